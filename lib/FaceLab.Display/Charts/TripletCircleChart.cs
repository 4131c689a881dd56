using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>A triplet on the unit circle: where a negative would be hard, semi-hard and easy.</summary>
public static class TripletCircleChart
{
    /// <summary>Points that draw the circle.</summary>
    private const int Steps = 720;

    /// <summary>A point and, outside of it, its name: radius and size of both.</summary>
    private static readonly (double[] Radii, int[] Sizes) Marked = ([1, 1.16], [12, 0]);

    /// <summary>The circle in three colours, squared distances deciding, with anchor, positive and negatives on it.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="margin">By how much a negative has to be farther than the positive, in squared distance, above 0.</param>
    /// <param name="anchorRadians">Angle of the anchor.</param>
    /// <param name="positiveRadians">Angle of the positive.</param>
    /// <param name="negativesRadians">Angles of the negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public static Figure Of(string title, double margin, double anchorRadians, double positiveRadians, params double[] negativesRadians)
    {
        ArgumentNullException.ThrowIfNull(negativesRadians);
        if (!double.IsFinite(margin) || margin <= 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin,
                "The margin is a squared distance: give a positive number; on the circle none exceeds 4.");
        var near = SquaredDistance(anchorRadians, positiveRadians);
        var circle = Enumerable.Range(0, Steps).Select(i => 2 * Math.PI * i / Steps).ToLookup(Kind);
        return new Figure(title,
            [
                Points("hard", circle["hard"], Palette.Vermilion), Points("semi-hard", circle["semi-hard"], Palette.Amber),
                Points("easy", circle["easy"], Palette.Blue),
                Named("anchor", anchorRadians, "a", "circle"), Named("positive", positiveRadians, "p", "square"),
                .. negativesRadians.Select((angle, i) => Named($"negative {i + 1}: {Kind(angle)}", angle, $"n{i + 1}", "diamond")),
            ],
            new Layout()
                .With("xaxis", Figure.Axis("first number of the embedding", ("range", new[] { -1.35, 1.35 }), ("constrain", "domain")))
                .With("yaxis", Figure.Axis("second number", ("scaleanchor", "x"), ("range", new[] { -1.35, 1.35 })))
                .With("height", 460),
            new DataFrame(
                new StringDataFrameColumn("negative", negativesRadians.Select((_, i) => $"n{i + 1}")),
                new StringDataFrameColumn("kind", negativesRadians.Select(Kind)),
                new DoubleDataFrameColumn("squared distance", negativesRadians.Select(angle => SquaredDistance(anchorRadians, angle))),
                new DoubleDataFrameColumn("loss", negativesRadians.Select(angle => Math.Max(0, near - SquaredDistance(anchorRadians, angle) + margin)))));

        string Kind(double angle)
        {
            var far = SquaredDistance(anchorRadians, angle);
            return far <= near ? "hard" : far < near + margin ? "semi-hard" : "easy";
        }
    }

    private static double SquaredDistance(double first, double second) => 2 - 2 * Math.Cos(first - second);

    private static Trace Points(string kind, IEnumerable<double> angles, string colour) => At(angles.ToArray(), 1)
        .With("name", $"a negative here is {kind}").With("mode", "markers").With("hoverinfo", "skip")
        .With("marker", Nested(("color", colour), ("size", 6)));

    private static Trace Named(string name, double angle, string label, string symbol) => At([angle, angle], Marked.Radii)
        .With("name", name).With("mode", "markers+text").With("text", (string[])["", label]).With("showlegend", false)
        .With("hovertemplate", $"{name}<extra></extra>")
        .With("marker", Nested(("color", Palette.Gray), ("symbol", symbol), ("size", Marked.Sizes)));

    /// <summary>The same angles at one radius after the other.</summary>
    private static Trace At(double[] angles, params double[] radii) => new Trace("scatter")
        .With("x", angles.Select((angle, i) => radii[Math.Min(i, radii.Length - 1)] * Math.Cos(angle)).ToArray())
        .With("y", angles.Select((angle, i) => radii[Math.Min(i, radii.Length - 1)] * Math.Sin(angle)).ToArray());
}
