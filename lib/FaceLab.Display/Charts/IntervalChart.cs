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
        var names = entries.Select(entry => PlotlyText.Of(entry.Name)).ToArray();
        var intervals = entries.Select(entry => entry.Interval).ToArray();
        var singles = entries.Index().SelectMany(entry => entry.Item.Each.Select(value => (Row: entry.Index, Value: value))).ToArray();
        return new Figure(title,
            [Dots(names, intervals), Rings(names, singles)],
            new Layout()
                .With("xaxis", Figure.Axis(figure))
                // Rows by number: on an axis of names, two of the same name would be one row.
                .With("yaxis", Nested(("range", new[] { entries.Length - 0.5, -0.5 }), ("automargin", true), ("zeroline", false),
                    ("tickmode", "array"), ("tickvals", Enumerable.Range(0, names.Length).ToArray()), ("ticktext", names)))
                .With("showlegend", false)
                .With("height", 120 + 44 * entries.Length),
            new DataFrame(
                new StringDataFrameColumn("name", entries.Select(entry => entry.Name)),
                new DoubleDataFrameColumn(figure, intervals.Select(interval => interval.Estimate)),
                new DoubleDataFrameColumn("low", intervals.Select(interval => interval.Low)),
                new DoubleDataFrameColumn("high", intervals.Select(interval => interval.High))));
    }

    private static Trace Dots(string[] names, BootstrapInterval[] intervals) => new Trace("scatter")
        .With("x", intervals.Select(interval => interval.Estimate).ToArray()).With("y", Enumerable.Range(0, names.Length).ToArray()).With("mode", "markers")
        .With("marker", Nested(("color", Palette.Blue), ("size", 11)))
        .With("error_x", Nested(("type", "data"), ("symmetric", false), ("color", Palette.Blue), ("thickness", 2), ("width", 6),
            ("array", intervals.Select(interval => interval.High - interval.Estimate).ToArray()),
            ("arrayminus", intervals.Select(interval => interval.Estimate - interval.Low).ToArray())))
        .With("text", names.Zip(intervals, (name, interval) => $"{name}: {interval}").ToArray()).With("hovertemplate", "%{text}<extra></extra>");

    private static Trace Rings(string[] names, (int Row, double Value)[] singles) => new Trace("scatter")
        .With("x", singles.Select(single => single.Value).ToArray()).With("y", singles.Select(single => single.Row).ToArray()).With("mode", "markers")
        .With("marker", Nested(("symbol", "circle-open"), ("color", Palette.Vermilion), ("size", 8)))
        .With("text", singles.Select(single => names[single.Row]).ToArray()).With("hovertemplate", "one training of %{text}: %{x:.4f}<extra></extra>");
}
