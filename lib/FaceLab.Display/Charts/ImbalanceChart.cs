using FaceLab.Display.Tables;
using FaceLab.Faces.Statistics;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Images of each identity, from the most to the fewest: how uneven a set is.</summary>
public static class ImbalanceChart
{
    /// <summary>A line of images per identity on a logarithmic axis, or on two where there are many identities.</summary>
    /// <param name="statistics">The counts of a set.</param>
    public static Figure Of(FaceSetStatistics statistics) => Of(statistics, Finding(statistics));

    /// <summary>As above, with a title of one's own.</summary>
    /// <param name="statistics">The counts of a set.</param>
    /// <param name="title">What the chart finds.</param>
    public static Figure Of(FaceSetStatistics statistics, string title)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var identities = statistics.Identities;
        var line = new Trace("scatter").With("name", statistics.Name).With("mode", identities.Count > 100 ? "lines" : "lines+markers")
            .With("x", Enumerable.Range(1, identities.Count).ToArray()).With("y", identities.Select(count => count.Images).ToArray())
            .With("line", Nested(("color", Palette.Blue), ("width", 2), ("shape", "hv")))
            .With("text", identities.Select(count => count.Identity.Replace('_', ' ')).ToArray())
            .With("hovertemplate", "%{text}: %{y:,} images (place %{x:,})<extra></extra>");
        return new Figure(title, [line],
            new Layout()
                .With("xaxis", Figure.Axis("identities, those with the most images first", ("type", identities.Count > 100 ? "log" : "linear")))
                .With("yaxis", Figure.Axis("images of the identity", ("type", "log"), ("dtick", 1)))
                .With("height", 380),
            statistics.ToTable());
    }

    private static string Finding(FaceSetStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var people = $"{statistics.Name}: {statistics.Images:N0} images of {statistics.Identities.Count:N0} identities";
        return statistics.MinimumImages == statistics.MaximumImages
            ? $"{people}, {statistics.MaximumImages:N0} each"
            : statistics.SingleImageIdentities > 0
                ? $"{people}; {statistics.SingleImageIdentities:N0} with a single one, the largest with {statistics.MaximumImages:N0}"
                : $"{people}, from {statistics.MinimumImages:N0} to {statistics.MaximumImages:N0}";
    }
}
