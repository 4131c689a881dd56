using FaceLab.Evaluation;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Histograms of the similarities of genuine and impostor pairs, and the threshold between them.</summary>
public static class SimilarityChart
{
    /// <summary>plotly.js leaves out what lies at the end of the last bin or beyond, and a cosine is 1 or, rounded, a little more.</summary>
    private const float BelowOne = 0.9999f;

    /// <summary>The two histograms; every pair is in one of their bins.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="pairs">Scored pairs of both kinds.</param>
    /// <param name="threshold">Cosine similarity from which a pair is accepted, drawn as a line.</param>
    public static Figure Of(string title, PairSimilarities pairs, double threshold)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new Figure(title,
            [
                Bars("genuine pairs", pairs, genuine: true, Palette.Blue),
                Bars("impostor pairs", pairs, genuine: false, Palette.Vermilion),
            ],
            new Layout()
                .With("barmode", "overlay")
                .With("xaxis", Figure.Axis("cosine similarity", ("range", new[] { -1.0, 1 })))
                .With("yaxis", Figure.Axis("pairs"))
                .With("legend", Nested(("x", 0.02), ("y", 0.98)))
                .With("shapes", new object[]
                {
                    Nested(("type", "line"), ("x0", threshold), ("x1", threshold), ("y0", 0), ("y1", 1), ("yref", "paper"),
                        ("line", Nested(("dash", "dash"), ("width", 2), ("color", Palette.Gray)))),
                })
                .With("height", 360),
            new DataFrame(
                new SingleDataFrameColumn("cosine similarity", pairs.CosineSimilarities),
                new BooleanDataFrameColumn("genuine", pairs.Genuine)));
    }

    private static Trace Bars(string name, PairSimilarities pairs, bool genuine, string colour) => new Trace("histogram")
        .With("name", name)
        .With("x", Enumerable.Range(0, pairs.Count).Where(i => pairs.Genuine[i] == genuine)
            .Select(i => Math.Clamp(pairs.CosineSimilarities[i], -1, BelowOne)).ToArray())
        .With("xbins", Nested(("start", -1.0), ("end", 1.0), ("size", 0.04)))
        .With("opacity", 0.65).With("marker", Nested(("color", colour)));
}
