using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>One point of the learning curve. What was not measured is not a number.</summary>
/// <param name="Step">Optimizer steps so far.</param>
/// <param name="Seconds">Seconds of training so far; pauses, validation and checkpoints not counted.</param>
/// <param name="TrainingLoss">Mean loss of the batches since the last point.</param>
/// <param name="ValidationLoss">Mean loss of the validation batches, without augmentation; losses that classify the training people have none.</param>
/// <param name="ImagesPerSecond">Training speed since the last point.</param>
public sealed record EvaluationStep(int Step, double Seconds, double TrainingLoss, double ValidationLoss, double ImagesPerSecond)
{
    /// <summary>How often each training image has come on average.</summary>
    public double Epoch { get; init; } = double.NaN;

    /// <summary>What <see cref="IValidationMetric"/> says of the network, larger being better.</summary>
    [JsonPropertyName("score")]
    public double Metric { get; init; } = double.NaN;

    /// <summary>Learning rate of the last step.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <summary>Length of the last step's gradient, before it was clipped.</summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>Share of the last batch's pairs or triplets that cost something, 0 to 1.</summary>
    public double ActiveShare { get; init; } = double.NaN;

    /// <summary>In how many directions the validation people's embeddings differ: <see cref="EffectiveRank"/>.</summary>
    public double EffectiveRank { get; init; } = double.NaN;

    /// <summary>How far the validation people's embeddings lie from their mean, 0 (all are the same) to 1: the variance over the mean squared length.</summary>
    public double Spread { get; init; } = double.NaN;

    /// <summary>Share of the time since the last point, or since the run went on after it, that went into drawing and gathering batches, 0 to 1.</summary>
    public double DataWaitShare { get; init; } = double.NaN;

    /// <summary>What looks wrong, with a remedy; <see langword="null"/> where nothing does.</summary>
    public string? Warning { get; init; }
}
