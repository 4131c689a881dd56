using FaceLab.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Losses;

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
/// </remarks>
public sealed class ContrastiveLoss : Module<Tensor, Tensor, Tensor>
{
    /// <summary>A loss.</summary>
    /// <param name="margin">Euclidean distance beyond which an impostor pair is far enough, in (0, 2) for unit embeddings.</param>
    /// <param name="hardestImpostors">How many of a batch's closest impostor pairs count; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not positive or not finite.</exception>
    public ContrastiveLoss(double margin = 1.0, int? hardestImpostors = 512) : base(nameof(ContrastiveLoss))
    {
        if (!double.IsFinite(margin) || margin <= 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin is a distance: give a positive number; unit embeddings are at most 2 apart.");
        if (hardestImpostors is < 1)
            throw new ArgumentOutOfRangeException(nameof(hardestImpostors), hardestImpostors, "Give at least 1, or null to use all impostor pairs.");
        (Margin, HardestImpostors) = (margin, hardestImpostors);
    }

    /// <summary>Euclidean distance beyond which an impostor pair costs nothing.</summary>
    public double Margin { get; }

    /// <summary>How many impostor pairs of a batch count; <see langword="null"/> for all.</summary>
    public int? HardestImpostors { get; }

    /// <param name="embeddings">(N, D), float32.</param>
    /// <param name="labels">(N), int64: the identity of each row.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or the batch has no pair.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        BatchShape.Check(embeddings, labels);
        using var scope = NewDisposeScope();
        var (genuine, impostor) = PairDistances.Squared(embeddings, labels);
        var closest = HardestPairs.Closest(impostor, HardestImpostors);
        var push = (Margin - closest.sqrt()).clamp_min(0).square();
        return (MeanOrZero(genuine) + MeanOrZero(push)).MoveToOuterDisposeScope();
    }

    /// <summary>A kind of pair that the batch lacks costs nothing, and keeps the gradient defined.</summary>
    private static Tensor MeanOrZero(Tensor values) => values.numel() == 0 ? values.sum() : values.mean();
}
