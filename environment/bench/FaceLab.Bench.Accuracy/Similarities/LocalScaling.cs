using FaceLab.Data;
using FaceLab.Evaluation;
using static TorchSharp.torch;

namespace FaceLab.Bench.Accuracy;

/// <summary>Similarities made comparable between faces: some faces are like everybody, and their similarities come
/// down.</summary>
/// <remarks>
/// Cross-domain similarity local scaling, halved: cos(x, y) - (r(x) + r(y)) / 2, r being a face's mean similarity to
/// its ten nearest faces of a cohort, people who stand in no pair. Source: A. Conneau, G. Lample, M. Ranzato, L.
/// Denoyer, H. Jégou, "Word Translation Without Parallel Data", ICLR 2018, section 2.3; with a cohort it is the mean
/// part of speaker verification's symmetric normalisation (S. Shum and others, "Unsupervised Speaker Adaptation based
/// on the Cosine Similarity", Odyssey 2010).
/// </remarks>
internal static class LocalScaling
{
    /// <summary>Compares pairs.</summary>
    /// <param name="embeddings">(N, D), float32, rows of length 1.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="embeddings"/>.</param>
    /// <param name="cohort">(M, D), float32, rows of length 1: other people, such as those of the training set.</param>
    /// <param name="neighbours">k, from 1 to M; 10 in the source.</param>
    /// <returns>The pairs, their similarities scaled: in [-2, 2].</returns>
    /// <exception cref="ArgumentException">There is no pair, or sizes do not fit.</exception>
    public static PairSimilarities Compare(
        Tensor embeddings, IReadOnlyList<FacePair> pairs, Tensor cohort, int neighbours = 10)
    {
        if (cohort.dim() != 2 || embeddings.dim() != 2 || cohort.shape[1] != embeddings.shape[1])
        {
            throw new ArgumentException($"Embeddings ({string.Join(", ", embeddings.shape)}) and a cohort " +
                $"({string.Join(", ", cohort.shape)}) need rows of one size.", nameof(cohort));
        }
        if (neighbours < 1 || neighbours > cohort.shape[0])
        {
            throw new ArgumentOutOfRangeException(nameof(neighbours), neighbours,
                $"Give 1 to {cohort.shape[0]} neighbours: so many faces are in the cohort.");
        }
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var nearest = embeddings.mm(cohort.t()).topk(neighbours, dim: 1).values.mean([1]).cpu().data<float>().ToArray();
        var plain = PairSimilarities.Of(embeddings, pairs);
        return plain with
        {
            CosineSimilarities = [.. plain.CosineSimilarities.Zip(pairs,
                (similarity, pair) => similarity - (nearest[pair.First] + nearest[pair.Second]) / 2)],
        };
    }
}
