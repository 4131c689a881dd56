using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Losses;

/// <summary>Distances between all pairs of a batch, each pair once.</summary>
internal static class PairDistances
{
    /// <summary>Below this a square root's gradient explodes.</summary>
    private const double Smallest = 1e-6;

    /// <summary>Squared Euclidean distances of all pairs i &lt; j, and which of them are genuine.</summary>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="labels">(N), int64.</param>
    /// <returns>Squared distances of genuine pairs (G) and of impostor pairs (I), G + I = N (N - 1) / 2.</returns>
    public static (Tensor Genuine, Tensor Impostor) Squared(Tensor embeddings, Tensor labels)
    {
        var squares = embeddings.square().sum([1], keepdim: true);                                  // (N, 1)
        var distances = squares + squares.t() - 2 * embeddings.matmul(embeddings.t());              // (N, N)
        distances = distances.clamp_min(Smallest);
        var once = torch.ones_like(distances, dtype: ScalarType.Bool).triu(1);
        var same = labels.unsqueeze(0) == labels.unsqueeze(1);
        return (distances.masked_select(same.logical_and(once)), distances.masked_select(same.logical_not().logical_and(once)));
    }
}
