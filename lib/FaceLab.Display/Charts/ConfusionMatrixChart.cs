using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;
using Microsoft.Data.Analysis;
using Plotly.NET;

namespace FaceLab.Display.Charts;

/// <summary>What is taken for what: rows are the truth, columns the answer; empty where nothing is.</summary>
public static class ConfusionMatrixChart
{
    /// <summary>Shades that a page may be light or dark around, from few to many.</summary>
    private static readonly object[] Right = [new object[] { 0, "#BBD7EA" }, new object[] { 1, "#005C8F" }];
    private static readonly object[] Wrong = [new object[] { 0, "#F6CDB0" }, new object[] { 1, "#B34E00" }];

    /// <summary>Judgements of pairs at a threshold.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="matrix">Their counts.</param>
    public static Figure Of(string title, ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Draw(title, [[matrix.TruePositives, matrix.FalseNegatives], [matrix.FalsePositives, matrix.TrueNegatives]],
            ["genuine", "impostor"], ["accepted", "rejected"], "pair", "judgement");
    }

    /// <summary>Who is taken for whom by first answers.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="identification">The answers.</param>
    /// <param name="names">The name of each label, as <see cref="FaceSet.Identities"/>.</param>
    /// <param name="most">At most so many people, at least 2: those of the most frequent confusions, then those with the most probes.</param>
    /// <exception cref="ArgumentException">A label has no name, or no probe is known to the gallery.</exception>
    public static Figure Of(string title, Identification identification, IReadOnlyList<string> names, int most = 15)
    {
        ArgumentNullException.ThrowIfNull(identification);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        var confusions = identification.Confusions;
        int[] labels = [.. confusions.Where(entry => entry.Label != entry.Answer).SelectMany(entry => (int[])[entry.Label, entry.Answer])
            .Concat(confusions.Select(entry => entry.Label)).Distinct().Take(most)];
        return Of(title, identification, names, labels);
    }

    /// <summary>Who of some people is taken for whom of them.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="identification">The answers.</param>
    /// <param name="names">The name of each label.</param>
    /// <param name="labels">Which people, in which order; each once.</param>
    /// <exception cref="ArgumentException">A label has no name or is there twice, or there is none.</exception>
    public static Figure Of(string title, Identification identification, IReadOnlyList<string> names, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(identification);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0)
            throw new ArgumentException("There is nobody to show: the gallery knows none of the probes, or no label was given.", nameof(labels));
        foreach (var label in labels.Where(label => label < 0 || label >= names.Count))
            throw new ArgumentException($"Label {label} has no name: give the names of all {names.Count:N0} people and more, such as FaceSet.Identities.", nameof(names));
        var matrix = identification.ConfusionMatrix(labels);
        var people = labels.Select(label => names[label].Replace('_', ' ')).ToArray();
        return Draw(title, [.. Enumerable.Range(0, labels.Count).Select(row => Enumerable.Range(0, labels.Count).Select(column => (long)matrix[row, column]).ToArray())],
            people, people, "who it is", "whom it looks most like");
    }

    /// <summary>Which class is taken for which.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="counts">[class][class taken for], as <see cref="NearestMean.Confusion"/>.</param>
    /// <param name="names">The name of each class.</param>
    /// <exception cref="ArgumentException">Counts and names do not fit, or there is no class.</exception>
    public static Figure Of(string title, IReadOnlyList<IReadOnlyList<int>> counts, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(names);
        if (counts.Count == 0 || counts.Count != names.Count || counts.Any(row => row.Count != names.Count))
            throw new ArgumentException($"{names.Count} names need as many rows of as many counts; there are {counts.Count} rows.", nameof(counts));
        string[] classes = [.. names];
        return Draw(title, [.. counts.Select(row => row.Select(count => (long)count).ToArray())], classes, classes, "truth", "answer");
    }

    private static Figure Draw(string title, long[][] counts, string[] rows, string[] columns, string rowTitle, string columnTitle)
    {
        var cells = counts.SelectMany((row, r) => row.Select((count, c) => (Row: r, Column: c, Count: count))).ToList();
        return new Figure(title, [Cells("right", right: true, Right), Cells("wrong", right: false, Wrong)],
            new Layout()
                .With("xaxis", Names(columnTitle, columns)).With("yaxis", Names(rowTitle, rows, ("autorange", "reversed")))
                .With("height", 190 + Math.Max(120, 34 * rows.Length)),
            new DataFrame(
                new StringDataFrameColumn(rowTitle, cells.Select(cell => rows[cell.Row])),
                new StringDataFrameColumn(columnTitle, cells.Select(cell => columns[cell.Column])),
                new Int64DataFrameColumn("count", cells.Select(cell => cell.Count))));

        Trace Cells(string name, bool right, object[] scale) => new Trace("heatmap")
            .With("name", name).With("colorscale", scale).With("showscale", false).With("zmin", 0).With("zmax", Math.Max(1, cells.Max(cell => cell.Count)))
            .With("z", counts.Select((row, r) => row.Select((count, c) => count > 0 && (r == c) == right ? (object)count : null!).ToArray()).ToArray())
            .With("text", counts.Select((row, r) => row.Select((count, c) => count > 0 && (r == c) == right ? Text(count, row, right) : "").ToArray()).ToArray())
            .With("hovertext", counts.Select((row, r) => row.Select((count, c) =>
                $"{PlotlyText.Of(rows[r])}, {PlotlyText.Of(columns[c])}: {Of(count, row)} ({(r == c ? "right" : "wrong")})").ToArray()).ToArray())
            .With("texttemplate", "%{text}").With("hovertemplate", "%{hovertext}<extra></extra>").With("xgap", 2).With("ygap", 2);

        string Text(long count, long[] row, bool right) => rows.Length > 6 ? $"{count:N0}" : $"{(right ? "✓" : "✗")} {count:N0}<br>{(double)count / row.Sum():P1}";
    }

    private static string Of(long count, long[] row) => FormattableString.Invariant($"{count:N0} of {row.Sum():N0}");

    /// <summary>An axis of names, which may be equal or look like numbers.</summary>
    private static Dictionary<string, object> Names(string title, string[] names, params (string, object)[] more) => Figure.Axis(title,
    [
        ("tickmode", "array"), ("tickvals", Enumerable.Range(0, names.Length).ToArray()), ("ticktext", Array.ConvertAll(names, PlotlyText.Of)), ("showgrid", false),
        .. more,
    ]);
}
