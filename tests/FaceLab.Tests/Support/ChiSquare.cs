namespace FaceLab.Tests.Support;

/// <summary>Pearson's test of counts, with fixed seeds: four standard deviations of the statistic either way.</summary>
internal static class ChiSquare
{
    /// <summary>All counts have one expected value.</summary>
    public static void AssertUniform(IReadOnlyList<long> counts, double expected) =>
        AssertFits(counts, [.. Enumerable.Repeat(expected, counts.Count)]);

    public static void AssertFits(IReadOnlyList<long> counts, IReadOnlyList<double> expected)
    {
        Assert.Equal(expected.Count, counts.Count);
        var statistic = counts.Zip(expected, (count, mean) => (count - mean) * (count - mean) / mean).Sum();
        var degrees = counts.Count - 1;
        var spread = 4 * Math.Sqrt(2 * degrees);
        Assert.InRange(statistic, Math.Max(0, degrees - spread), degrees + spread);
    }
}
