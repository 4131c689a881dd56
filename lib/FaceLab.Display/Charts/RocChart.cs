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
        return Draw(title, curves, []);
    }

    /// <summary>The same with the band in which each curve might lie if other people had stood in the pairs.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="curves">Name, curve and band of each model: <see cref="IdentityBootstrap.Band"/>.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure WithBands(string title, params (string Name, RocCurve Curve, RocBand Band)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return Draw(title, [.. curves.Select(curve => (curve.Name, curve.Curve))], [.. curves.Select(curve => curve.Band)]);
    }

    private static Figure Draw(string title, (string Name, RocCurve Curve)[] curves, RocBand[] bands)
    {
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        var chance = new Trace("scatter").With("name", "chance").With("x", new[] { 0.0, 1 }).With("y", new[] { 0.0, 1 })
            .With("mode", "lines").With("line", Nested(("color", Palette.Gray), ("dash", "dot"), ("width", 1))).With("hoverinfo", "skip");
        return new Figure(title,
            [
                .. bands.Select((band, i) => BandArea.Of(band.FalseAcceptRates, band.Low, band.High, i)),
                .. curves.Select((curve, i) => Line(curve.Name, curve.Curve, i)), chance,
            ],
            new Layout()
                .With("xaxis", Figure.Axis("false accept rate (share of impostor pairs accepted)", ("range", new[] { 0.0, 1 })))
                .With("yaxis", Figure.Axis("true accept rate (share of genuine pairs accepted)", ("range", new[] { 0, 1.005 })))
                .With("legend", BandArea.Legend(bands, ("x", 0.98), ("xanchor", "right"), ("y", 0.05)))
                .With("height", 480),
            bands.Length == 0 ? Table(curves) : Table([.. curves.Select(curve => curve.Name)], bands));
    }

    private static Trace Line(string name, RocCurve curve, int i)
    {
        var points = DrawnPoints.Of(curve);
        return new Trace("scatter")
            .With("name", $"{PlotlyText.Of(name)} (AUC {curve.AreaUnderCurve:F3})").With("legendgroup", BandArea.Group(i))
            .With("x", Array.ConvertAll(points, point => curve.FalseAcceptRates[point])).With("y", Array.ConvertAll(points, point => curve.TrueAcceptRates[point]))
            .With("mode", "lines").With("line", Nested(("color", Palette.Colour(i)), ("width", 2), ("dash", Palette.Dash(i))))
            .With("text", Array.ConvertAll(points, point => $"similarity ≥ {curve.Thresholds[point]:F3}"))
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

    /// <summary>The bands of all models, at each false accept rate.</summary>
    internal static DataFrame Table(string[] names, RocBand[] bands)
    {
        var points = bands.SelectMany((band, i) => Enumerable.Range(0, band.FalseAcceptRates.Count).Select(r => (Name: names[i], Band: band, Rate: r))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("model", points.Select(point => point.Name)),
            new DoubleDataFrameColumn("false accept rate", points.Select(point => point.Band.FalseAcceptRates[point.Rate])),
            new DoubleDataFrameColumn("true accept rate", points.Select(point => point.Band.TrueAcceptRates[point.Rate])),
            new DoubleDataFrameColumn("low", points.Select(point => point.Band.Low[point.Rate])),
            new DoubleDataFrameColumn("high", points.Select(point => point.Band.High[point.Rate])));
    }
}
