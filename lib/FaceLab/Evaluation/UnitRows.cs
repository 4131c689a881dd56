using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>The one rule for embeddings that are compared by cosine: rows of any length are scaled to length 1, and a
/// row without a direction is refused.</summary>
internal static class UnitRows
{
    /// <summary>Below this length, rounding has destroyed the direction.</summary>
    private const float ShortestLength = 1e-15f;

    /// <summary>Above this difference of two numbers in rows of length 1, rounding is not the reason.</summary>
    private const float Rounding = 1e-6f;

    private const string Remedy = "Take an earlier checkpoint, or train again with a lower learning rate.";

    /// <summary>Scales rows to length 1, on the CPU; the caller owns them.</summary>
    /// <exception cref="ArgumentException">The shape or the number of labels does not fit, a value is not finite, or a
    /// row is zero; if all are, the network is called dead.</exception>
    public static Tensor Of(Tensor embeddings, string name, IReadOnlyList<int>? labels = null)
    {
        EmbeddingRows.Require(embeddings, name, labels);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = embeddings.detach().cpu();
        var lengths = rows.square().sum([1], keepdim: true).sqrt();
        if (rows.shape[0] > 1 && lengths.max().item<float>() < ShortestLength)
            throw new ArgumentException($"All {rows.shape[0]:N0} embeddings are zero: the network is dead. {Remedy}",
                name);
        if (lengths.min().item<float>() < ShortestLength)
            throw new ArgumentException(
                $"Embedding {lengths.argmin().item<long>():N0} has length zero, so no direction: " +
                "leave that face out.", name);
        return (rows / lengths).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Throws if a model gives all faces of several people one embedding.</summary>
    /// <param name="rows">(N, D), rows of length 1.</param>
    /// <exception cref="ArgumentException">All rows are equal.</exception>
    public static void RequireDifferent(Tensor rows)
    {
        using var scope = NewDisposeScope();
        if (rows.shape[0] > 1 && (rows - rows.narrow(0, 0, 1)).abs().max().item<float>() < Rounding)
            throw new ArgumentException($"All {rows.shape[0]:N0} embeddings are equal: the network is dead. {Remedy}",
                nameof(rows));
    }
}
