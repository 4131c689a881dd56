namespace FaceLab.Evaluation;

/// <summary>Whether two models differ in accuracy on the same pairs, each at its own threshold.</summary>
/// <param name="OnlyFirstRight">Pairs that only the first model judges rightly.</param>
/// <param name="OnlySecondRight">Pairs that only the second model judges rightly.</param>
/// <remarks>
/// Under the null hypothesis each pair on which the models disagree is a fair coin, so the exact test is binomial. It takes pairs as
/// independent; pairs that share people are not quite, and <see cref="IdentityBootstrap"/> minds that.
/// Source: Q. McNemar, 1947; T. Dietterich, "Approximate statistical tests for comparing supervised classification learning
/// algorithms", 1998, section 3.1.
/// </remarks>
public sealed record McNemarTest(long OnlyFirstRight, long OnlySecondRight)
{
    /// <summary>Two-sided exact p-value, 0 to 1; 1 where the models never disagree.</summary>
    public double PValue => Math.Min(1, 2 * BinomialTail.AtMost(
        Math.Min(OnlyFirstRight, OnlySecondRight), OnlyFirstRight + OnlySecondRight, 0.5));

    /// <summary>Compares judgements.</summary>
    /// <param name="first">The pairs as the first model scores them.</param>
    /// <param name="firstThreshold">Its threshold, chosen on other pairs.</param>
    /// <param name="second">The same pairs in the same order, as the second model scores them.</param>
    /// <param name="secondThreshold">Its threshold, chosen on other pairs.</param>
    /// <exception cref="ArgumentException">The pairs are not the same, a value is not a number, or a kind of pair is missing.</exception>
    public static McNemarTest Of(PairSimilarities first, double firstThreshold, PairSimilarities second, double secondThreshold)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (double.IsNaN(firstThreshold) || double.IsNaN(secondThreshold))
            throw new ArgumentException("A threshold is not a number: give cosine similarities, from -1 to 1.", nameof(firstThreshold));
        first.RequireSamePairs(second);
        var (onlyFirst, onlySecond) = (0L, 0L);
        for (var i = 0; i < first.Count; i++)
        {
            var firstRight = first.CosineSimilarities[i] >= firstThreshold == first.Genuine[i];
            var secondRight = second.CosineSimilarities[i] >= secondThreshold == second.Genuine[i];
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return new McNemarTest(onlyFirst, onlySecond);
    }
}
