namespace FaceLab.Evaluation;

/// <summary>A rate with what it rests on: so many of so many.</summary>
/// <param name="Count">How many, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Of how many.</param>
/// <remarks>
/// Intervals take the pairs as independent, and are too narrow where pairs share people, most of all over all pairs of a set. There
/// <see cref="IdentityBootstrap"/> is honest, and over a protocol's folds <see cref="FoldedVerification.StandardError"/>.
/// </remarks>
public readonly record struct Proportion(long Count, long Total)
{
    /// <summary>Count over total, 0 to 1; not a number where the total is 0.</summary>
    public double Rate => (double)Count / Total;

    /// <summary>Binomial standard error, sqrt(r (1 - r) / n).</summary>
    public double StandardError => Math.Sqrt(Rate * (1 - Rate) / Total);

    /// <summary>The rates that a binomial test at this confidence does not reject.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <returns>Both ends, 0 to 1; the interval holds the true rate at least as often as asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1, or the count not in 0 .. total.</exception>
    /// <remarks>Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
    /// Biometrika 26, 1934.</remarks>
    public (double Low, double High) ClopperPearson(double confidence = 0.95)
    {
        RequireConfidence(confidence);
        if (Total < 1 || Count < 0 || Count > Total)
            throw new ArgumentOutOfRangeException(nameof(confidence), $"{Count} of {Total} is no rate: an interval needs a count from 0 to a total of at least 1.");
        var tail = (1 - confidence) / 2;
        var (count, total) = (Count, Total);
        return (
            count == 0 ? 0 : Crossing(rate => BinomialTail.AtLeast(count, total, rate) < tail),
            count == total ? 1 : Crossing(rate => BinomialTail.AtMost(count, total, rate) > tail));
    }

    /// <summary>The count, the total and the rate.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rate:P2} ({Count:N0} of {Total:N0})");

    /// <summary>The largest count whose share of a total is not above a rate; a rate such as 0.29 is taken as meant, not as rounded to binary.</summary>
    internal static long LargestCount(double rate, long total) => (long)Math.Floor(rate * total * (1 + 1e-12));

    internal static void RequireConfidence(double confidence)
    {
        // Written so that NaN fails too.
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, both excluded: 0.95 is usual.");
    }

    /// <summary>Where a condition that holds for small rates stops holding, by bisection to the last bit.</summary>
    private static double Crossing(Func<double, bool> below)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = below(middle) ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}
