using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

internal sealed record CurveChart(string Name, RocCurve Curve, RocBand? Band)
{
    /// <summary>The number of points above which a chart leaves out points that look the same.</summary>
    private const int MostPoints = 4_000;

    /// <summary>The least distance of drawn points, as a share of an axis, linear or logarithmic.</summary>
    private const double Step = 1.0 / 500;

    public static Figure Roc(string title, CurveChart[] curves)
    {
        var chance = Scatter("chance", "lines", [0.0, 1], [0.0, 1], Line(Palette.Gray, "dot", 1),
            ("hoverinfo", "skip"));
        return Draw(title, curves,
            [.. curves.Select((curve, i) => curve.RocArea(i)), .. curves.Select((curve, i) => curve.RocLine(i)),
                chance],
            Axis("false accept rate (share of impostor pairs accepted)", ("range", new[] { 0.0, 1 })),
            Axis("true accept rate (share of genuine pairs accepted)", ("range", new[] { 0, 1.005 })), right: true);
    }

    public static Figure Det(string title, CurveChart[] curves) => Draw(title, curves,
        [.. curves.Select((curve, i) => curve.DetArea(i)), .. curves.Select((curve, i) => curve.DetLine(i))],
        LogarithmicAxis("false accept rate (share of impostor pairs accepted)"),
        LogarithmicAxis("false reject rate (share of genuine pairs rejected)"), right: false);

    private static Figure Draw(string title, CurveChart[] curves, Trace?[] traces, object x, object y, bool right)
    {
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        var (name, legend) = Legend(right, 0.05);
        if (curves[0].Band is { } band)
            ((Dictionary<string, object>)legend)["title"] = Nested(("font", LabelFont),
                ("text", Invariant($"bands: {100 * band.Confidence:G3} % of draws of people")));
        return new Figure(title, traces.OfType<Trace>(), Axes(x, y, 480, (name, legend)),
            curves[0].Band is null ? PointTable(curves) : BandTable(curves));
    }

    private static Dictionary<string, object> LogarithmicAxis(string label) => Axis(label,
        ("type", "log"), ("dtick", 1), ("exponentformat", "power"), ("tickfont", Nested(("size", 11))));

    private Trace RocLine(int i) => CurveLine($"{Text(Name)} (AUC {Curve.AreaUnderCurve:F3})", DrawnPoints(),
        Curve.TrueAcceptRates, "FAR %{x:.3f}, TAR %{y:.3f}", i);

    private Trace DetLine(int i) => CurveLine(Invariant($"{Text(Name)} (EER {Curve.EqualErrorRate.Rate:P1})"),
        [.. DrawnPoints().Where(point => Curve.FalseAcceptRates[point] > 0 && Curve.FalseRejectRates[point] > 0)],
        Curve.FalseRejectRates, "FAR %{x:.2g}, FRR %{y:.2g}", i);

    private Trace CurveLine(string name, int[] points, IReadOnlyList<double> rates, string hover, int i) =>
        Scatter(name, "lines",
        points.Select(point => Curve.FalseAcceptRates[point]), points.Select(point => rates[point]),
        [
            ("legendgroup", $"curve {i}"), Line(i),
            .. Hover(points.Select(point => Accepted(Curve.Thresholds[point])), "%{text}<br>" + hover),
        ]);

    /// <summary>Names the pairs that are accepted at a threshold; at the first point of a curve, +infinity, there are
    /// none.</summary>
    private static string Accepted(double threshold) =>
        double.IsPositiveInfinity(threshold) ? "no pair accepted" : Invariant($"similarity ≥ {threshold:F3}");

    private Trace? RocArea(int i) => Band is null ? null : Area(Band.FalseAcceptRates, Band.Low, Band.High, i);

    /// <summary>Draws the band as false reject rates; where it reaches zero it ends at half a pair.</summary>
    private Trace? DetArea(int i)
    {
        if (Band is not { } band)
            return null;
        var rates = Enumerable.Range(0, band.FalseAcceptRates.Count)
            .Where(r => band.FalseAcceptRates[r] > 0 && band.Low[r] < 1).ToArray();
        var least = 0.5 / Curve.GenuineCount;
        return Area(Array.ConvertAll(rates, r => band.FalseAcceptRates[r]),
            Array.ConvertAll(rates, r => Math.Max(least, 1 - band.High[r])),
            Array.ConvertAll(rates, r => Math.Max(least, 1 - band.Low[r])), i);
    }

    /// <summary>Draws a closed shape in the curve's colour, which shares the curve's entry in the legend.</summary>
    private static Trace Area(IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, int i) =>
        new Trace("scatter").With(("mode", "lines"), ("x", x.Concat(x.Reverse()).ToArray()),
            ("y", high.Concat(low.Reverse()).ToArray()), ("fill", "toself"), ("fillcolor", Palette.Faint(i)),
            ("line", Nested(("width", 0))), ("legendgroup", $"curve {i}"), ("showlegend", false),
            ("hoverinfo", "skip"));

    /// <summary>Lists the points to draw: rising, always with the first and the last.</summary>
    private int[] DrawnPoints()
    {
        var count = Curve.Thresholds.Count;
        if (count <= MostPoints)
            return [.. Enumerable.Range(0, count)];
        var drawn = new List<int> { 0 };
        for (var i = 1; i < count - 1; i++)
        {
            if (Apart(Curve.FalseAcceptRates, drawn[^1], i) || Apart(Curve.FalseRejectRates, drawn[^1], i))
                drawn.Add(i);
        }
        return [.. drawn, count - 1];
    }

    /// <summary>Returns true if two points lie apart on a linear axis or on one of six decades.</summary>
    private static bool Apart(IReadOnlyList<double> rates, int first, int second) =>
        Math.Abs(rates[first] - rates[second]) >= Step ||
        Math.Abs(Math.Log10(rates[first] + 1e-6) - Math.Log10(rates[second] + 1e-6)) / 6 >= Step;

    private static DataFrame PointTable(CurveChart[] curves) => curves
        .SelectMany(curve => curve.DrawnPoints().Select(point => (curve.Name, curve.Curve, Point: point))).ToFrame(
            ("model", row => row.Name), ("threshold", row => row.Curve.Thresholds[row.Point]),
            ("false accept rate", row => row.Curve.FalseAcceptRates[row.Point]),
            ("true accept rate", row => row.Curve.TrueAcceptRates[row.Point]));

    private static DataFrame BandTable(CurveChart[] curves) => curves
        .SelectMany(curve => Enumerable.Range(0, curve.Band!.FalseAcceptRates.Count)
            .Select(rate => (curve.Name, curve.Band, Rate: rate)))
        .ToFrame(("model", row => row.Name), ("false accept rate", row => row.Band.FalseAcceptRates[row.Rate]),
            ("true accept rate", row => row.Band.TrueAcceptRates[row.Rate]),
            ("low", row => row.Band.Low[row.Rate]), ("high", row => row.Band.High[row.Rate]));
}
