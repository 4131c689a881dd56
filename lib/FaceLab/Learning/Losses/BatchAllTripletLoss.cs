using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Triplet loss over every triplet of a batch: the sum of max(0, d(a, p) - d(a, n) + margin) over the number of terms that are not
/// zero; or, with the soft margin, the mean of ln(1 + exp(d(a, p) - d(a, n))).
/// </summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss", 2017, equation 6, averaged as their "batch all ≠ 0":
/// triplets that are solved do not dilute those that are not. Theirs: Euclidean distance, margins of 0.1 to 1 or soft.
/// Range: at least 0; where any triplet violates it, above 0, so that the loss need not fall while fewer violate: watch the active
/// share. Owned tensors: none. Embeddings are not normalised here. A batch without triplets gives 0 with a gradient of 0.
/// Memory: tensors of (A, N) for A anchor-positive pairs, A = N (K - 1) in a batch of K images each; at N = 450, K = 15, 11 MB each
/// in float32, about four at a time; (N, N, N) would be 365 MB.
/// Statistics: valid are all triplets, active those that cost something; with the soft margin, where all do, those whose negative
/// is not farther than the positive.
/// </remarks>
public sealed class BatchAllTripletLoss : WatchedLoss
{
    /// <summary>A loss.</summary>
    /// <param name="margin">By how much a negative has to be farther than the positive, in units of the distance, above 0;
    /// <see langword="null"/> for the soft margin.</param>
    /// <param name="distance">Which distance.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public BatchAllTripletLoss(double? margin = 0.5, EmbeddingDistance distance = EmbeddingDistance.Euclidean) : base(nameof(BatchAllTripletLoss))
    {
        LossMath.CheckMargin(margin ?? 1, nameof(margin));
        (Margin, Distance) = (margin, distance);
    }

    /// <summary>In units of the distance; <see langword="null"/>: soft.</summary>
    public double? Margin { get; }

    /// <summary>Which distance.</summary>
    public EmbeddingDistance Distance { get; }

    /// <inheritdoc/>
    public override double LossWhenCollapsed => Margin ?? Math.Log(2);

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64: the identity of each row.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the batch has no pair.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        BatchShape.CheckPairs(embeddings, labels);
        using var scope = NewDisposeScope();
        var distances = BatchDistances.All(embeddings, Distance);                                   // (N, N)
        var masks = PairMasks.Of(labels);
        var (anchors, positives) = masks.AnchorPositives();                                         // (A) each
        var near = distances.flatten().index_select(0, anchors * labels.shape[0] + positives);
        var differences = near.unsqueeze(1) - distances.index_select(0, anchors);                   // (A, N)
        var others = masks.Impostor.index_select(0, anchors);
        var terms = LossMath.TripletTerms(differences, Margin).masked_fill(others.logical_not(), 0);
        var active = (Margin is null ? differences.detach().ge(0).logical_and(others) : terms.detach().gt(0)).sum();
        var valid = others.sum();
        Watch(BatchStatistics.Of(distances.detach(), masks, valid, active));
        var mean = terms.sum() / (Margin is null ? valid : active).clamp_min(1);
        return (mean + LossMath.ZeroIfFinite(embeddings)).MoveToOuterDisposeScope();
    }
}
