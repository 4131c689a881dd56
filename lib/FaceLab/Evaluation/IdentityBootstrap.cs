using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Evaluation;

/// <summary>The spread of a figure if other people had stood in the pairs: identities, not pairs, are drawn again.</summary>
/// <remarks>
/// Pairs that share a person are alike, so that drawing pairs would give intervals that are too narrow. Each replicate draws as many
/// identities as there are, with replacement. An identity drawn w times is w people: a genuine pair counts w times, an impostor pair
/// as often as the product of its two people, and two copies of one person make no pair. Such draws err on the wide side: where no
/// two pairs share a person, an impostor pair's variance comes out three times as large as it is (A. Owen, "The pigeonhole bootstrap",
/// 2007).
/// Source: T. Snijders, S. Borgatti, "Non-parametric standard errors and tests for network statistics", 1999, for pairs of resampled
/// people; R. Bolle, N. Ratha, S. Pankanti, "Error analysis of pattern recognition systems: the subsets bootstrap", 2004, for faces.
/// Comparisons of two models use the same draws for both. Thread-safe.
/// </remarks>
public sealed partial class IdentityBootstrap
{
    private const int MostRedraws = 100;
    private readonly (int First, int Second)[] people;
    private readonly bool[] genuine;
    private readonly int identityCount, replicates;
    private readonly long seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="pairs">The pairs, in the order in which they are scored.</param>
    /// <param name="labels">The label of each face that a pair may point to, such as <see cref="FaceSet.Labels"/>.</param>
    /// <param name="replicates">How often to draw, at least 100; 1,000 for an interval's ends.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <exception cref="ArgumentException">A pair does not fit the labels, or there are fewer than ten identities.</exception>
    public IdentityBootstrap(IReadOnlyList<FacePair> pairs, IReadOnlyList<int> labels, int replicates = 1000, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        (this.replicates, this.seed) = (replicates, seed);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (first, second, isGenuine) = pairs[i];
            if (first < 0 || second < 0 || first >= labels.Count || second >= labels.Count || isGenuine != (labels[first] == labels[second]))
                throw new ArgumentException($"Pair {i}, of faces {first} and {second}, does not fit the {labels.Count:N0} labels: give the labels of the set it points into.", nameof(labels));
        }
        var numberOf = pairs.SelectMany(pair => (int[])[labels[pair.First], labels[pair.Second]]).Distinct().Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        identityCount = numberOf.Count;
        if (identityCount < 10)
            throw new ArgumentException($"The pairs show {identityCount} identities: a bootstrap needs at least ten, and tells little below fifty.", nameof(pairs));
        people = [.. pairs.Select(pair => (numberOf[labels[pair.First]], numberOf[labels[pair.Second]]))];
        genuine = [.. pairs.Select(pair => pair.Genuine)];
    }

    /// <summary>Area under the ROC curve.</summary>
    /// <param name="scored">The pairs, scored in their order.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or one is not finite.</exception>
    public BootstrapInterval AreaUnderCurve(PairSimilarities scored, double confidence = 0.95) => Interval(AreaOf(scored), confidence);

    /// <summary>Accuracy at a threshold.</summary>
    /// <param name="scored">The pairs, scored in their order.</param>
    /// <param name="threshold">Chosen on other pairs.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or a value is not a number.</exception>
    public BootstrapInterval Accuracy(PairSimilarities scored, double threshold, double confidence = 0.95) => Interval(AccuracyOf(scored, threshold), confidence);

    /// <summary>Paired test: area of the first model less that of the second, on the same draws.</summary>
    /// <param name="first">The pairs as the first model scores them.</param>
    /// <param name="second">The pairs as the second model scores them.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or one is not finite.</exception>
    public BootstrapInterval AreaDifference(PairSimilarities first, PairSimilarities second, double confidence = 0.95) =>
        Interval(Difference(AreaOf(first), AreaOf(second)), confidence);

    /// <summary>Paired test: accuracy of the first model less that of the second, on the same draws.</summary>
    /// <param name="first">The pairs as the first model scores them.</param>
    /// <param name="firstThreshold">Its threshold, chosen on other pairs.</param>
    /// <param name="second">The pairs as the second model scores them.</param>
    /// <param name="secondThreshold">Its threshold, chosen on other pairs.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or a value is not a number.</exception>
    public BootstrapInterval AccuracyDifference(
        PairSimilarities first, double firstThreshold, PairSimilarities second, double secondThreshold, double confidence = 0.95) =>
        Interval(Difference(AccuracyOf(first, firstThreshold), AccuracyOf(second, secondThreshold)), confidence);

    /// <summary>Mean accuracy of several trainings of one recipe, on the same draws: what the recipe gives, not one lucky seed of it.</summary>
    /// <param name="trainings">The pairs, scored in their order by the network of each training, and its threshold, chosen on other pairs.</param>
    /// <param name="confidence">Of the interval, between 0 and 1; it holds for these seeds, and says nothing of others.</param>
    /// <exception cref="ArgumentException">There is no training, the scores do not fit the pairs, or a value is not a number.</exception>
    public BootstrapInterval MeanAccuracy(IReadOnlyList<(PairSimilarities Scored, double Threshold)> trainings, double confidence = 0.95) =>
        Interval(MeanOf(trainings), confidence);

    /// <summary>Paired test: mean accuracy of the first recipe's trainings less that of the second's, on the same draws.</summary>
    /// <param name="first">Trainings of the first recipe, as for <see cref="MeanAccuracy"/>.</param>
    /// <param name="second">Trainings of the second recipe.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A recipe has no training, the scores do not fit the pairs, or a value is not a number.</exception>
    public BootstrapInterval MeanAccuracyDifference(
        IReadOnlyList<(PairSimilarities Scored, double Threshold)> first, IReadOnlyList<(PairSimilarities Scored, double Threshold)> second, double confidence = 0.95) =>
        Interval(Difference(MeanOf(first), MeanOf(second)), confidence);

    private Func<double[], double> MeanOf(IReadOnlyList<(PairSimilarities Scored, double Threshold)> trainings)
    {
        ArgumentNullException.ThrowIfNull(trainings);
        if (trainings.Count == 0)
            throw new ArgumentException("There is no training to take a mean of.", nameof(trainings));
        var each = trainings.Select(training => AccuracyOf(training.Scored, training.Threshold)).ToArray();
        return weights => each.Average(accuracy => accuracy(weights));
    }

    private static Func<double[], double> Difference(Func<double[], double> first, Func<double[], double> second) => weights => first(weights) - second(weights);

    private BootstrapInterval Interval(Func<double[], double> figure, double confidence)
    {
        Proportion.RequireConfidence(confidence);
        var random = new RandomSource(seed);
        var values = new double[replicates];
        for (var i = 0; i < replicates; i++)
            values[i] = figure(Weights(random));
        return BootstrapInterval.Of(figure([.. Enumerable.Repeat(1.0, genuine.Length)]), values, confidence);
    }

    /// <summary>How often each pair counts in one replicate; drawn again where a kind of pair is missing.</summary>
    private double[] Weights(RandomSource random)
    {
        for (var redraw = 0; redraw < MostRedraws; redraw++)
        {
            var times = new int[identityCount];
            for (var draw = 0; draw < identityCount; draw++)
                times[random.Below(identityCount)]++;
            var weights = new double[genuine.Length];
            var (ofGenuine, ofImpostors) = (0.0, 0.0);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = genuine[i] ? times[people[i].First] : (double)times[people[i].First] * times[people[i].Second];
                ofGenuine += genuine[i] ? weights[i] : 0;
                ofImpostors += genuine[i] ? 0 : weights[i];
            }
            if (ofGenuine > 0 && ofImpostors > 0)
                return weights;
        }
        throw new ArgumentException($"{MostRedraws} draws of {identityCount} identities left no genuine or no impostor pair: the pairs hang on too few people.");
    }

    private Func<double[], double> AccuracyOf(PairSimilarities scored, double threshold)
    {
        RequireFit(scored);
        if (double.IsNaN(threshold))
            throw new ArgumentException("The threshold is not a number: give a cosine similarity, from -1 to 1.", nameof(threshold));
        var right = scored.CosineSimilarities.Select((similarity, i) => similarity >= threshold == genuine[i]).ToArray();
        return weights => weights.Where((_, i) => right[i]).Sum() / weights.Sum();
    }

    private Func<double[], double> AreaOf(PairSimilarities scored)
    {
        RequireFit(scored);
        var order = Enumerable.Range(0, scored.Count).OrderBy(i => scored.CosineSimilarities[i]).ToArray();
        var similarities = Array.ConvertAll(order, i => scored.CosineSimilarities[i]);
        return weights =>
        {
            var (won, impostors, genuines) = (0.0, 0.0, 0.0);
            for (var i = 0; i < order.Length;)
            {
                var (genuineHere, impostorsHere) = (0.0, 0.0);
                for (var similarity = similarities[i]; i < order.Length && similarities[i] == similarity; i++)
                {
                    genuineHere += genuine[order[i]] ? weights[order[i]] : 0;
                    impostorsHere += genuine[order[i]] ? 0 : weights[order[i]];
                }
                won += genuineHere * (impostors + impostorsHere / 2);
                (genuines, impostors) = (genuines + genuineHere, impostors + impostorsHere);
            }
            return won / (genuines * impostors);
        };
    }

    private void RequireFit(PairSimilarities scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        scored.RequireBothKinds();
        if (!scored.Genuine.SequenceEqual(genuine))
            throw new ArgumentException($"{scored.Count} scored pairs are not the {genuine.Length} pairs of this bootstrap: score those, in their order.", nameof(scored));
    }
}
