using FaceLab.Display.Tables;
using FaceLab.Evaluation.Search;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Cumulative match characteristic: how often the right person is among the k most similar ones.</summary>
/// <remarks>Source: P. J. Phillips, P. Grother, R. Micheals, "Evaluation methods in face recognition", 2011.</remarks>
public static class CmcChart
{
    /// <summary>The last rank drawn, or the size of the gallery if that is smaller.</summary>
    private const int MostRanks = 20;

    /// <summary>Draws the identification rate against the rank, with Clopper-Pearson intervals.</summary>
    /// <exception cref="ArgumentException">There is no model.</exception>
    /// <exception cref="InvalidOperationException">A gallery knows none of its probes.</exception>
    public static Figure Of(string title, params (string Name, Identification Identification)[] models)
    {
        if (models.Length == 0)
            throw new ArgumentException("Give at least one model.", nameof(models));
        var curves = models.Select(model =>
            Enumerable.Range(1, Math.Min(MostRanks, model.Identification.GalleryIdentities))
            .Select(rank => (model.Name, Rank: rank, Rate: model.Identification.RankRate(rank))).ToArray()).ToList();
        var traces = curves.Select((curve, i) => Scatter(Text(curve[0].Name), "lines+markers",
            curve.Select(point => point.Rank), curve.Select(point => point.Rate.Rate),
            [
                ErrorBars(curve.Select(point => point.Rate)), Line(i),
                ("marker", Nested(("symbol", Palette.Symbol(i)), ("size", 7))),
                .. Hover(curve.Select(point => point.Rate.ToString()), "%{fullData.name}, rank %{x}: %{text}"),
            ]));
        return new Figure(title, traces,
            Axes(Axis("rank k", ("rangemode", "tozero"), ("tickformat", "d")),
                Axis("probes identified among the first k", ("tickformat", ".0%")), 400, Legend(right: true, 0.05)),
            curves.SelectMany(curve => curve).ToFrame(("model", point => point.Name), ("rank", point => point.Rank),
                ("identification rate", point => point.Rate.Rate), ("identified", point => point.Rate.Count),
                ("probes", point => point.Rate.Total)));
    }
}
