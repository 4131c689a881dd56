using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>What a setting does: a figure against the values of a threshold, a margin, a weight.</summary>
public static class SweepChart
{
    /// <summary>A line for each method.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="setting">What was varied, with its unit.</param>
    /// <param name="figure">What came of it, with its unit.</param>
    /// <param name="curves">Name of each method, the values tried in rising order, and what came of them.</param>
    /// <exception cref="ArgumentException">There is no curve, one has no value, or values and figures are not as many.</exception>
    public static Figure Of(string title, string setting, string figure, params (string Name, IReadOnlyList<double> Values, IReadOnlyList<double> Figures)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        foreach (var (name, values, figures) in curves)
        {
            if (values.Count == 0 || values.Count != figures.Count)
                throw new ArgumentException($"'{name}' has {values.Count} values and {figures.Count} figures: give as many of both, at least one.", nameof(curves));
        }
        var rows = curves.SelectMany(curve => curve.Values.Zip(curve.Figures, (value, y) => (curve.Name, Value: value, Figure: y))).ToList();
        return new Figure(title,
            curves.Select((curve, i) => new Trace("scatter")
                .With("name", PlotlyText.Of(curve.Name)).With("mode", "lines")
                .With("x", curve.Values.ToArray()).With("y", curve.Figures.ToArray())
                .With("line", Nested(("color", Palette.Colour(i)), ("dash", Palette.Dash(i)), ("width", 2)))),
            new Layout()
                .With("xaxis", Figure.Axis(setting))
                .With("yaxis", Figure.Axis(figure))
                .With("height", 420),
            new DataFrame(
                new StringDataFrameColumn("method", rows.Select(row => row.Name)),
                new DoubleDataFrameColumn(setting, rows.Select(row => row.Value)),
                new DoubleDataFrameColumn(figure, rows.Select(row => row.Figure))));
    }
}
