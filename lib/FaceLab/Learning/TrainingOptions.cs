using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>Everything that decides a run apart from model, loss and data.</summary>
public sealed record TrainingOptions
{
    /// <summary>Optimizer steps in all.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>Which faces a step sees.</summary>
    public SamplerOptions Batches { get; init; } = new IdentityBatches();

    /// <summary>What makes the steps.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>Peak learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the learning rate goes from there.</summary>
    public LearningRateSchedule Schedule { get; init; } = new CosineDecay { WarmupShare = 0.2 };

    /// <summary>Weight decay of weights; norms and biases have none.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Largest length of a step's gradient, longer ones are shortened; <see langword="null"/> for none.</summary>
    /// <remarks>Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", 2013, section 3.2.</remarks>
    public double? GradientClip { get; init; }

    /// <summary>What is done to training pictures.</summary>
    public FaceAugmentation Augmentation { get; init; } = new();

    /// <summary>Steps between two points of the curve, with their look at the validation people.</summary>
    public int ValidateEvery { get; init; } = 100;

    /// <summary>Whether there is also a point after each epoch, so that no score comes later than that.</summary>
    /// <remarks>
    /// Epochs of fewer than 20 steps have none of their own: <see cref="ValidateEvery"/> decides alone there. Where there is no score,
    /// <see cref="Patience"/> counts these points, too.
    /// </remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ValidateEachEpoch { get; init; }

    /// <summary>Validation batches, always the same ones.</summary>
    public int ValidationBatches { get; init; } = 4;

    /// <summary>Stops when so many scores in a row, or validation losses where there is no score, were no better than the best one;
    /// <see langword="null"/> for never.</summary>
    public int? Patience { get; init; }

    /// <summary>Decides batches and augmentation. Weights come from <c>torch.manual_seed</c>.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Fails on a setting out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the setting.</exception>
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
            throw new ArgumentOutOfRangeException(nameof(LearningRate), LearningRate, "Give a positive learning rate; Adam's usual one is 0.001.");
        if (!double.IsFinite(WeightDecay) || WeightDecay < 0)
            throw new ArgumentOutOfRangeException(nameof(WeightDecay), WeightDecay, "Give 0 or a positive weight decay.");
        if (GradientClip is { } clip && !(clip > 0))
            throw new ArgumentOutOfRangeException(nameof(GradientClip), clip, "Give a positive length, or null for no clipping.");
        if (Patience is < 1)
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "Give at least 1 score, or null to train to the end.");
    }
}
