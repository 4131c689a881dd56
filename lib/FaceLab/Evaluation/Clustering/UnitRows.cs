using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Embeddings as directions, and what every clustering demands of them and of its threshold.</summary>
internal static class UnitRows
{
    /// <summary>Lengths below this have lost their direction to rounding, as their squares have.</summary>
    private const float ShortestLength = 1e-15f;

    /// <summary>Takes rows to length 1, on the CPU; the caller owns them.</summary>
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

    /// <summary>Fails unless the threshold is a cosine similarity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static double RequireSimilarity(double threshold) => threshold is >= -1 and <= 1 ? threshold
        : throw new ArgumentOutOfRangeException(
            nameof(threshold), threshold, "A threshold of similarity is a cosine, from -1 to 1.");
}
