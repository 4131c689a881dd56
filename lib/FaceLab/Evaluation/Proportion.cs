using MathNet.Numerics.Distributions;

namespace FaceLab.Evaluation;

/// <summary>A rate as a count of a total.</summary>
/// <param name="Count">The count, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">The total.</param>
/// <remarks>
/// Intervals assume independent pairs. They are too narrow where pairs share people, most of all over all pairs of a
/// set: use <see cref="IdentityBootstrap"/> there, and <see cref="FoldedVerification.StandardError"/> over a protocol's
/// folds.
/// </remarks>
public readonly record struct Proportion(long Count, long Total)
{
    /// <summary>The count over the total, 0 to 1; not a number where the total is 0.</summary>
    public double Rate => (double)Count / Total;

    /// <summary>The binomial standard error, sqrt(r (1 - r) / n).</summary>
    public double StandardError => Math.Sqrt(Rate * (1 - Rate) / Total);

    /// <summary>Finds the rates that a binomial test at this confidence does not reject.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <returns>Both ends, 0 to 1; the interval holds the true rate at least as often as asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1, or the count not in 0 ..
    /// total.</exception>
    /// <remarks>
    /// Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
    /// binomial", Biometrika 26, 1934.
    /// </remarks>
    public (double Low, double High) ClopperPearson(double confidence = 0.95)
    {
        RequireConfidence(confidence);
        if (Total < 1 || Count < 0 || Count > Total)
            throw new ArgumentOutOfRangeException(nameof(confidence),
                $"{Count} of {Total} is no rate: an interval needs a count from 0 to a total of at least 1.");
        var tail = (1 - confidence) / 2;
        return (
            Count == 0 ? 0 : Beta.InvCDF(Count, Total - Count + 1, tail),
            Count == Total ? 1 : Beta.InvCDF(Count + 1, Total - Count, 1 - tail));
    }

    /// <summary>Writes the rate, the count and the total.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rate:P2} ({Count:N0} of {Total:N0})");

    /// <summary>Returns the largest count whose share of a total is not above a rate; a rate such as 0.29 counts as the
    /// decimal number.</summary>
    internal static long LargestCount(double rate, long total) => (long)Math.Floor(rate * total * (1 + 1e-12));

    /// <summary>Returns the least total of which a rate is this count.</summary>
    internal static double LeastTotal(int count, double rate) => Math.Ceiling(count / rate - 1e-6);

    // Both are written so that NaN fails too.
    internal static void RequireRate(double rate, string name)
    {
        if (!(rate > 0 && rate < 1))
            throw new ArgumentOutOfRangeException(name, rate, "A rate to aim at lies between 0 and 1, both excluded.");
    }

    internal static void RequireConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence,
                "A confidence lies between 0 and 1, both excluded: 0.95 is usual.");
    }
}
