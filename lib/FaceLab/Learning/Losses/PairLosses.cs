using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>A loss of a batch whose rows 2i and 2i + 1 are a pair, genuine if labels are equal.</summary>
/// <remarks>One forward pass of the network serves both faces, as in a siamese network.
/// <c>Sampling.CurriculumPairSampler</c> draws such batches and decides how many of their pairs are genuine.</remarks>
public abstract class PairLoss : EmbeddingLoss
{
    private protected PairLoss(string name) : base(name) { }

    private protected sealed override void Check(Tensor embeddings, Tensor labels)
    {
        base.Check(embeddings, labels);
        BatchShape.Require(embeddings.shape[0] % 2 == 0, "an even number of rows, two for a pair", embeddings);
    }

    private protected sealed override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var (faces, people) = (LossMath.Wide(embeddings).reshape(-1, 2, embeddings.shape[1]), labels.reshape(-1, 2));
        var terms = Terms(faces.select(1, 0), faces.select(1, 1), people.select(1, 0) == people.select(1, 1));
        return terms.mean() + LossMath.ZeroIfFinite(embeddings);
    }

    /// <summary>Computes the loss of each pair, (N) or more; the current dispose scope owns it.</summary>
    /// <param name="first">(N, D), at least float32.</param>
    /// <param name="second">(N, D): the other face of each pair.</param>
    /// <param name="genuine">(N), bool: true for genuine pairs.</param>
    private protected abstract Tensor Terms(Tensor first, Tensor second, Tensor genuine);
}

/// <summary>Contrastive loss of pairs: the mean of ½ d² over genuine pairs and ½ max(0, margin - d)² over impostor
/// pairs; d is the Euclidean distance of two embeddings.</summary>
/// <remarks>
/// Source: R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006,
/// equation 4, in the form of Caffe's ContrastiveLoss layer, with which Neuberg's personal-photos model (about 2015)
/// was trained; <see cref="ContrastiveLoss"/> takes all pairs of a batch instead. The margin is 1 in Caffe and here.
/// Range: at least 0; with unit embeddings and margin m at most max(2, ½ m²). Owned tensors: none. An impostor pair at
/// distance 0 has a gradient of 0.
/// </remarks>
/// <param name="margin">Euclidean distance beyond which impostor pairs have no loss.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class ContrastivePairLoss(double margin = 1.0) : PairLoss(nameof(ContrastivePairLoss))
{
    private readonly double margin = LossMath.CheckedMargin(margin);

    private protected override Tensor Terms(Tensor first, Tensor second, Tensor genuine)
    {
        var squared = (first - second).square().sum([1]);
        return where(genuine, squared, (margin - BatchDistances.Root(squared)).relu().square()) / 2;
    }
}

/// <summary>Cosine embedding loss of pairs: the mean of 1 - cos(a, b) over genuine pairs and max(0, cos(a, b) -
/// margin) over impostor pairs.</summary>
/// <remarks>
/// Source: Torch7's CosineEmbeddingCriterion, which the siamese "cosine" heads of P. Báez's person recognition project
/// train with. The margin is the cosine similarity that impostors may have; 0, a right angle, by default there and
/// here. Range: 0 to 2. Owned tensors: none. Embeddings need not be normalised; those shorter than 1e-6 are divided by
/// 1e-6, so that the gradient at 0 is finite.
/// </remarks>
/// <param name="margin">Cosine similarity below which an impostor pair is far enough, from -1 to below 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is out of its range.</exception>
public sealed class CosinePairLoss(double margin = 0) : PairLoss(nameof(CosinePairLoss))
{
    private readonly double margin = margin >= -1 && margin < 1 ? margin
        : throw new ArgumentOutOfRangeException(
            nameof(margin), margin, "The margin is a cosine: give a number from -1 to below 1.");

    private protected override Tensor Terms(Tensor first, Tensor second, Tensor genuine)
    {
        var cosines = (LossMath.Unit(first) * LossMath.Unit(second)).sum([1]);
        return where(genuine, 1 - cosines, (cosines - margin).relu());
    }
}

/// <summary>Hinge embedding loss on the L1 distance of pairs: the mean of d over genuine pairs and max(0, margin - d)
/// over impostor pairs, with d = Σ |a - b|.</summary>
/// <remarks>
/// Source: the siamese pre-training of E. Gölge's selfie rating (2016), with Torch7's PairwiseDistance(1) and
/// HingeEmbeddingCriterion, whose margin is 1 by default, as here; a distance over D coordinates grows with D, so
/// larger embeddings need larger margins. A pair is genuine there if both faces have about the same rating. Range: at
/// least 0; with unit embeddings at most max(2 √D, margin). Owned tensors: none. At equal coordinates |a - b| has the
/// gradient 0.
/// </remarks>
/// <param name="margin">L1 distance beyond which an impostor pair is far enough, above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class L1HingePairLoss(double margin = 1.0) : PairLoss(nameof(L1HingePairLoss))
{
    private readonly double margin = LossMath.CheckedMargin(margin);

    private protected override Tensor Terms(Tensor first, Tensor second, Tensor genuine)
    {
        var distances = (first - second).abs().sum([1]);
        return where(genuine, distances, (margin - distances).relu());
    }
}
