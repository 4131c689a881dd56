using MathNet.Numerics.Distributions;

namespace FaceLab.Evaluation;

/// <summary>A test of the difference in accuracy of two models on the same pairs, each at its own threshold.</summary>
/// <param name="OnlyFirstRight">Pairs that only the first model judges rightly.</param>
/// <param name="OnlySecondRight">Pairs that only the second model judges rightly.</param>
/// <remarks>
/// Under the null hypothesis each pair on which the models disagree is a fair coin, so the exact test is binomial. It
/// assumes independent pairs. Pairs that share people are not quite independent: <see cref="IdentityBootstrap"/> allows
/// for that. Source: Q. McNemar, 1947; T. Dietterich, "Approximate statistical tests for comparing supervised
/// classification learning algorithms", 1998, section 3.1.
/// </remarks>
public sealed record McNemarTest(int OnlyFirstRight, int OnlySecondRight)
{
    /// <summary>The two-sided exact p-value, 0 to 1; 1 where the models never disagree.</summary>
    public double PValue => Math.Min(1,
        2 * Binomial.CDF(0.5, OnlyFirstRight + OnlySecondRight, Math.Min(OnlyFirstRight, OnlySecondRight)));

    /// <summary>Compares the judgements of two models.</summary>
    /// <param name="first">The pairs' similarities of the first model.</param>
    /// <param name="firstThreshold">Its threshold, chosen on other pairs.</param>
    /// <param name="second">The same pairs' similarities of the second model, in the same order.</param>
    /// <param name="secondThreshold">Its threshold, chosen on other pairs.</param>
    /// <exception cref="ArgumentException">The pairs are not the same, a value is not a number, or a kind of pair is
    /// missing.</exception>
    public static McNemarTest Of(
        PairSimilarities first, double firstThreshold, PairSimilarities second, double secondThreshold)
    {
        first.RequireSamePairs(second);
        var right = first.RightAt(firstThreshold).Zip(second.RightAt(secondThreshold)).ToList();
        return new McNemarTest(right.Count(pair => pair.First && !pair.Second),
            right.Count(pair => pair.Second && !pair.First));
    }
}
