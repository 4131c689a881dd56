using FaceLab.Basics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Mining;

/// <summary>For every anchor-positive pair of a batch one random negative from a range of distances, or none: then the pair is
/// dropped.</summary>
/// <remarks>
/// Every genuine pair counts twice, each image once as anchor. A batch of P identities with K images each has P K (K - 1)
/// anchor-positive pairs; each is compared with all N faces, as many pairs at a time as fit a processor's cache: time O(P K² N),
/// memory O(N²) plus 3 MB (11 ms and 5 MB at N = 450, K = 15; a tensor (N, N, N) would be 365 MB). The random numbers of the n-th
/// call follow from the seed and n alone; n is a buffer, so that a miner inside a loss is in that loss's <c>state_dict</c> and goes
/// on exactly after a resume.
/// </remarks>
public abstract class RandomNegatives : Module, ITripletMiner
{
    /// <summary>Comparisons that are made at once, about 10 bytes each; four times as many take twice as long.</summary>
    private const long AtOnce = 1 << 18;

    private readonly Tensor calls;

    private protected RandomNegatives(string name, double margin, long seed) : base(name)
    {
        LossMath.CheckMargin(margin, nameof(margin));
        (Margin, Seed, calls) = (margin, seed, zeros([], ScalarType.Int64));
        RegisterComponents();
    }

    /// <summary>A negative violates the margin if it is closer than the positive's distance plus this.</summary>
    public double Margin { get; }

    /// <summary>The same seed gives the same picks.</summary>
    public long Seed { get; }

    /// <inheritdoc/>
    public Triplets Mine(Tensor distances, Tensor labels)
    {
        BatchShape.CheckDistances(distances, labels);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        distances = LossMath.Wide(distances);
        var masks = PairMasks.Of(labels).WhereFinite(distances);
        var far = distances.masked_fill(masks.Impostor.logical_not(), double.PositiveInfinity);     // (N, N), negatives only
        var (anchors, positives) = masks.AnchorPositives();                                         // (A) each
        var near = distances.flatten().index_select(0, anchors * labels.shape[0] + positives);
        var negatives = Pick(far, anchors, near, Chances(anchors));
        var kept = negatives.ge(0).nonzero().squeeze(1);
        return new Triplets(anchors.index_select(0, kept), positives.index_select(0, kept), negatives.index_select(0, kept), anchors.shape[0])
            .MoveToOuterDisposeScope();
    }

    /// <summary>Whether a negative is in the range, apart from the margin.</summary>
    /// <param name="far">(A, N): distances from the anchors to all negatives, else infinite.</param>
    /// <param name="near">(A, 1): distances from the anchors to their positives.</param>
    /// <returns>(A, N), bool; <see langword="null"/> for all.</returns>
    private protected abstract Tensor? Beyond(Tensor far, Tensor near);

    /// <summary>(A), int64: a negative for each pair, or -1.</summary>
    private Tensor Pick(Tensor far, Tensor anchors, Tensor near, Tensor chances)
    {
        var picked = full_like(anchors, -1);
        var (pairs, step) = (anchors.shape[0], Math.Max(1, AtOnce / far.shape[0]));
        for (var start = 0L; start < pairs; start += step)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(step, pairs - start);
            picked.narrow(0, start, length).copy_(
                PickSome(far.index_select(0, anchors.narrow(0, start, length)), near.narrow(0, start, length), chances.narrow(0, start, length)));
        }
        return picked;
    }

    /// <summary>Counts the fitting negatives from left to right: the r-th of them is where the count reaches r.</summary>
    private Tensor PickSome(Tensor far, Tensor near, Tensor chances)
    {
        near = near.unsqueeze(1);
        var fitting = far < near + Margin;
        if (Beyond(far, near) is { } beyond)
            fitting = fitting.logical_and(beyond);
        var counted = fitting.cumsum(1, ScalarType.Int32);                                          // (A, N)
        var count = counted.select(1, far.shape[1] - 1);
        var wanted = (chances * count).to(ScalarType.Int32).minimum(count - 1) + 1;                 // 1 .. count
        return searchsorted(counted, wanted.unsqueeze(1)).squeeze(1).masked_fill(count.le(0), -1);
    }

    /// <summary>Uniform in [0, 1), one for each pair.</summary>
    private Tensor Chances(Tensor pairs)
    {
        using var random = new Generator(Chance.Mix(Chance.Mix((ulong)Seed) + (ulong)calls.add_(1).item<long>()), CPU);
        return rand(pairs.shape[0], ScalarType.Float64, generator: random).to(pairs.device);
    }
}
