using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Distances between all pairs of a batch, each pair once.</summary>
internal static class PairDistances
{
    /// <summary>Squared Euclidean distances of all pairs i &lt; j, genuine ones and impostors apart.</summary>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="labels">(N), int64.</param>
    /// <returns>Squared distances of genuine pairs (G) and of impostor pairs (I), G + I = N (N - 1) / 2.</returns>
    public static (Tensor Genuine, Tensor Impostor) Squared(Tensor embeddings, Tensor labels)
    {
        var distances = BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean);         // (N, N)
        var once = torch.ones_like(distances, dtype: ScalarType.Bool).triu(1);
        var (genuine, impostor) = PairMasks.Of(labels);
        return (distances.masked_select(genuine.logical_and(once)), distances.masked_select(impostor.logical_and(once)));
    }
}
