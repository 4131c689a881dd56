using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Picks the pairs that a loss can learn most from.</summary>
public static class HardestPairs
{
    /// <summary>The smallest distances: the impostor pairs that look most alike.</summary>
    /// <param name="distances">(I), any order.</param>
    /// <param name="count">How many; <see langword="null"/>, or more than I, for all.</param>
    /// <returns>(min(count, I)), with the gradient of <paramref name="distances"/>; the caller owns it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static Tensor Closest(Tensor distances, int? count)
    {
        ArgumentNullException.ThrowIfNull(distances);
        if (count is < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "Give at least 1, or null for all pairs.");
        if (count is not { } k || k >= distances.numel())
            return distances.alias();
        var (values, indices) = distances.topk(k, largest: false, sorted: false);
        indices.Dispose();
        return values;
    }
}
