using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Figures with their intervals, one line each, and the figures of single trainings.</summary>
public static class IntervalChart
{
    /// <summary>Draws a dot with its interval for each name; small rings are single trainings.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="figure">The name of the figure, with its unit.</param>
    /// <param name="entries">Name, interval, and the figures of single trainings, which may be none.</param>
    /// <exception cref="ArgumentException">There is no entry.</exception>
    public static Figure Of(string title, string figure,
        params (string Name, BootstrapInterval Interval, IReadOnlyList<double> Each)[] entries)
    {
        if (entries.Length == 0)
            throw new ArgumentException("Give at least one figure with its interval.", nameof(entries));
        var names = entries.Select(entry => Text(entry.Name)).ToArray();
        var rows = Enumerable.Range(0, entries.Length).ToArray();
        var singles = rows.SelectMany(row => entries[row].Each.Select(value => (Row: row, Value: value))).ToArray();
        var bars = Bars(entries.Select(entry => (entry.Interval.Estimate, entry.Interval.Low, entry.Interval.High)),
            ("color", Palette.Blue), ("thickness", 2), ("width", 6));
        var dots = Scatter("", "markers", entries.Select(entry => entry.Interval.Estimate), rows,
        [
            ("marker", Nested(("color", Palette.Blue), ("size", 11))), ("error_x", bars),
            .. Hover(rows.Select(row => $"{names[row]}: {entries[row].Interval}")),
        ]);
        var rings = Scatter("", "markers", singles.Select(single => single.Value), singles.Select(single => single.Row),
        [
            ("marker", Nested(("symbol", "circle-open"), ("color", Palette.Vermilion), ("size", 8))),
            .. Hover(singles.Select(single => names[single.Row]), "one training of %{text}: %{x:.4f}"),
        ]);
        // Rows by number: on an axis of names, two of the same name would be one row.
        var axis = Nested(("range", new[] { entries.Length - 0.5, -0.5 }), ("automargin", true), ("zeroline", false),
            ("tickmode", "array"), ("tickvals", rows), ("ticktext", names));
        return new Figure(title, [dots, rings],
            Axes(Axis(figure), axis, 120 + 44 * entries.Length, ("showlegend", false)),
            entries.ToFrame(("name", entry => entry.Name), (figure, entry => entry.Interval.Estimate),
                ("low", entry => entry.Interval.Low), ("high", entry => entry.Interval.High)));
    }
}
