using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>A distance of two embeddings; smaller means more alike. Margins are in the units of the distance.</summary>
public enum EmbeddingDistance
{
    /// <summary>|a - b|, 0 to 2 for unit embeddings. A. Hermans et al. (2017) train with it, unsquared.</summary>
    Euclidean,

    /// <summary>|a - b|², 0 to 4 for unit embeddings. F. Schroff et al. (FaceNet, 2015) train with it.</summary>
    SquaredEuclidean,

    /// <summary>1 - cos(a, b), 0 to 2: half the squared distance of the normalised embeddings.</summary>
    Cosine,
}

/// <summary>Computes distances of embeddings: of all pairs of a batch, or of given pairs.</summary>
/// <remarks>
/// bfloat16 and float16 are computed in float32. All pairs of a batch come from one matrix product, |a|² + |b|² - 2ab,
/// of embeddings minus the batch's mean: this changes no distance and reduces rounding errors. A root's gradient is
/// infinite at 0, so Euclidean distances below <see cref="Least"/> count as <see cref="Least"/>, with a gradient of 0:
/// equal embeddings neither attract nor repel each other.
/// </remarks>
public static class BatchDistances
{
    /// <summary>The smallest Euclidean distance.</summary>
    public const double Least = 1e-3;

    /// <summary>Computes the distances of all pairs of a batch.</summary>
    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="distance">The distance.</param>
    /// <returns>(N, N), symmetric, with the gradient of <paramref name="embeddings"/>; the diagonal is 0 up to
    /// rounding and <see cref="Least"/>. The caller owns it.</returns>
    /// <exception cref="ArgumentException"><paramref name="embeddings"/> has another shape or type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distance"/> is not a defined value.</exception>
    public static Tensor All(Tensor embeddings, EmbeddingDistance distance)
    {
        BatchShape.CheckEmbeddings(embeddings);
        using var scope = NewDisposeScope();
        var values = LossMath.Wide(embeddings);
        if (distance == EmbeddingDistance.Cosine)
        {
            var unit = LossMath.Unit(values);
            return (1 - unit.mm(unit.t())).MoveToOuterDisposeScope();
        }
        var centred = values - values.detach().mean([0], keepdim: true);
        var squares = centred.square().sum([1], keepdim: true);                                     // (N, 1)
        return Of(squares + squares.t() - 2 * centred.mm(centred.t()), distance).MoveToOuterDisposeScope();
    }

    /// <summary>Computes the distances of pairs, row by row.</summary>
    /// <param name="first">(N, D), floating point.</param>
    /// <param name="second">(N, D).</param>
    /// <param name="distance">The distance.</param>
    /// <returns>(N), with the gradient of both; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distance"/> is not a defined value.</exception>
    public static Tensor Between(Tensor first, Tensor second, EmbeddingDistance distance)
    {
        BatchShape.CheckAlike(first, second);
        using var scope = NewDisposeScope();
        var (a, b) = (LossMath.Wide(first), LossMath.Wide(second));
        return (distance == EmbeddingDistance.Cosine
            ? 1 - (LossMath.Unit(a) * LossMath.Unit(b)).sum([1])
            : Of((a - b).square().sum([1]), distance)).MoveToOuterDisposeScope();
    }

    /// <summary>Computes Euclidean from squared distances, any shape; the current dispose scope owns them.</summary>
    internal static Tensor Root(Tensor squared) => squared.clamp_min(Least * Least).sqrt();

    private static Tensor Of(Tensor squared, EmbeddingDistance distance) => distance switch
    {
        EmbeddingDistance.SquaredEuclidean => squared.clamp_min(0),
        EmbeddingDistance.Euclidean => Root(squared),
        _ => throw new ArgumentOutOfRangeException(nameof(distance), distance,
            $"Give one of {string.Join(", ", Enum.GetNames<EmbeddingDistance>())}."),
    };
}
