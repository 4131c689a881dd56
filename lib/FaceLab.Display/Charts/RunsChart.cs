using FaceLab.Learning;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Several runs over each other: which learns more, and which learns sooner.</summary>
public static class RunsChart
{
    /// <summary>A figure of each run against the time it took to train.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="figure">What the figure is, with its unit.</param>
    /// <param name="of">The figure of a point; points without one are left out.</param>
    /// <param name="runs">Names and curves.</param>
    /// <exception cref="ArgumentException">No run has a point with that figure.</exception>
    public static Figure Of(string title, string figure, Func<EvaluationStep, double> of, params (string Name, IReadOnlyList<EvaluationStep> History)[] runs)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(runs);
        var curves = runs.Select(run => (run.Name, Points: run.History.Where(point => double.IsFinite(of(point))).ToList())).ToList();
        if (curves.All(curve => curve.Points.Count == 0))
            throw new ArgumentException($"No run has a point with {figure} yet: train first.", nameof(runs));
        var rows = curves.SelectMany(curve => curve.Points.Select(point => (curve.Name, Point: point))).ToList();
        return new Figure(title,
            curves.Select((curve, i) => new Trace("scatter")
                .With("name", PlotlyText.Of(curve.Name)).With("mode", "lines+markers")
                .With("x", curve.Points.Select(point => point.Seconds).ToArray()).With("y", curve.Points.Select(of).ToArray())
                .With("line", Nested(("color", Palette.Colour(i)), ("width", 2))).With("marker", Nested(("size", 5)))),
            new Layout()
                .With("xaxis", Figure.Axis("seconds of training", ("rangemode", "tozero")))
                .With("yaxis", Figure.Axis(figure))
                .With("height", 420),
            new DataFrame(
                new StringDataFrameColumn("run", rows.Select(row => row.Name)),
                new Int32DataFrameColumn("step", rows.Select(row => row.Point.Step)),
                new DoubleDataFrameColumn("seconds", rows.Select(row => row.Point.Seconds)),
                new DoubleDataFrameColumn(figure, rows.Select(row => of(row.Point)))));
    }
}
