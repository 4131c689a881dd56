using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Triplet loss over the triplets that a miner picks from a batch: the mean of max(0, d(a, p) - d(a, n) +
/// margin), or of the soft margin ln(1 + exp(d(a, p) - d(a, n))).</summary>
/// <remarks>
/// All faces pass the network once; mining and loss share the distances of all pairs, which carry the gradients.
/// <see cref="FaceNet"/>, <see cref="OpenFace"/> and <see cref="BatchHard"/> are published losses, with their sources.
/// Range: at least 0; with unit embeddings at most the distance's largest value plus the margin. Owned tensors: the
/// miner's, under "miner". Embeddings are not normalised here. A batch without triplets gives 0 with a gradient of 0.
/// Active are, of the miner's candidates, the triplets with a loss above 0; with the soft margin, those whose negative
/// is not farther than the positive.
/// </remarks>
public sealed class MinedTripletLoss : MarginLoss
{
    private readonly ITripletMiner miner;
    private readonly EmbeddingDistance distance;

    /// <summary>Makes the loss.</summary>
    /// <param name="miner">The miner; a <see cref="nn.Module"/> is disposed with this loss.</param>
    /// <param name="margin">The amount by which a negative has to be farther than the positive, in units of the
    /// distance, above 0; <see langword="null"/> for the soft margin.</param>
    /// <param name="distance">The distance; the miner's margin is in its units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public MinedTripletLoss(
        ITripletMiner miner, double? margin = 0.2, EmbeddingDistance distance = EmbeddingDistance.SquaredEuclidean)
        : base(nameof(MinedTripletLoss), margin, lossWhenCollapsed: margin ?? Math.Log(2))
    {
        (this.miner, this.distance) = (miner, distance);
        RegisterComponents();
    }

    /// <summary>Makes a loss of squared distances and semi-hard negatives: F. Schroff et al., "FaceNet", CVPR 2015,
    /// sections 3.1 and 3.2. The paper has margin 0.2, unit embeddings of 128 numbers, batches of 1,800 faces, about 40
    /// of each person.</summary>
    /// <param name="margin">In squared distance.</param>
    /// <param name="seed">The seed that picks the semi-hard negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static MinedTripletLoss FaceNet(double margin = 0.2, long seed = 1) =>
        new(new SemiHardNegatives(margin, seed), margin);

    /// <summary>Makes a loss of squared distances and any negative that violates the margin: OpenFace's training (B.
    /// Amos et al., 2016). It has margin 0.2, unit embeddings of 128 numbers, 15 people with 20 faces each.</summary>
    /// <param name="margin">In squared distance.</param>
    /// <param name="seed">The seed that picks the violating negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static MinedTripletLoss OpenFace(double margin = 0.2, long seed = 1) =>
        new(new RandomViolatingNegatives(margin, seed), margin);

    /// <summary>Makes a loss of Euclidean distances, each anchor with its farthest positive and closest negative: A.
    /// Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss", 2017, equation 5. The paper has margins of 0.1 to
    /// 1, the soft margin best, embeddings of 128 not normalised, 18 people with 4 images each.</summary>
    /// <param name="margin">In Euclidean distance; <see langword="null"/> for the soft margin, its best.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static MinedTripletLoss BatchHard(double? margin = null) =>
        new(new HardestTriplets(), margin, EmbeddingDistance.Euclidean);

    private protected override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var distances = BatchDistances.All(embeddings, distance);                                   // (N, N)
        var triplets = miner.Mine(distances.detach(), labels);
        var differences = To(triplets.Positives) - To(triplets.Negatives);                          // (T)
        var terms = LossMath.TripletTerms(differences, Margin);
        var active = Margin is null ? differences.detach().ge(0) : terms.detach().gt(0);
        NoteActive(active.sum(), torch.tensor(triplets.Candidates));
        return LossMath.MeanOrZero(terms) + LossMath.ZeroIfFinite(embeddings);

        Tensor To(Tensor others) => distances.flatten().index_select(0, triplets.Anchors * labels.shape[0] + others);
    }
}
