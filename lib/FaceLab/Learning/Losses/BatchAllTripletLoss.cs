using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Triplet loss over every triplet of a batch: the sum of max(0, d(a, p) - d(a, n) + margin) divided by the
/// number of terms above 0; with the soft margin, the mean of ln(1 + exp(d(a, p) - d(a, n))).</summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss", 2017, equation 6, averaged as their "batch
/// all ≠ 0": triplets without a loss do not lower the mean. The paper has Euclidean distances and margins of 0.1 to 1
/// or soft. Range: at least 0, above 0 where any triplet violates the margin. The loss may stay the same while fewer
/// do: watch the active share. Owned tensors: none. Embeddings are not normalised here. A batch without triplets gives
/// 0 with a gradient of 0. Memory: tensors of (A, N) for A anchor-positive pairs, A = N (K - 1) in a batch of K images
/// each; at N = 450, K = 15, 11 MB each in float32, about four at a time; (N, N, N) would be 365 MB. Active are the
/// triplets with a loss above 0; with the soft margin, those whose negative is not farther than the positive.
/// </remarks>
/// <param name="margin">The amount by which a negative has to be farther than the positive, in units of the distance,
/// above 0; <see langword="null"/> for the soft margin.</param>
/// <param name="distance">The distance.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class BatchAllTripletLoss(double? margin = 0.5, EmbeddingDistance distance = EmbeddingDistance.Euclidean)
    : MarginLoss(nameof(BatchAllTripletLoss), margin, lossWhenCollapsed: margin ?? Math.Log(2))
{
    private protected override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var distances = BatchDistances.All(embeddings, distance);                                   // (N, N)
        var masks = PairMasks.Of(labels);
        var (anchors, _, near) = masks.AnchorPositives(distances);                                  // (A) each
        var differences = near.unsqueeze(1) - distances.index_select(0, anchors);                   // (A, N)
        var others = masks.Impostor.index_select(0, anchors);
        var terms = LossMath.TripletTerms(differences, Margin).masked_fill(others.logical_not(), 0);
        var active = (Margin is null ? differences.detach().ge(0).logical_and(others) : terms.detach().gt(0)).sum();
        var valid = others.sum();
        NoteActive(active, valid);
        var mean = terms.sum() / (Margin is null ? valid : active).clamp_min(1);
        return mean + LossMath.ZeroIfFinite(embeddings);
    }
}
