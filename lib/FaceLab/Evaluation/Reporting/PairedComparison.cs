namespace FaceLab.Evaluation.Reporting;

/// <summary>Two models on the same pairs, each at its own threshold.</summary>
/// <param name="First">The name of the first model.</param>
/// <param name="Second">The name of the second model.</param>
/// <param name="Difference">The accuracy of the first minus that of the second, resampled over people;
/// <see langword="null"/> below ten people.</param>
/// <param name="McNemar">The test of the pairs on which the two disagree.</param>
/// <param name="PValue">The p-value, corrected by Holm for the number of comparisons: over people, or McNemar's below
/// ten people.</param>
public sealed record PairedComparison(
    string First, string Second, BootstrapInterval? Difference, McNemarTest McNemar, double PValue)
{
    /// <summary>Compares each model with each other one.</summary>
    /// <param name="models">Names and evaluations on the same pairs, in the same order.</param>
    /// <returns>One comparison for each pair of models; none of one model.</returns>
    /// <exception cref="ArgumentException">The models judged other pairs.</exception>
    public static IReadOnlyList<PairedComparison> Of(IReadOnlyList<(string Name, ModelEvaluation Evaluation)> models)
    {
        foreach (var (_, evaluation) in models.Skip(1))
            models[0].Evaluation.Similarities.RequireSamePairs(evaluation.Similarities);
        var rights = models.Select(model => model.Evaluation.Right).ToArray();
        var bootstrap = models.Count > 1 ? models[0].Evaluation.Bootstrap() : null;
        var tests = from first in Enumerable.Range(0, models.Count)
                    from second in Enumerable.Range(first + 1, models.Count - first - 1)
                    let coins = Coins(rights[first], rights[second])
                    let difference = bootstrap?.AccuracyDifference(rights[first], rights[second])
                    select new PairedComparison(models[first].Name, models[second].Name, difference, coins,
                        difference?.PValue ?? coins.PValue);
        var all = tests.ToList();
        var corrected = HolmCorrection.Adjust([.. all.Select(test => test.PValue)]);
        return [.. all.Select((test, i) => test with { PValue = corrected[i] })];
    }

    private static McNemarTest Coins(IReadOnlyList<bool> first, IReadOnlyList<bool> second)
    {
        var pairs = first.Zip(second).ToList();
        return new McNemarTest(pairs.Count(pair => pair.First && !pair.Second),
            pairs.Count(pair => pair.Second && !pair.First));
    }
}
