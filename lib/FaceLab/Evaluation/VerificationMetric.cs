using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;

namespace FaceLab.Evaluation;

/// <summary>Area under the ROC curve of some pairs: how well the network verifies, without a threshold.</summary>
public sealed class VerificationMetric : IValidationMetric
{
    private readonly PreparedFaces faces;
    private readonly IReadOnlyList<FacePair> pairs;
    private readonly IPairComparer? comparer;

    /// <summary>A metric over given pairs.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows, of both kinds. Not those that a result is reported on: the metric decides
    /// which checkpoint is the best.</param>
    /// <param name="comparer">Compares two embeddings; by their cosine where it is null.</param>
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

    /// <summary>Draws pairs of some people, once, to measure.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="people">Whose pairs; people whom training never sees.</param>
    /// <param name="pairsEach">Genuine pairs, and as many impostor pairs; fewer where there are not so many.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="comparer">Compares two embeddings; by their cosine where it is null.</param>
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
