namespace FaceLab.Explanation;

/// <summary>How <see cref="PairGradCam"/> explains.</summary>
/// <remarks>The defaults are ours but for <see cref="Weights"/>, Grad-CAM's own; the other values and what they are for stand beside them.</remarks>
public sealed record PairGradCamOptions
{
    /// <summary>Whose maps; <see langword="null"/> for the last layer that gives maps and is no pooling. <see cref="Activations.Layers"/> lists them.</summary>
    public string? Layer { get; init; }

    /// <summary>How the gradient becomes the maps' weights.</summary>
    public MapWeights Weights { get; init; } = MapWeights.Averaged;

    /// <summary>
    /// Whether the lengths of both embeddings are constants of the gradient. Then the places of a face share out the similarity, where
    /// the head is linear. Else it is the gradient of the cosine itself, which says what would make the faces more alike instead: it
    /// vanishes for two equal faces, and with a linear head without a bias its places sum to 0, since a cosine does not change with
    /// length (Euler's theorem). It takes a network that ends in <see cref="Models.Heads.UnitLength"/>, or that leaves lengths be.
    /// </summary>
    public bool HoldLengths { get; init; } = true;
}
