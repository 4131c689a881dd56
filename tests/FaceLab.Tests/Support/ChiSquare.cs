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
        var statistic = counts.Zip(expected).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second) / pair.Second);
        var degrees = counts.Count - 1;
        Assert.InRange(statistic, Math.Max(0, degrees - 4 * Math.Sqrt(2 * degrees)), degrees + 4 * Math.Sqrt(2 * degrees));
    }
}
