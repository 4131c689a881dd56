using FaceLab.Evaluation;

namespace FaceLab.Display.Charts;

/// <summary>Which points of a curve a chart draws: all, or those that an eye could tell apart where they are too many for a page.</summary>
internal static class DrawnPoints
{
    private const int Most = 4_000;

    /// <summary>On either axis, linear or logarithmic, a drawn point is at least this share of the axis from the last.</summary>
    private const double Step = 1.0 / 500;

    /// <summary>Their numbers, rising, always with the first and the last.</summary>
    public static int[] Of(RocCurve curve)
    {
        var count = curve.Thresholds.Count;
        if (count <= Most)
            return [.. Enumerable.Range(0, count)];
        var drawn = new List<int> { 0 };
        for (var i = 1; i < count - 1; i++)
        {
            if (Distance(curve, drawn[^1], i) >= Step)
                drawn.Add(i);
        }
        return [.. drawn, count - 1];
    }

    private static double Distance(RocCurve curve, int first, int second) => new[]
    {
        Apart(curve.FalseAcceptRates[first], curve.FalseAcceptRates[second]),
        Apart(curve.FalseRejectRates[first], curve.FalseRejectRates[second]),
    }.Max();

    /// <summary>The larger of the distances on a linear axis and on one of six decades.</summary>
    private static double Apart(double first, double second) =>
        Math.Max(Math.Abs(first - second), Math.Abs(Math.Log10(first + 1e-6) - Math.Log10(second + 1e-6)) / 6);
}
