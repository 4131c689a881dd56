using FaceLab.Basics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Mining;

/// <summary>Picks for every genuine pair a random negative with d(a, n) &lt; d(a, p) + margin.</summary>
/// <remarks>
/// Source: B. Amos, B. Ludwiczuk, M. Satyanarayanan, "OpenFace", 2016, and its training code in its community's
/// version: one forward pass over P x K faces, all anchor-positive pairs, a random violating negative. Departure: each
/// genuine pair has one anchor there; here both of its images are anchors. OpenFace's margin is 0.2 on squared
/// distances of unit embeddings. Negatives closer than the positive may be picked, unlike
/// <see cref="SemiHardNegatives"/>.
/// </remarks>
/// <param name="margin">In units of the distance, above 0.</param>
/// <param name="seed">The same seed gives the same picks.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class RandomViolatingNegatives(double margin = 0.2, long seed = 1)
    : RandomNegatives(nameof(RandomViolatingNegatives), margin, seed, onlyFarther: false);

/// <summary>Picks for every genuine pair a random negative with d(a, p) &lt; d(a, n) &lt; d(a, p) + margin.</summary>
/// <remarks>
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", CVPR 2015, section 3.2: all anchor-positive pairs of a
/// mini-batch, and semi-hard negatives, because the hardest ones let an untrained network collapse. The paper does not
/// say which of them it takes; here each is equally likely. Its margin is 0.2 on squared distances of unit embeddings,
/// its batches have 1,800 faces with about 40 of an identity.
/// </remarks>
/// <param name="margin">In units of the distance, above 0.</param>
/// <param name="seed">The same seed gives the same picks.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class SemiHardNegatives(double margin = 0.2, long seed = 1)
    : RandomNegatives(nameof(SemiHardNegatives), margin, seed, onlyFarther: true);

/// <summary>Picks for every genuine pair a random negative from a range of distances, if there is one.</summary>
/// <remarks>
/// Every genuine pair counts twice, each image once as anchor. A batch of P identities with K images each has P K (K -
/// 1) anchor-positive pairs; each is compared with all N faces, as many pairs at a time as fit the processor's cache:
/// time O(P K² N), memory O(N²) plus 3 MB (11 ms and 5 MB at N = 450, K = 15; a tensor (N, N, N) would be 365 MB). The
/// random numbers of the n-th call follow from the seed and n alone; n is a buffer, so that a miner inside a loss is in
/// that loss's <c>state_dict</c> and a resumed run has the same picks.
/// </remarks>
public abstract class RandomNegatives : Module, ITripletMiner
{
    /// <summary>Comparisons at a time, about 10 bytes each; four times as many take twice as long.</summary>
    private const long AtOnce = 1 << 18;

    private readonly Tensor calls;
    private readonly double margin;
    private readonly long seed;
    private readonly bool onlyFarther;

    private protected RandomNegatives(string name, double margin, long seed, bool onlyFarther) : base(name)
    {
        (this.margin, this.seed, this.onlyFarther) = (LossMath.CheckedMargin(margin), seed, onlyFarther);
        calls = zeros([], ScalarType.Int64);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public Triplets Mine(Tensor distances, Tensor labels)
    {
        BatchShape.CheckDistances(distances, labels);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        distances = LossMath.Wide(distances);
        var masks = PairMasks.Of(labels).WhereFinite(distances);
        var far = distances.masked_fill(masks.Impostor.logical_not(), double.PositiveInfinity);     // (N, N)
        var (anchors, positives, near) = masks.AnchorPositives(distances);                          // (A) each
        var negatives = Pick(far, anchors, near, Chances(anchors));
        var kept = negatives.ge(0).nonzero().squeeze(1);
        return Triplets.Of(anchors, positives, negatives, kept, candidates: anchors.shape[0]);
    }

    /// <summary>Picks a negative for each pair, or -1: (A), int64.</summary>
    private Tensor Pick(Tensor far, Tensor anchors, Tensor near, Tensor chances)
    {
        var picked = full_like(anchors, -1);
        var (pairs, step) = (anchors.shape[0], Math.Max(1, AtOnce / far.shape[0]));
        for (var start = 0L; start < pairs; start += step)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(step, pairs - start);
            var some = far.index_select(0, Part(anchors));
            Part(picked).copy_(PickSome(some, Part(near), Part(chances)));

            Tensor Part(Tensor all) => all.narrow(0, start, length);
        }
        return picked;
    }

    /// <summary>Picks the r-th fitting negative: it is where a count from left to right reaches r.</summary>
    private Tensor PickSome(Tensor far, Tensor near, Tensor chances)
    {
        near = near.unsqueeze(1);
        var fitting = far < near + margin;                                                          // (A, N)
        if (onlyFarther)
            fitting = fitting.logical_and(far > near);
        var counted = fitting.cumsum(1, ScalarType.Int32);
        var count = counted.select(1, far.shape[1] - 1);
        var wanted = (chances * count).to(ScalarType.Int32).minimum(count - 1) + 1;                 // 1 .. count
        return searchsorted(counted, wanted.unsqueeze(1)).squeeze(1).masked_fill(count.le(0), -1);
    }

    /// <summary>Draws a number for each pair, uniform in [0, 1).</summary>
    private Tensor Chances(Tensor pairs)
    {
        using var random = new Generator(Chance.Mix(Chance.Mix((ulong)seed) + (ulong)calls.add_(1).item<long>()), CPU);
        return rand(pairs.shape[0], ScalarType.Float64, generator: random).to(pairs.device);
    }
}
