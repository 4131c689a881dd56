using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Histograms of the similarities of genuine and impostor pairs, and the threshold between them.</summary>
public static class SimilarityChart
{
    /// <summary>plotly.js leaves out what lies at the end of the last bin; a cosine may round to 1 or more.</summary>
    private const float BelowOne = 0.9999f;

    /// <summary>Draws the two histograms, and the cosine similarity from which a pair is accepted as a line.</summary>
    public static Figure Of(string title, PairSimilarities pairs, double threshold)
    {
        var line = Nested(("type", "line"), ("x0", threshold), ("x1", threshold), ("y0", 0), ("y1", 1),
            ("yref", "paper"), Line(Palette.Gray, "dash"));
        return new Figure(title,
            [Bars("genuine pairs", true, Palette.Blue), Bars("impostor pairs", false, Palette.Vermilion)],
            Axes(Axis("cosine similarity", ("range", new[] { -1.0, 1 })), Axis("pairs"), 360,
                ("barmode", "overlay"), Legend(right: false, 0.98), ("shapes", new object[] { line })),
            Enumerable.Range(0, pairs.Count).ToFrame(
                ("cosine similarity", i => pairs.CosineSimilarities[i]), ("genuine", i => pairs.Genuine[i])));

        Trace Bars(string name, bool genuine, string colour) => new Trace("histogram").With(
            ("name", name), ("xbins", Nested(("start", -1.0), ("end", 1.0), ("size", 0.04))),
            ("x", Enumerable.Range(0, pairs.Count).Where(i => pairs.Genuine[i] == genuine)
                .Select(i => Math.Clamp(pairs.CosineSimilarities[i], -1, BelowOne)).ToArray()),
            ("opacity", 0.65), ("marker", Nested(("color", colour))));
    }
}
