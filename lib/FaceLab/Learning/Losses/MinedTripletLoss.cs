using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Triplet loss over the triplets that a miner picks from a batch: the mean of max(0, d(a, p) - d(a, n) + margin), or of the soft
/// margin ln(1 + exp(d(a, p) - d(a, n))).
/// </summary>
/// <remarks>
/// All faces pass the network once; the distances of all pairs serve mining and loss, and gradients reach the embeddings through
/// them. <see cref="FaceNet"/>, <see cref="OpenFace"/> and <see cref="BatchHard"/> are the published recipes, with their sources.
/// Range: at least 0; with unit embeddings at most the distance's largest value plus the margin. Owned tensors: the miner's,
/// under "miner". Embeddings are not normalised here. A batch without triplets gives 0 with a gradient of 0. Statistics: valid are
/// the miner's candidates, active the triplets that cost something; with the soft margin, where all do, those whose negative is not
/// farther than the positive.
/// </remarks>
public sealed class MinedTripletLoss : WatchedLoss
{
    private readonly ITripletMiner miner;

    /// <summary>A loss.</summary>
    /// <param name="miner">Picks the triplets. One with a state of its own is a <see cref="Module"/> and disposed with this one.</param>
    /// <param name="margin">By how much a negative has to be farther than the positive, in units of the distance, above 0;
    /// <see langword="null"/> for the soft margin.</param>
    /// <param name="distance">Which distance; the miner's margin is in its units.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public MinedTripletLoss(ITripletMiner miner, double? margin = 0.2, EmbeddingDistance distance = EmbeddingDistance.SquaredEuclidean)
        : base(nameof(MinedTripletLoss))
    {
        ArgumentNullException.ThrowIfNull(miner);
        LossMath.CheckMargin(margin ?? 1, nameof(margin));
        (this.miner, Margin, Distance) = (miner, margin, distance);
        RegisterComponents();
    }

    /// <summary>In units of the distance; <see langword="null"/>: soft.</summary>
    public double? Margin { get; }

    /// <summary>Which distance.</summary>
    public EmbeddingDistance Distance { get; }

    /// <summary>Squared distances, semi-hard negatives: F. Schroff et al., "FaceNet", CVPR 2015, sections 3.1 and 3.2. Theirs:
    /// margin 0.2, unit embeddings of 128, batches of 1,800 with about 40 faces an identity.</summary>
    /// <param name="margin">In squared distance.</param>
    /// <param name="seed">Decides which of the semi-hard negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public static MinedTripletLoss FaceNet(double margin = 0.2, long seed = 1) => new(new SemiHardNegatives(margin, seed), margin);

    /// <summary>Squared distances, any negative that violates the margin: OpenFace's training (B. Amos et al., 2016). Theirs: margin
    /// 0.2, unit embeddings of 128, 15 people with 20 faces each.</summary>
    /// <param name="margin">In squared distance.</param>
    /// <param name="seed">Decides which of the violating negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public static MinedTripletLoss OpenFace(double margin = 0.2, long seed = 1) => new(new RandomViolatingNegatives(margin, seed), margin);

    /// <summary>Euclidean distances, each anchor with its farthest positive and closest negative: A. Hermans, L. Beyer, B. Leibe, "In
    /// Defense of the Triplet Loss", 2017, equation 5. Theirs: margins of 0.1 to 1, the soft margin best, embeddings of 128 that are
    /// not normalised, 18 people with 4 images each.</summary>
    /// <param name="margin">In Euclidean distance; <see langword="null"/>, as theirs at best, for the soft margin.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public static MinedTripletLoss BatchHard(double? margin = null) => new(new HardestTriplets(), margin, EmbeddingDistance.Euclidean);

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
        var triplets = miner.Mine(distances.detach(), labels);
        var differences = To(triplets.Positives) - To(triplets.Negatives);                          // (T)
        var terms = LossMath.TripletTerms(differences, Margin);
        var active = Margin is null ? differences.detach().ge(0) : terms.detach().gt(0);
        Watch(BatchStatistics.Of(distances.detach(), PairMasks.Of(labels), torch.tensor(triplets.Candidates), active.sum()));
        return (LossMath.MeanOrZero(terms) + LossMath.ZeroIfFinite(embeddings)).MoveToOuterDisposeScope();

        Tensor To(Tensor others) => distances.flatten().index_select(0, triplets.Anchors * labels.shape[0] + others);
    }
}
