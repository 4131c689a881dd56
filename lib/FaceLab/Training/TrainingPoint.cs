namespace FaceLab.Training;

/// <summary>One point of the learning curve.</summary>
/// <param name="Step">Optimizer steps so far.</param>
/// <param name="Seconds">Seconds of training so far, pauses not counted.</param>
/// <param name="TrainingLoss">Mean loss of the batches since the last point.</param>
/// <param name="ValidationLoss">Mean loss of the validation batches, without augmentation.</param>
/// <param name="ImagesPerSecond">Training speed since the last point, validation not counted.</param>
public sealed record TrainingPoint(int Step, double Seconds, double TrainingLoss, double ValidationLoss, double ImagesPerSecond);
