using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Mining straight from embeddings.</summary>
public static class TripletMining
{
    /// <summary>Computes all distances of a batch, and mines it.</summary>
    /// <param name="miner">The miner.</param>
    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64.</param>
    /// <param name="distance">Which distance; the miner's margin is in its units.</param>
    /// <returns>The triplets, without gradient; the caller owns them.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    public static Triplets Mine(this ITripletMiner miner, Tensor embeddings, Tensor labels, EmbeddingDistance distance)
    {
        ArgumentNullException.ThrowIfNull(miner);
        using var noGradient = no_grad();
        using var distances = BatchDistances.All(embeddings, distance);
        return miner.Mine(distances, labels);
    }
}
