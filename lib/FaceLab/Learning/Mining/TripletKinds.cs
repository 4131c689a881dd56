using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>The numbers of a batch's easy, semi-hard and hard triplets, from which a miner chooses.</summary>
/// <remarks>
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, section 3.2. Every ordered genuine pair (anchor,
/// positive) is combined with every negative; P identities with K images each have P K (K - 1) (P - 1) K triplets.
/// </remarks>
/// <param name="Easy">d(a, n) at least d(a, p) + margin: no loss and no gradient.</param>
/// <param name="SemiHard">d(a, p) &lt; d(a, n) &lt; d(a, p) + margin: in the right order, within the margin.</param>
/// <param name="Hard">d(a, n) at most d(a, p): the negative is as close as the positive, or closer.</param>
public sealed record TripletKinds(long Easy, long SemiHard, long Hard)
{
    /// <summary>The number of all triplets.</summary>
    public long Count => Easy + SemiHard + Hard;

    /// <summary>Counts the triplets of a batch.</summary>
    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64.</param>
    /// <param name="margin">In units of the distance, above 0.</param>
    /// <param name="distance">The distance.</param>
    /// <returns>The counts; triplets with a distance that is not a finite number are left out.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static TripletKinds Of(Tensor embeddings, Tensor labels, double margin, EmbeddingDistance distance)
    {
        using var noGradient = no_grad();
        using var distances = BatchDistances.All(embeddings, distance);
        return Of(distances, labels, margin);
    }

    /// <summary>Counts the triplets of a batch with distances (N, N).</summary>
    internal static TripletKinds Of(Tensor distances, Tensor labels, double margin)
    {
        BatchShape.CheckDistances(distances, labels);
        LossMath.CheckedMargin(margin);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var wide = LossMath.Wide(distances);
        var masks = PairMasks.Of(labels).WhereFinite(wide);
        var (anchors, _, positive) = masks.AnchorPositives(wide);                                   // (A) each
        var (near, far) = (positive.unsqueeze(1), wide.index_select(0, anchors));                   // (A, 1), (A, N)
        var negatives = masks.Impostor.index_select(0, anchors);
        var hard = Count((far <= near).logical_and(negatives));
        var easy = Count((far >= near + margin).logical_and(negatives));
        return new TripletKinds(easy, Count(negatives) - easy - hard, hard);

        static long Count(Tensor mask) => mask.sum().item<long>();
    }
}
