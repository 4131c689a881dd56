using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Cumulative match characteristic: how often the right person is among the k most similar ones.</summary>
/// <remarks>Source: P. J. Phillips, P. Grother, R. Micheals, "Evaluation methods in face recognition", 2011.</remarks>
public static class CmcChart
{
    /// <summary>Identification rate against rank, with the Clopper-Pearson interval of each as an error bar.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="models">Name and identification of each model.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    /// <exception cref="InvalidOperationException">A gallery knows none of its probes.</exception>
    public static Figure Of(string title, params (string Name, Identification Identification)[] models) => Of(title, 20, models);

    /// <summary>As above, up to a rank.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="ranks">The last rank drawn, at least 1; the size of the gallery if that is smaller.</param>
    /// <param name="models">Name and identification of each model.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    /// <exception cref="InvalidOperationException">A gallery knows none of its probes.</exception>
    public static Figure Of(string title, int ranks, params (string Name, Identification Identification)[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        if (models.Length == 0)
            throw new ArgumentException("Give at least one model.", nameof(models));
        var curves = models.Select(model => (model.Name, Rates: Enumerable.Range(1, Math.Min(ranks, model.Identification.GalleryIdentities))
            .Select(model.Identification.RankRate).ToArray())).ToList();
        var points = curves.SelectMany(curve => curve.Rates.Select((rate, i) => (curve.Name, Rank: i + 1, Rate: rate))).ToList();
        return new Figure(title, curves.Select((curve, i) => Line(curve.Name, curve.Rates, i)),
            new Layout()
                .With("xaxis", Figure.Axis("rank k", ("rangemode", "tozero"), ("tickformat", "d")))
                .With("yaxis", Figure.Axis("probes identified among the first k", ("tickformat", ".0%")))
                .With("legend", Nested(("x", 0.98), ("xanchor", "right"), ("y", 0.05)))
                .With("height", 400),
            new DataFrame(
                new StringDataFrameColumn("model", points.Select(point => point.Name)),
                new Int32DataFrameColumn("rank", points.Select(point => point.Rank)),
                new DoubleDataFrameColumn("identification rate", points.Select(point => point.Rate.Rate)),
                new Int64DataFrameColumn("identified", points.Select(point => point.Rate.Count)),
                new Int64DataFrameColumn("probes", points.Select(point => point.Rate.Total))));
    }

    private static Trace Line(string name, Proportion[] rates, int i) => new Trace("scatter")
        .With("name", PlotlyText.Of(name)).With("mode", "lines+markers")
        .With("x", Enumerable.Range(1, rates.Length).ToArray()).With("y", Array.ConvertAll(rates, rate => rate.Rate))
        .With("error_y", ErrorBars.Of(rates))
        .With("line", Nested(("color", Palette.Colour(i)), ("width", 2), ("dash", Palette.Dash(i))))
        .With("marker", Nested(("symbol", Palette.Symbol(i)), ("size", 7)))
        .With("text", Array.ConvertAll(rates, rate => rate.ToString()))
        .With("hovertemplate", "%{fullData.name}, rank %{x}: %{text}<extra></extra>");
}
