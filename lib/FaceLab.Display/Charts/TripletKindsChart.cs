using FaceLab.Learning.Mining;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Shares of easy, semi-hard and hard triplets, a bar for each batch.</summary>
public static class TripletKindsChart
{
    private static readonly int[] All = [0, 1];

    private static readonly (string Name, string Colour, Func<TripletKinds, long> Of)[] Kinds =
    [
        ("hard", Palette.Vermilion, kinds => kinds.Hard),
        ("semi-hard", Palette.Amber, kinds => kinds.SemiHard),
        ("easy", Palette.Blue, kinds => kinds.Easy),
    ];

    /// <summary>The bars, the first on top.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="batches">Name and counts of each batch; each with at least one triplet.</param>
    /// <exception cref="ArgumentException">There is no batch, or one has no triplet.</exception>
    public static Figure Of(string title, params (string Name, TripletKinds Kinds)[] batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (batches.Length == 0)
            throw new ArgumentException("Give at least one batch.", nameof(batches));
        if (batches.FirstOrDefault(batch => batch.Kinds.Count == 0).Name is { } empty)
            throw new ArgumentException($"'{empty}' has no triplet: a batch needs two images of one person, and one of another.", nameof(batches));
        var rows = Kinds.SelectMany(kind => batches.Select(batch =>
            (batch.Name, Kind: kind.Name, Count: kind.Of(batch.Kinds), Of: batch.Kinds.Count))).ToList();
        return new Figure(title, Kinds.Select(kind => Bars(kind.Name, kind.Colour, kind.Of, batches)),
            new Layout()
                .With("barmode", "stack")
                .With("xaxis", Figure.Axis("share of the batch's triplets", ("range", All), ("tickformat", ".0%")))
                .With("yaxis", Figure.Axis("", ("autorange", "reversed")))
                .With("legend", Nested(("orientation", "h"), ("traceorder", "normal"), ("y", 1.02), ("yanchor", "bottom"),
                    ("x", 1), ("xanchor", "right")))
                .With("height", 170 + 40 * batches.Length),
            new DataFrame(
                new StringDataFrameColumn("batch", rows.Select(row => row.Name)),
                new StringDataFrameColumn("kind", rows.Select(row => row.Kind)),
                new Int64DataFrameColumn("triplets", rows.Select(row => row.Count)),
                new DoubleDataFrameColumn("share", rows.Select(row => (double)row.Count / row.Of))));
    }

    private static Trace Bars(string name, string colour, Func<TripletKinds, long> of, (string Name, TripletKinds Kinds)[] batches)
    {
        var shares = batches.Select(batch => (double)of(batch.Kinds) / batch.Kinds.Count).ToArray();
        return new Trace("bar").With("name", name).With("orientation", "h")
            .With("y", batches.Select(batch => batch.Name).ToArray()).With("x", shares)
            .With("text", shares.Select(share => share >= 0.04 ? $"{share:P0}" : "").ToArray())
            .With("textposition", "inside").With("insidetextanchor", "middle")
            .With("hovertext", batches.Select(batch => $"{batch.Name}: {of(batch.Kinds):N0} {name} of {batch.Kinds.Count:N0} triplets").ToArray())
            .With("hovertemplate", "%{hovertext}<extra></extra>").With("marker", Nested(("color", colour)));
    }
}
