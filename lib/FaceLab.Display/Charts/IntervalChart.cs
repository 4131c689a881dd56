using FaceLab.Evaluation;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Figures with their intervals, one line each, and what single trainings gave.</summary>
public static class IntervalChart
{
    /// <summary>A dot with its interval for each name; small rings are single trainings.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="figure">What the figure is, with its unit.</param>
    /// <param name="entries">Name, interval, and the figures of single trainings, which may be none.</param>
    /// <exception cref="ArgumentException">There is no entry.</exception>
    public static Figure Of(string title, string figure, params (string Name, BootstrapInterval Interval, IReadOnlyList<double> Each)[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Length == 0)
            throw new ArgumentException("Give at least one figure with its interval.", nameof(entries));
        var names = entries.Select(entry => entry.Name).ToArray();
        var intervals = entries.Select(entry => entry.Interval).ToArray();
        var singles = entries.SelectMany(entry => entry.Each.Select(value => (entry.Name, Value: value))).ToArray();
        return new Figure(title,
            [Dots(names, intervals), Rings(singles)],
            new Layout()
                .With("xaxis", Figure.Axis(figure))
                .With("yaxis", Nested(("autorange", "reversed"), ("automargin", true), ("type", "category")))
                .With("showlegend", false)
                .With("height", 120 + 44 * entries.Length),
            new DataFrame(
                new StringDataFrameColumn("name", names),
                new DoubleDataFrameColumn(figure, intervals.Select(interval => interval.Estimate)),
                new DoubleDataFrameColumn("low", intervals.Select(interval => interval.Low)),
                new DoubleDataFrameColumn("high", intervals.Select(interval => interval.High))));
    }

    private static Trace Dots(string[] names, BootstrapInterval[] intervals) => new Trace("scatter")
        .With("x", intervals.Select(interval => interval.Estimate).ToArray()).With("y", names).With("mode", "markers")
        .With("marker", Nested(("color", Palette.Blue), ("size", 11)))
        .With("error_x", Nested(("type", "data"), ("symmetric", false), ("color", Palette.Blue), ("thickness", 2), ("width", 6),
            ("array", intervals.Select(interval => interval.High - interval.Estimate).ToArray()),
            ("arrayminus", intervals.Select(interval => interval.Estimate - interval.Low).ToArray())))
        .With("text", intervals.Select(interval => $"{interval}").ToArray()).With("hovertemplate", "%{y}: %{text}<extra></extra>");

    private static Trace Rings((string Name, double Value)[] singles) => new Trace("scatter")
        .With("x", singles.Select(single => single.Value).ToArray()).With("y", singles.Select(single => single.Name).ToArray()).With("mode", "markers")
        .With("marker", Nested(("symbol", "circle-open"), ("color", Palette.Vermilion), ("size", 8)))
        .With("hovertemplate", "one training of %{y}: %{x:.4f}<extra></extra>");
}
