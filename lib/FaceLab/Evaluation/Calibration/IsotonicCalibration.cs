namespace FaceLab.Evaluation.Calibration;

/// <summary>The rising curve with the least squared error, of any shape: steps, joined by straight lines.</summary>
/// <remarks>
/// Pool adjacent violators: neighbouring similarities whose genuine shares fall are pooled until none does. Between two
/// steps the curve is interpolated, and beyond the similarities it was fitted on it stays level. It needs some thousand
/// pairs; on fewer it overfits: take <see cref="PlattScaling"/> then. It can give 0 or 1. Source: M. Ayer, H. Brunk, G.
/// Ewing, W. Reid, E. Silverman, 1955; B. Zadrozny, C. Elkan, "Transforming classifier scores into accurate multiclass
/// probability estimates", 2002, section 3.
/// </remarks>
public sealed class IsotonicCalibration : ISimilarityCalibration
{
    /// <summary>The bends of the curve, where each step begins and ends, rising, and the probability at each.</summary>
    private readonly double[] similarities, probabilities;

    private IsotonicCalibration(double[] similarities, double[] probabilities) =>
        (this.similarities, this.probabilities) = (similarities, probabilities);

    /// <inheritdoc/>
    public double Probability(double cosineSimilarity)
    {
        if (double.IsNaN(cosineSimilarity))
            throw new ArgumentException(
                "The similarity is not a number: look for a network that diverged.", nameof(cosineSimilarity));
        var at = Array.BinarySearch(similarities, cosineSimilarity);
        if (at >= 0)
            return probabilities[at];
        var after = ~at;
        if (after == 0 || after == similarities.Length)
            return probabilities[Math.Min(after, similarities.Length - 1)];
        var share = (cosineSimilarity - similarities[after - 1]) / (similarities[after] - similarities[after - 1]);
        return probabilities[after - 1] + share * (probabilities[after] - probabilities[after - 1]);
    }

    /// <summary>Fits the curve.</summary>
    /// <param name="pairs">Pairs that are not reported on.</param>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static IsotonicCalibration Fit(PairSimilarities pairs)
    {
        pairs.RequireBothKinds();
        // Equal similarities are one point, because they get one probability.
        var points = Enumerable.Range(0, pairs.Count).GroupBy(i => pairs.CosineSimilarities[i], i => pairs.Genuine[i])
            .OrderBy(group => group.Key)
            .Select(group => new Pool(group.Key, group.Key, group.Count(value => value), group.Count()));
        var pools = new Stack<Pool>();
        foreach (var point in points)
        {
            var pool = point;
            while (pools.TryPeek(out var before) && before.Share >= pool.Share)
                pool = pools.Pop().With(pool);
            pools.Push(pool);
        }
        var bends = pools.Reverse().SelectMany(pool =>
            ((float At, double Share)[])[(pool.First, pool.Share), (pool.Last, pool.Share)]).Distinct().ToArray();
        return new IsotonicCalibration(
            [.. bends.Select(bend => (double)bend.At)], [.. bends.Select(bend => bend.Share)]);
    }

    private readonly record struct Pool(float First, float Last, int Genuine, int Count)
    {
        public double Share => (double)Genuine / Count;

        public Pool With(Pool next) => new(First, next.Last, Genuine + next.Genuine, Count + next.Count);
    }
}
