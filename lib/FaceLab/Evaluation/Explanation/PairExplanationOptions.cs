using FaceLab.Networks;
using FaceLab.Networks.Layers;

namespace FaceLab.Evaluation.Explanation;

/// <summary>How <see cref="PairExplanation"/> explains.</summary>
/// <remarks>
/// The defaults are ours: after a global average they differ from <see cref="GradCam"/> by the lengths only, and for networks whose head sees
/// places they are the more faithful (<see cref="DeletionCheck"/>).
/// </remarks>
public sealed record PairExplanationOptions
{
    /// <summary>Grad-CAM as published, for a cosine.</summary>
    public static PairExplanationOptions GradCam { get; } = new() { Weights = MapWeights.Averaged, HoldLengths = false };

    /// <summary>
    /// Whose maps; <see langword="null"/> for the last layer that gives maps and is no pooling. <see cref="Activations.Layers"/> lists them.
    /// An earlier layer has finer maps, such as <c>stages.stage3</c> of <see cref="SmallResNet"/>; layers behind it are not linear, so that
    /// its places no longer share out all of the similarity.
    /// </summary>
    public string? Layer { get; init; }

    /// <summary>How the gradient becomes the maps' weights.</summary>
    public MapWeights Weights { get; init; } = MapWeights.EachPlace;

    /// <summary>
    /// Whether the lengths of both embeddings are constants of the gradient. Then the places of a face share out the similarity, where
    /// the head is linear. Else it is the gradient of the cosine itself, which says what would make the faces more alike instead: it
    /// vanishes for two equal faces, and with a linear head without a bias its places sum to 0, since a cosine does not change with
    /// length (Euler's theorem). It takes a network that ends in <see cref="UnitLength"/>, or that leaves lengths be.
    /// </summary>
    public bool HoldLengths { get; init; } = true;
}
