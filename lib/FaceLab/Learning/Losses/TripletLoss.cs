using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>Triplet margin loss of given triplets: the mean of max(0, d(a, p) - d(a, n) + margin).</summary>
/// <remarks>
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", CVPR 2015, section 3.1, with squared Euclidean distances
/// and margin 0.2 as defaults, both the paper's; a mean instead of its sum, so that the learning rate does not depend
/// on the number of triplets. Range: at least 0; with unit embeddings at most the distance's largest value plus the
/// margin. Owned tensors: none. No triplets give 0 with a gradient of 0. Embeddings are not normalised here.
/// </remarks>
/// <param name="margin">The amount by which a negative has to be farther than the positive, in units of the distance,
/// above 0; <see langword="null"/> for the soft margin ln(1 + exp(d(a, p) - d(a, n))) of
/// <see cref="MinedTripletLoss"/>.</param>
/// <param name="distance">The distance.</param>
/// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
public sealed class TripletLoss(double? margin = 0.2, EmbeddingDistance distance = EmbeddingDistance.SquaredEuclidean)
    : Module<Tensor, Tensor, Tensor, Tensor>(nameof(TripletLoss))
{
    private readonly double? margin = margin is { } given ? LossMath.CheckedMargin(given) : null;

    /// <param name="anchor">(N, D), floating point.</param>
    /// <param name="positive">(N, D): another image of each anchor's identity.</param>
    /// <param name="negative">(N, D): an image of another identity.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative)
    {
        BatchShape.CheckAlike(anchor, positive, negative);
        using var scope = NewDisposeScope();
        var near = BatchDistances.Between(anchor, positive, distance);
        var far = BatchDistances.Between(anchor, negative, distance);
        var mean = LossMath.MeanOrZero(LossMath.TripletTerms(near - far, margin));
        return (mean + LossMath.ZeroIfFinite(anchor + positive + negative)).MoveToOuterDisposeScope();
    }
}
