using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Contrastive loss over all pairs of a batch: mean d² over genuine pairs plus mean max(0, margin - d)² over
/// the hardest impostor pairs; d is the Euclidean distance of two embeddings.</summary>
/// <remarks>
/// Source: R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006,
/// equation 4. Departures: their factor 1/2 is left out; the two kinds are averaged apart, so that the many impostor
/// pairs of a batch do not outweigh the few genuine ones; and only the closest impostor pairs count, because most
/// others are beyond the margin and have no gradient. Range: at least 0; with unit embeddings and margin m at most 4 +
/// m². Owned tensors: none. A kind of pair that a batch lacks adds 0 with a gradient of 0. Active are genuine pairs and
/// impostors within the margin.
/// </remarks>
public sealed class ContrastiveLoss : MarginLoss
{
    private readonly double margin;
    private readonly int? hardestImpostors;

    /// <summary>Makes the loss.</summary>
    /// <param name="margin">Euclidean distance beyond which impostor pairs have no loss.</param>
    /// <param name="hardestImpostors">The closest impostor pairs that count; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not positive or not finite.</exception>
    public ContrastiveLoss(double margin = 1.0, int? hardestImpostors = 512)
        : base(nameof(ContrastiveLoss), margin, lossWhenCollapsed: margin * margin)
    {
        if (hardestImpostors is < 1)
            throw new ArgumentOutOfRangeException(nameof(hardestImpostors), "Give at least 1, or null for all.");
        (this.margin, this.hardestImpostors) = (margin, hardestImpostors);
    }

    private protected override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var squared = BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean);       // (N, N)
        var once = torch.ones_like(squared, dtype: ScalarType.Bool).triu(1);
        var (isGenuine, isImpostor) = PairMasks.Of(labels);
        var genuine = squared.masked_select(isGenuine.logical_and(once));
        var impostor = Closest(squared.masked_select(isImpostor.logical_and(once)));
        var push = (margin - BatchDistances.Root(impostor)).clamp_min(0);
        NoteActive(push.detach().gt(0).sum() + genuine.numel(), torch.tensor(genuine.numel() + push.numel()));
        return LossMath.MeanOrZero(genuine) + LossMath.MeanOrZero(push.square());
    }

    private Tensor Closest(Tensor squared) => hardestImpostors is { } count && count < squared.numel()
        ? squared.topk(count, largest: false, sorted: false).values
        : squared;
}
