using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>The options of a training, without model, loss and data.</summary>
public sealed record TrainingOptions
{
    /// <summary>The number of optimizer steps in all.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>The sampler that picks the faces of each step.</summary>
    public SamplerOptions Batches { get; init; } = new IdentityBatches();

    /// <summary>The optimizer.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>The peak learning rate, above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The course of the learning rate.</summary>
    public LearningRateSchedule Schedule { get; init; } = new CosineDecay { WarmupShare = 0.2 };

    /// <summary>The weight decay of weights, at least 0; norms and biases have none.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>The length that longer gradients are scaled down to; <see langword="null"/> for no clipping.</summary>
    /// <remarks>Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks",
    /// 2013, section 3.2.</remarks>
    public double? GradientClip { get; init; }

    /// <summary>The random changes to training pictures.</summary>
    public FaceAugmentation Augmentation { get; init; } = new();

    /// <summary>The number of steps between two evaluations.</summary>
    public int ValidateEvery { get; init; } = 100;

    /// <summary>True for an additional evaluation, with the metric, right after each epoch.</summary>
    /// <remarks>Epochs of fewer than 20 steps have none: <see cref="ValidateEvery"/> alone decides there.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ValidateEachEpoch { get; init; }

    /// <summary>The number of validation batches, always the same ones.</summary>
    public int ValidationBatches { get; init; } = 4;

    /// <summary>The number of metrics in a row that do not beat the best one before training stops;
    /// <see langword="null"/> for never. Without a metric, validation losses count.</summary>
    public int? Patience { get; init; }

    /// <summary>The seed of batches and augmentation. Weights come from <c>torch.manual_seed</c>.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentNullException.ThrowIfNull(Batches);
        ArgumentNullException.ThrowIfNull(Augmentation);
        ArgumentNullException.ThrowIfNull(Schedule);
        ArgumentNullException.ThrowIfNull(Optimizer);
        Augmentation.Validate();
        Schedule.Validate();
        Optimizer.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidateEvery, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationBatches, 1);
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
            throw new ArgumentOutOfRangeException(nameof(LearningRate),
                LearningRate, "Give a positive learning rate; Adam's usual one is 0.001.");
        if (!double.IsFinite(WeightDecay) || WeightDecay < 0)
            throw new ArgumentOutOfRangeException(nameof(WeightDecay),
                WeightDecay, "Give 0 or a positive weight decay.");
        if (GradientClip is { } clip && !(clip > 0))
            throw new ArgumentOutOfRangeException(nameof(GradientClip),
                clip, "Give a positive length, or null for no clipping.");
        if (Patience is < 1)
            throw new ArgumentOutOfRangeException(nameof(Patience),
                Patience, "Give at least 1 metric, or null to train to the end.");
    }
}
