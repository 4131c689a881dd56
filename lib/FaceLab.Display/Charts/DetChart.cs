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
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        return new Figure(title,
            [.. curves.Select((curve, i) => Line(curve.Name, curve.Curve, Palette.Colour(i)))],
            new Layout()
                .With("xaxis", Figure.Axis("false accept rate (share of impostor pairs accepted)", ("type", "log")))
                .With("yaxis", Figure.Axis("false reject rate (share of genuine pairs rejected)", ("type", "log")))
                .With("legend", Nested(("x", 0.02), ("y", 0.05)))
                .With("height", 440),
            RocChart.Table(curves));
    }

    private static Trace Line(string name, RocCurve curve, string colour)
    {
        var points = DrawnPoints.Of(curve).Where(i => curve.FalseAcceptRates[i] > 0 && curve.FalseRejectRates[i] > 0).ToArray();
        return new Trace("scatter")
            .With("name", FormattableString.Invariant($"{name} (EER {curve.EqualErrorRate.Rate:P1})"))
            .With("x", Array.ConvertAll(points, i => curve.FalseAcceptRates[i])).With("y", Array.ConvertAll(points, i => curve.FalseRejectRates[i]))
            .With("mode", "lines").With("line", Nested(("color", colour), ("width", 2)))
            .With("text", Array.ConvertAll(points, i => $"similarity ≥ {curve.Thresholds[i]:F3}"))
            .With("hovertemplate", "%{text}<br>FAR %{x:.2g}, FRR %{y:.2g}<extra></extra>");
    }
}
