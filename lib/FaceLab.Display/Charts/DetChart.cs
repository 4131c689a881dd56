using FaceLab.Evaluation;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Detection error trade-off: both kinds of error against each other, where a ROC curve would hug its corner.</summary>
/// <remarks>
/// Source: A. Martin, G. Doddington, T. Kamm, M. Ordowski, M. Przybocki, "The DET curve in assessment of detection task performance", 1997.
/// Both axes are logarithmic, as in the reports of NIST's face recognition tests, and not by normal deviates as in the paper.
/// </remarks>
public static class DetChart
{
    /// <summary>False reject rate against false accept rate; points where one of them is 0 have no place on the axes.</summary>
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
        return new Figure(title,
            [.. bands.Select((band, i) => Band(band, curves[i].Curve, i)), .. curves.Select((curve, i) => Line(curve.Name, curve.Curve, i))],
            new Layout()
                .With("xaxis", LogarithmicAxis("false accept rate (share of impostor pairs accepted)"))
                .With("yaxis", LogarithmicAxis("false reject rate (share of genuine pairs rejected)"))
                .With("legend", BandArea.Legend(bands, ("x", 0.02), ("y", 0.05)))
                .With("height", 480),
            bands.Length == 0 ? RocChart.Table(curves) : RocChart.Table([.. curves.Select(curve => curve.Name)], bands));
    }

    private static Dictionary<string, object> LogarithmicAxis(string label) => Figure.Axis(label,
        ("type", "log"), ("dtick", 1), ("exponentformat", "power"), ("tickfont", Nested(("size", 11))));

    /// <summary>The band as false reject rates. Zero has no place on the axis: the band then ends at half a pair.</summary>
    private static Trace Band(RocBand band, RocCurve curve, int i)
    {
        var rates = Enumerable.Range(0, band.FalseAcceptRates.Count).Where(r => band.FalseAcceptRates[r] > 0 && band.Low[r] < 1).ToArray();
        var least = 0.5 / curve.GenuineCount;
        return BandArea.Of(Array.ConvertAll(rates, r => band.FalseAcceptRates[r]), Array.ConvertAll(rates, r => Math.Max(least, 1 - band.High[r])),
            Array.ConvertAll(rates, r => Math.Max(least, 1 - band.Low[r])), i);
    }

    private static Trace Line(string name, RocCurve curve, int i)
    {
        var points = DrawnPoints.Of(curve).Where(point => curve.FalseAcceptRates[point] > 0 && curve.FalseRejectRates[point] > 0).ToArray();
        return new Trace("scatter")
            .With("name", FormattableString.Invariant($"{PlotlyText.Of(name)} (EER {curve.EqualErrorRate.Rate:P1})")).With("legendgroup", BandArea.Group(i))
            .With("x", Array.ConvertAll(points, point => curve.FalseAcceptRates[point])).With("y", Array.ConvertAll(points, point => curve.FalseRejectRates[point]))
            .With("mode", "lines").With("line", Nested(("color", Palette.Colour(i)), ("width", 2), ("dash", Palette.Dash(i))))
            .With("text", Array.ConvertAll(points, point => $"similarity ≥ {curve.Thresholds[point]:F3}"))
            .With("hovertemplate", "%{text}<br>FAR %{x:.2g}, FRR %{y:.2g}<extra></extra>");
    }
}
