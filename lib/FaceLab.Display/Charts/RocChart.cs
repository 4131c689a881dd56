using FaceLab.Evaluation;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>ROC curves of one or several models.</summary>
public static class RocChart
{
    /// <summary>True accept rate against false accept rate.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="curves">Name and curve of each model.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure Of(string title, params (string Name, RocCurve Curve)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        var chance = new Trace("scatter").With("name", "chance").With("x", new[] { 0.0, 1 }).With("y", new[] { 0.0, 1 })
            .With("mode", "lines").With("line", Nested(("color", Palette.Gray), ("dash", "dot"), ("width", 1))).With("hoverinfo", "skip");
        return new Figure(title,
            [.. curves.Select((curve, i) => Line(curve.Name, curve.Curve, Palette.Colour(i))), chance],
            new Layout()
                .With("xaxis", Figure.Axis("false accept rate (share of impostor pairs accepted)", ("range", new[] { 0.0, 1 })))
                .With("yaxis", Figure.Axis("true accept rate (share of genuine pairs accepted)", ("range", new[] { 0, 1.005 })))
                .With("legend", Nested(("x", 0.98), ("xanchor", "right"), ("y", 0.05)))
                .With("height", 440),
            Table(curves));
    }

    private static Trace Line(string name, RocCurve curve, string colour)
    {
        var points = DrawnPoints.Of(curve);
        return new Trace("scatter")
            .With("name", $"{name} (AUC {curve.AreaUnderCurve:F3})")
            .With("x", Array.ConvertAll(points, i => curve.FalseAcceptRates[i])).With("y", Array.ConvertAll(points, i => curve.TrueAcceptRates[i]))
            .With("mode", "lines").With("line", Nested(("color", colour), ("width", 2)))
            .With("text", Array.ConvertAll(points, i => $"similarity ≥ {curve.Thresholds[i]:F3}"))
            .With("hovertemplate", "%{text}<br>FAR %{x:.3f}, TAR %{y:.3f}<extra></extra>");
    }

    /// <summary>The points that are drawn, of all curves.</summary>
    internal static DataFrame Table((string Name, RocCurve Curve)[] curves)
    {
        var points = curves.SelectMany(entry => DrawnPoints.Of(entry.Curve).Select(i => (entry.Name, entry.Curve, Point: i))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("model", points.Select(p => p.Name)),
            new DoubleDataFrameColumn("threshold", points.Select(p => p.Curve.Thresholds[p.Point])),
            new DoubleDataFrameColumn("false accept rate", points.Select(p => p.Curve.FalseAcceptRates[p.Point])),
            new DoubleDataFrameColumn("true accept rate", points.Select(p => p.Curve.TrueAcceptRates[p.Point])));
    }
}
