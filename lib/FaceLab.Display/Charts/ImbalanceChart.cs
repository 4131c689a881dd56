using FaceLab.Display.Tables;
using FaceLab.Faces.Statistics;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Images of each identity, from the most to the fewest: how uneven a set is.</summary>
public static class ImbalanceChart
{
    /// <summary>Draws images per identity on a logarithmic axis, or on two for more than 100 identities.</summary>
    public static Figure Of(FaceSetStatistics statistics)
    {
        var (identities, many) = (statistics.Identities, statistics.Identities.Count > 100);
        var line = Scatter(statistics.Name, many ? "lines" : "lines+markers",
            Enumerable.Range(1, identities.Count), identities.Select(count => count.Images),
            [
                ("line", Nested(("color", Palette.Blue), ("width", 2), ("shape", "hv"))),
                .. Hover(identities.Select(count => count.Identity.Replace('_', ' ')),
                    "%{text}: %{y:,} images (place %{x:,})"),
            ]);
        return new Figure(Finding(statistics), [line],
            Axes(Axis("identities, those with the most images first", ("type", many ? "log" : "linear")),
                Axis("images of the identity", ("type", "log"), ("dtick", 1)), 380),
            identities.ToFrame(("identity", count => count.Identity), ("images", count => count.Images)));
    }

    private static string Finding(FaceSetStatistics statistics)
    {
        var people = $"{statistics.Name}: {statistics.Images:N0} images of {statistics.Identities.Count:N0} identities";
        return statistics.MinimumImages == statistics.MaximumImages ? $"{people}, {statistics.MaximumImages:N0} each"
            : statistics.SingleImageIdentities > 0
                ? $"{people}; {statistics.SingleImageIdentities:N0} with a single one, " +
                $"the largest with {statistics.MaximumImages:N0}"
            : $"{people}, from {statistics.MinimumImages:N0} to {statistics.MaximumImages:N0}";
    }
}
