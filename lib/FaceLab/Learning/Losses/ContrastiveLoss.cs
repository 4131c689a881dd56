using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Contrastive loss over all pairs of a batch: mean d² over genuine pairs plus mean max(0, margin - d)² over the
/// hardest impostor pairs, d being the Euclidean distance of two embeddings.
/// </summary>
/// <remarks>
/// Source: R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006,
/// equation 4. Departures: their factor 1/2 is left out; the two kinds are averaged apart, so that the many impostor
/// pairs of a batch do not drown the few genuine ones; and only the <see cref="HardestImpostors"/> closest impostor pairs
/// count, as most of the others are beyond the margin and teach nothing.
/// Range: at least 0; with unit embeddings and margin m at most 4 + m². Owned tensors: none.
/// A kind of pair that a batch lacks costs nothing and has a gradient of 0. Statistics: valid are the pairs that count, active the
/// genuine ones and the impostors within the margin; distances are Euclidean.
/// </remarks>
public sealed class ContrastiveLoss : WatchedLoss
{
    /// <summary>A loss.</summary>
    /// <param name="margin">Euclidean distance beyond which an impostor pair is far enough, in (0, 2) for unit embeddings.</param>
    /// <param name="hardestImpostors">How many of a batch's closest impostor pairs count; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not positive or not finite.</exception>
    public ContrastiveLoss(double margin = 1.0, int? hardestImpostors = 512) : base(nameof(ContrastiveLoss))
    {
        LossMath.CheckMargin(margin, nameof(margin));
        if (hardestImpostors is < 1)
            throw new ArgumentOutOfRangeException(nameof(hardestImpostors), hardestImpostors, "Give at least 1, or null to use all impostor pairs.");
        (Margin, HardestImpostors) = (margin, hardestImpostors);
    }

    /// <summary>Euclidean distance beyond which an impostor pair costs nothing.</summary>
    public double Margin { get; }

    /// <summary>How many impostor pairs of a batch count; <see langword="null"/> for all.</summary>
    public int? HardestImpostors { get; }

    /// <inheritdoc/>
    public override double LossWhenCollapsed => Margin * Margin;

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64: the identity of each row.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the batch has no pair.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        BatchShape.CheckPairs(embeddings, labels);
        using var scope = NewDisposeScope();
        var (genuine, impostor) = PairDistances.Squared(embeddings, labels);
        var closest = HardestPairs.Closest(impostor, HardestImpostors);
        var push = (Margin - BatchDistances.Root(closest)).clamp_min(0);
        Watch(Statistics(genuine.detach(), impostor.detach(), push.detach()));
        return (LossMath.MeanOrZero(genuine) + LossMath.MeanOrZero(push.square())).MoveToOuterDisposeScope();
    }

    private static BatchStatistics Statistics(Tensor genuine, Tensor impostor, Tensor push) => BatchStatistics.Of(
        torch.tensor(genuine.numel() + push.numel()), push.gt(0).sum() + genuine.numel(),
        BatchDistances.Root(genuine).mean(), BatchDistances.Root(impostor).mean());
}
