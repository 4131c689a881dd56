using FaceLab.Imaging;
using FaceLab.Training.Schedules;

namespace FaceLab.Training;

/// <summary>Everything that decides a run apart from model, loss and data.</summary>
public sealed record TrainingOptions
{
    /// <summary>Optimizer steps in all.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>Identities in a batch, P, at least 2; where there are fewer people, all of them.</summary>
    public int IdentitiesPerBatch { get; init; } = 64;

    /// <summary>Images of each identity in a batch, K, at least 1.</summary>
    public int ImagesPerIdentity { get; init; } = 2;

    /// <summary>Peak learning rate of AdamW.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay of weights; norms and biases have none (I. Loshchilov, F. Hutter, 2019).</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>How the learning rate goes from there.</summary>
    public LearningRateSchedule Schedule { get; init; } = new CosineDecay { WarmupShare = 0.2 };

    /// <summary>What is done to training pictures.</summary>
    public FaceAugmentation Augmentation { get; init; } = new();

    /// <summary>Steps between two looks at the validation batches.</summary>
    public int ValidateEvery { get; init; } = 100;

    /// <summary>Validation batches, always the same ones.</summary>
    public int ValidationBatches { get; init; } = 4;

    /// <summary>Decides batches and augmentation. Weights come from <c>torch.manual_seed</c>.</summary>
    public int Seed { get; init; } = 1;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IdentitiesPerBatch, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(ImagesPerIdentity, 1);
        Augmentation.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidateEvery, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationBatches, 1);
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
            throw new ArgumentOutOfRangeException(nameof(LearningRate), LearningRate, "Give a positive learning rate; AdamW's usual one is 0.001.");
        if (!double.IsFinite(WeightDecay) || WeightDecay < 0)
            throw new ArgumentOutOfRangeException(nameof(WeightDecay), WeightDecay, "Give 0 or a positive weight decay.");
        Schedule.Validate();
    }
}
