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
    private const int Neighbours = 10;

    /// <summary>Compares pairs of rows of embeddings; embeddings (N, D) and cohort (M, D) have rows of length
    /// 1.</summary>
    public static PairSimilarities Compare(Tensor embeddings, IReadOnlyList<FacePair> pairs, Tensor cohort)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var nearest = embeddings.mm(cohort.t()).topk(Neighbours, dim: 1).values.mean([1]).cpu().data<float>().ToArray();
        var plain = PairSimilarities.Of(embeddings, pairs);
        return plain with
        {
            CosineSimilarities = [.. plain.CosineSimilarities.Zip(pairs,
                (similarity, pair) => similarity - (nearest[pair.First] + nearest[pair.Second]) / 2)],
        };
    }
}
