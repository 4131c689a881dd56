using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Scales embeddings to length 1, and checks them and the threshold of a clustering.</summary>
internal static class UnitRows
{
    /// <summary>Below this length, rounding has destroyed the direction.</summary>
    private const float ShortestLength = 1e-15f;

    /// <summary>Scales rows to length 1, on the CPU; the caller owns them.</summary>
    /// <exception cref="ArgumentException">The shape does not fit, a value is not finite, or a row is zero.</exception>
    public static Tensor Of(Tensor embeddings)
    {
        EmbeddingRows.Require(embeddings, nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = embeddings.detach().cpu();
        var lengths = rows.square().sum([1], keepdim: true).sqrt();
        if (lengths.min().item<float>() < ShortestLength)
            throw new ArgumentException(
                $"Embedding {lengths.argmin().item<long>():N0} has length zero, so no direction: " +
                "leave that face out.", nameof(embeddings));
        return (rows / lengths).contiguous().MoveToOuterDisposeScope();
    }

    /// <exception cref="ArgumentOutOfRangeException">It is not in [-1, 1].</exception>
    public static double RequireSimilarity(double threshold) => threshold is >= -1 and <= 1 ? threshold
        : throw new ArgumentOutOfRangeException(
            nameof(threshold), threshold, "A threshold of similarity is a cosine, from -1 to 1.");
}
