using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>One evaluation of the network during training. Values that were not measured are not numbers.</summary>
/// <param name="Step">Optimizer steps so far.</param>
/// <param name="Seconds">Seconds of training so far; pauses, validation and checkpoints not counted.</param>
/// <param name="TrainingLoss">The mean loss of the batches since the last evaluation.</param>
/// <param name="ValidationLoss">The mean loss of the validation batches; losses that classify people have none.</param>
/// <param name="ImagesPerSecond">The training speed since the last evaluation.</param>
public sealed record EvaluationStep(int Step, double Seconds, double TrainingLoss, double ValidationLoss,
    double ImagesPerSecond)
{
    /// <summary>The mean number of times that a training image was drawn.</summary>
    public double Epoch { get; init; } = double.NaN;

    /// <summary>The value of the run's <see cref="IValidationMetric"/>, larger being better.</summary>
    [JsonPropertyName("score")]
    public double Metric { get; init; } = double.NaN;

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <summary>The length of the last step's gradient, before it was clipped.</summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>The share of the last batch's pairs or triplets that are active, 0 to 1.</summary>
    public double ActiveShare { get; init; } = double.NaN;

    /// <summary>The number of directions in which the validation identities' embeddings differ:
    /// <see cref="Learning.EffectiveRank"/>.</summary>
    public double EffectiveRank { get; init; } = double.NaN;

    /// <summary>The variance of validation embeddings over their mean squared length: 0 (all the same) to 1.</summary>
    public double Spread { get; init; } = double.NaN;

    /// <summary>The share of the time since the last evaluation that batches took to draw and gather.</summary>
    public double DataWaitShare { get; init; } = double.NaN;

    /// <summary>The warning with its remedy; <see langword="null"/> if nothing looks wrong.</summary>
    public string? Warning { get; init; }
}
