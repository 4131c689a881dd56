namespace FaceLab.Evaluation.Explanation;

/// <summary>A layer whose output is a stack of maps: one that <see cref="Activations"/> and <see cref="PairExplanation"/> can look at.</summary>
/// <param name="Name">Its place in the network, as in the weights' names, such as <c>stages.stage4</c>.</param>
/// <param name="Channels">Maps, C.</param>
/// <param name="Height">Rows of a map, H, at least 2.</param>
/// <param name="Width">Columns of a map, W, at least 2.</param>
public sealed record MapLayer(string Name, int Channels, int Height, int Width)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Channels}x{Height}x{Width})";
}
