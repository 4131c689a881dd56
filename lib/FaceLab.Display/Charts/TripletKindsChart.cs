using FaceLab.Display.Tables;
using FaceLab.Learning.Mining;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Shares of easy, semi-hard and hard triplets, a bar for each batch.</summary>
public static class TripletKindsChart
{
    private static readonly (string Name, string Colour, Func<TripletKinds, long> Of)[] Kinds =
    [
        ("hard", Palette.Vermilion, kinds => kinds.Hard), ("semi-hard", Palette.Amber, kinds => kinds.SemiHard),
        ("easy", Palette.Blue, kinds => kinds.Easy),
    ];

    /// <summary>Draws the bars, the first on top.</summary>
    /// <exception cref="ArgumentException">There is no batch, or one has no triplet.</exception>
    public static Figure Of(string title, params (string Name, TripletKinds Kinds)[] batches)
    {
        if (batches.Length == 0)
            throw new ArgumentException("Give at least one batch.", nameof(batches));
        if (batches.FirstOrDefault(batch => batch.Kinds.Count == 0).Name is { } empty)
            throw new ArgumentException(
                $"'{empty}' has no triplet: a batch needs two images of one person, and one of another.",
                nameof(batches));
        var rows = Kinds.SelectMany(kind => batches.Select(batch =>
            (batch.Name, Kind: kind.Name, Count: kind.Of(batch.Kinds), All: batch.Kinds.Count))).ToList();
        return new Figure(title, Kinds.Select(kind => Bars(kind.Colour, [.. rows.Where(row => row.Kind == kind.Name)])),
            Axes(Axis("share of the batch's triplets", ("range", (int[])[0, 1]), ("tickformat", ".0%")),
                Axis("", ("autorange", "reversed")), 170 + 40 * batches.Length, ("barmode", "stack"),
                ("legend", Nested(("orientation", "h"), ("traceorder", "normal"), ("y", 1.02), ("yanchor", "bottom"),
                    ("x", 1), ("xanchor", "right")))),
            rows.ToFrame(("batch", row => row.Name), ("kind", row => row.Kind), ("triplets", row => row.Count),
                ("share", row => (double)row.Count / row.All)));
    }

    private static Trace Bars(string colour, (string Name, string Kind, long Count, long All)[] rows)
    {
        var shares = Array.ConvertAll(rows, row => (double)row.Count / row.All);
        return new Trace("bar").With(
            ("name", rows[0].Kind), ("orientation", "h"), ("x", shares), ("y", Array.ConvertAll(rows, row => row.Name)),
            ("text", Array.ConvertAll(shares, share => share >= 0.04 ? $"{share:P0}" : "")), ("textposition", "inside"),
            ("insidetextanchor", "middle"), ("marker", Nested(("color", colour))),
            ("hovertext", Array.ConvertAll(rows, row =>
                $"{row.Name}: {row.Count:N0} {row.Kind} of {row.All:N0} triplets")),
            ("hovertemplate", "%{hovertext}<extra></extra>"));
    }
}
