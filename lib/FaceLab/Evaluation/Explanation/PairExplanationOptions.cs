using FaceLab.Networks;

namespace FaceLab.Evaluation.Explanation;

/// <summary>The options of <see cref="PairExplanation"/>.</summary>
public sealed record PairExplanationOptions
{
    /// <summary>Grad-CAM as published, for a cosine.</summary>
    public static PairExplanationOptions GradCam { get; } = new() { Published = true };

    /// <summary>The layer whose maps are used; <see langword="null"/> for the last layer with maps that is not pooling.
    /// <see cref="Activations.Layers"/> lists them. An earlier layer has finer maps, such as <c>stages.stage3</c> of
    /// <see cref="SmallResNet"/>; the layers after it are not linear, so that its places no longer sum to the
    /// similarity.</summary>
    public string? Layer { get; init; }

    /// <summary>True for <see cref="GradCam"/>, one weight for each channel and the gradient of the cosine itself;
    /// false for a weight at each place and constant lengths, as <see cref="PairExplanation"/> says.</summary>
    public bool Published { get; init; }
}
