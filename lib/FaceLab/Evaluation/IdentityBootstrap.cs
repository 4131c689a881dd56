using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Evaluation;

/// <summary>The spread of a figure over other people: identities, not pairs, are resampled.</summary>
/// <remarks>
/// Pairs that share a person are correlated, so that drawing pairs would give too narrow intervals. Each replicate
/// draws as many identities as there are, with replacement. An identity drawn w times is w people: a genuine pair
/// counts w times, an impostor pair the product of its two people's times, and two copies of one person make no pair.
/// The intervals are rather too wide: if no two pairs share a person, the variance of an impostor pair is estimated
/// three times as large as it is (A. Owen, "The pigeonhole bootstrap", 2007). Source: T. Snijders, S. Borgatti,
/// "Non-parametric standard errors and tests for network statistics", 1999, for pairs of resampled people; R. Bolle, N.
/// Ratha, S. Pankanti, "Error analysis of pattern recognition systems: the subsets bootstrap", 2004, for faces.
/// Comparisons of two models use the same draws for both. Thread-safe.
/// </remarks>
public sealed class IdentityBootstrap
{
    private const int MostRedraws = 100;
    private readonly (int First, int Second)[] people;
    private readonly bool[] genuine;
    private readonly int identityCount, replicates;
    private readonly long seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="pairs">The pairs, in the order of their similarities.</param>
    /// <param name="labels">The label of each face that a pair may point to, such as
    /// <see cref="FaceSet.Labels"/>.</param>
    /// <param name="replicates">The number of draws, at least 100; 1,000 for an interval's ends.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <exception cref="ArgumentException">A pair does not fit the labels, or there are fewer than ten
    /// identities.</exception>
    public IdentityBootstrap(
        IReadOnlyList<FacePair> pairs, IReadOnlyList<int> labels, int replicates = 1000, long seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        (this.replicates, this.seed) = (replicates, seed);
        foreach (var (i, (first, second, isGenuine)) in pairs.Index())
        {
            if (first < 0 || second < 0 || first >= labels.Count || second >= labels.Count
                || isGenuine != (labels[first] == labels[second]))
                throw new ArgumentException(
                    $"Pair {i}, of faces {first} and {second}, does not fit the {labels.Count:N0} labels: " +
                    "give the labels of the set it points into.", nameof(labels));
        }
        var numberOf = pairs.SelectMany(pair => (int[])[labels[pair.First], labels[pair.Second]]).Distinct()
            .Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        identityCount = numberOf.Count;
        if (identityCount < 10)
            throw new ArgumentException($"The pairs show {identityCount} identities: a bootstrap needs at least ten, " +
                "and tells little below fifty.", nameof(pairs));
        people = [.. pairs.Select(pair => (numberOf[labels[pair.First]], numberOf[labels[pair.Second]]))];
        genuine = [.. pairs.Select(pair => pair.Genuine)];
    }

    /// <summary>Measures the area under the ROC curve.</summary>
    /// <param name="pairs">The pairs' similarities, in their order.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">These are other pairs, or a similarity is not finite.</exception>
    public BootstrapInterval AreaUnderCurve(PairSimilarities pairs, double confidence = 0.95)
    {
        var ties = Ties(pairs);
        return Interval((weights, _) => Area(ties, weights), confidence);
    }

    /// <summary>Measures the accuracy at a threshold.</summary>
    /// <param name="pairs">The pairs' similarities, in their order.</param>
    /// <param name="threshold">The threshold, chosen on other pairs.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">These are other pairs, or a value is not a number.</exception>
    public BootstrapInterval Accuracy(PairSimilarities pairs, double threshold, double confidence = 0.95) =>
        MeanAccuracy([(pairs, threshold)], confidence);

    /// <summary>Measures the share of pairs that are judged rightly, each at a threshold of its own.</summary>
    /// <param name="right">True for each pair that is judged rightly, in the order of the pairs.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are not as many judgements as pairs.</exception>
    public BootstrapInterval Accuracy(IReadOnlyList<bool> right, double confidence = 0.95) =>
        Interval(ShareOf(right), confidence);

    /// <summary>Tests the share of pairs that a first model judges rightly minus that of a second one, on the same
    /// draws of people.</summary>
    /// <param name="first">True for each pair that the first model judges rightly, in the order of the pairs.</param>
    /// <param name="second">The same of the second model.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are not as many judgements as pairs.</exception>
    public BootstrapInterval AccuracyDifference(
        IReadOnlyList<bool> first, IReadOnlyList<bool> second, double confidence = 0.95)
    {
        var (one, other) = (ShareOf(first), ShareOf(second));
        return Interval((weights, replicate) => one(weights, replicate) - other(weights, replicate), confidence);
    }

    /// <summary>Measures the mean accuracy of several trainings with the same options. The interval covers other seeds
    /// and other people: each replicate resamples trainings and people.</summary>
    /// <remarks>With few trainings it is too narrow: n of them show (n - 1) / n of the variance of seeds. Source: A.
    /// Davison, D. Hinkley, "Bootstrap methods and their application", 1997, section 3.8.</remarks>
    /// <param name="trainings">Of each training the pairs' similarities, in their order, and the threshold, chosen on
    /// other pairs.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There is no training, similarities are not of these pairs, or a value is not
    /// a number.</exception>
    public BootstrapInterval MeanAccuracy(
        IReadOnlyList<(PairSimilarities Pairs, double Threshold)> trainings, double confidence = 0.95) =>
        Interval(MeanOf(trainings), confidence);

    /// <summary>Tests the mean accuracy of some trainings minus that of others on the same draws of people. Equally
    /// many trainings on both sides also have the same draws: the i-th of each side share a seed.</summary>
    /// <param name="first">Trainings with the first options, as for <see cref="MeanAccuracy"/>.</param>
    /// <param name="second">Trainings with the second options.</param>
    /// <param name="confidence">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A side has no training, similarities are not of these pairs, or a value is
    /// not a number.</exception>
    public BootstrapInterval MeanAccuracyDifference(IReadOnlyList<(PairSimilarities Pairs, double Threshold)> first,
        IReadOnlyList<(PairSimilarities Pairs, double Threshold)> second, double confidence = 0.95)
    {
        var (one, other) = (MeanOf(first), MeanOf(second));
        return Interval((weights, replicate) => one(weights, replicate) - other(weights, replicate), confidence);
    }

    /// <summary>Measures the band of a ROC curve.</summary>
    /// <param name="pairs">The pairs' similarities, in their order.</param>
    /// <param name="confidence">The confidence at each false accept rate, between 0 and 1.</param>
    /// <exception cref="ArgumentException">These are other pairs, or a similarity is not finite.</exception>
    public RocBand Band(PairSimilarities pairs, double confidence = 0.95)
    {
        var ties = Ties(pairs);
        Proportion.RequireConfidence(confidence);
        var rates = RocBand.Rates(genuine.Count(same => !same));
        var values = Draws().Select(weights => TrueAcceptRates(ties, weights, rates)).ToArray();
        var estimate = TrueAcceptRates(ties, AsTheyAre(), rates);
        var intervals = rates.Select((_, r) =>
            BootstrapInterval.Of(estimate[r], [.. values.Select(replicate => replicate[r])], confidence)).ToList();
        return new RocBand(rates, estimate, [.. intervals.Select(interval => interval.Low)],
            [.. intervals.Select(interval => interval.High)], confidence);
    }

    private Func<double[], int?, double> MeanOf(IReadOnlyList<(PairSimilarities Pairs, double Threshold)> trainings)
    {
        if (trainings.Count == 0)
            throw new ArgumentException("There is no training to take a mean of.", nameof(trainings));
        foreach (var (pairs, _) in trainings)
            RequireFit(pairs);
        var shares = trainings.Select(training => ShareOf(training.Pairs.RightAt(training.Threshold))).ToArray();
        return (weights, replicate) => TrainingsIn(replicate, shares.Length)
            .Average(training => shares[training](weights, replicate));
    }

    private Func<double[], int?, double> ShareOf(IReadOnlyList<bool> right)
    {
        if (right.Count != genuine.Length)
            throw new ArgumentException($"{right.Count:N0} judgements do not fit {genuine.Length:N0} pairs.",
                nameof(right));
        return (weights, _) => weights.Where((_, i) => right[i]).Sum() / weights.Sum();
    }

    /// <summary>Draws trainings with replacement; the estimate, which is not a replicate, has each once.</summary>
    private IEnumerable<int> TrainingsIn(int? replicate, int count)
    {
        var random = replicate is { } r ? new RandomSource(seed + ((r + 1L) << 32)) : null;
        return Enumerable.Range(0, count).Select(i => random?.Below(count) ?? i);
    }

    private BootstrapInterval Interval(Func<double[], int?, double> figure, double confidence)
    {
        Proportion.RequireConfidence(confidence);
        return BootstrapInterval.Of(figure(AsTheyAre(), null),
            [.. Draws().Select((weights, replicate) => figure(weights, replicate))], confidence);
    }

    private double[] AsTheyAre() => [.. Enumerable.Repeat(1.0, genuine.Length)];

    private IEnumerable<double[]> Draws()
    {
        var random = new RandomSource(seed);
        return Enumerable.Range(0, replicates).Select(_ => Weights(random));
    }

    /// <summary>Draws the weight of each pair, and draws again if a kind of pair is missing.</summary>
    private double[] Weights(RandomSource random)
    {
        for (var redraw = 0; redraw < MostRedraws; redraw++)
        {
            var times = new int[identityCount];
            for (var draw = 0; draw < identityCount; draw++)
                times[random.Below(identityCount)]++;
            var weights = new double[genuine.Length];
            for (var i = 0; i < weights.Length; i++)
                weights[i] = (double)times[people[i].First] * (genuine[i] ? 1 : times[people[i].Second]);
            if (Sums(weights) is { Genuine: > 0, Impostors: > 0 })
                return weights;
        }
        throw new ArgumentException(
            $"{MostRedraws} draws of {identityCount} identities left no genuine or no impostor pair: " +
            "the pairs show too few people.");
    }

    private (double Genuine, double Impostors) Sums(double[] weights)
    {
        var sums = (Genuine: 0.0, Impostors: 0.0);
        for (var i = 0; i < weights.Length; i++)
            Add(ref sums, i, weights);
        return sums;
    }

    private void Add(ref (double Genuine, double Impostors) sums, int pair, double[] weights)
    {
        if (genuine[pair])
            sums.Genuine += weights[pair];
        else
            sums.Impostors += weights[pair];
    }

    /// <summary>Groups the pairs of equal similarity, by falling similarity.</summary>
    private int[][] Ties(PairSimilarities pairs)
    {
        RequireFit(pairs);
        return [.. Enumerable.Range(0, pairs.Count).GroupBy(i => pairs.CosineSimilarities[i])
            .OrderByDescending(tie => tie.Key).Select(tie => tie.ToArray())];
    }

    private double Area(int[][] ties, double[] weights)
    {
        var (area, above) = (0.0, (Genuine: 0.0, Impostors: 0.0));
        foreach (var tie in ties)
        {
            var before = above;
            foreach (var pair in tie)
                Add(ref above, pair, weights);
            area += (above.Impostors - before.Impostors) * (above.Genuine + before.Genuine) / 2;
        }
        return area / (above.Genuine * above.Impostors);
    }

    /// <summary>Computes the TAR of weighted pairs at each FAR: the highest point of a vertical rise, else the line
    /// between two points.</summary>
    private double[] TrueAcceptRates(int[][] ties, double[] weights, double[] rates)
    {
        var (all, accepted, found, next) = (Sums(weights), (Genuine: 0.0, Impostors: 0.0), new double[rates.Length], 0);
        foreach (var tie in ties)
        {
            var before = accepted;
            foreach (var pair in tie)
                Add(ref accepted, pair, weights);
            // The comparison allows for the rounding of a rate such as 0.29: on a vertical rise it takes the top.
            for (; next < rates.Length && rates[next] * all.Impostors * (1 + 1e-12) < accepted.Impostors; next++)
            {
                var share = Math.Max(0, rates[next] * all.Impostors - before.Impostors)
                    / (accepted.Impostors - before.Impostors);
                found[next] = (before.Genuine + share * (accepted.Genuine - before.Genuine)) / all.Genuine;
            }
        }
        found.AsSpan(next).Fill(1);
        return found;
    }

    private void RequireFit(PairSimilarities pairs)
    {
        pairs.RequireBothKinds();
        if (!pairs.Genuine.SequenceEqual(genuine))
            throw new ArgumentException(
                $"{pairs.Count} similarities are not those of the {genuine.Length} pairs of this bootstrap: " +
                "give the similarities of those, in their order.", nameof(pairs));
    }
}
