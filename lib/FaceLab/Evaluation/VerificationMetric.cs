using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;

namespace FaceLab.Evaluation;

/// <summary>Area under the ROC curve of some pairs, a measure of verification without a threshold.</summary>
public sealed class VerificationMetric : IValidationMetric
{
    private readonly PreparedFaces faces;
    private readonly IReadOnlyList<FacePair> pairs;
    private readonly IPairComparer? comparer;

    /// <summary>A metric over given pairs.</summary>
    /// <param name="name">The name of the metric.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows, of both kinds. They must not be reported pairs: the metric picks the best
    /// checkpoint.</param>
    /// <param name="comparer">The comparer of two embeddings; null for their cosine.</param>
    /// <exception cref="ArgumentException">A kind of pair is missing.</exception>
    public VerificationMetric(
        string name, PreparedFaces faces, IReadOnlyList<FacePair> pairs, IPairComparer? comparer = null)
    {
        var genuine = pairs.Count(pair => pair.Genuine);
        if (genuine == 0 || genuine == pairs.Count)
            throw new ArgumentException(
                $"A metric needs genuine and impostor pairs; there are {genuine} and {pairs.Count - genuine}.",
                nameof(pairs));
        (Name, this.faces, this.pairs, this.comparer) = (name, faces, pairs, comparer);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes a metric over pairs of some people, drawn once.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="people">The people; training does not use them.</param>
    /// <param name="pairsEach">The number of genuine and of impostor pairs; fewer if there are not enough.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="comparer">The comparer of two embeddings; null for their cosine.</param>
    /// <exception cref="ArgumentException">The people have no genuine or no impostor pair.</exception>
    public static VerificationMetric Of(
        PreparedFaces faces, FaceSet people, int pairsEach = 300, int seed = 1, IPairComparer? comparer = null)
    {
        var pairs = faces.DrawPairs(people, pairsEach, seed);
        return new VerificationMetric(
            $"area under ROC, {pairs.Count:N0} pairs of {people.Name}", faces, pairs, comparer);
    }

    /// <inheritdoc/>
    public double Measure(EmbeddingNetwork model) =>
        RocCurve.Of(PairSimilarities.Compare(model, faces, pairs, comparer)).AreaUnderCurve;
}
