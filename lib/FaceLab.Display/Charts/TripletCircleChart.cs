using FaceLab.Display.Tables;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>A triplet on the unit circle: where a negative would be hard, semi-hard and easy.</summary>
public static class TripletCircleChart
{
    private const int Steps = 720;

    /// <summary>Draws the circle in three colours, by squared distances, and the triplets on it.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="margin">The squared distance by which a negative has to be farther than the positive.</param>
    /// <param name="anchorRadians">Angle of the anchor.</param>
    /// <param name="positiveRadians">Angle of the positive.</param>
    /// <param name="negativesRadians">Angles of the negatives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not
    /// finite.</exception>
    public static Figure Of(string title, double margin, double anchorRadians, double positiveRadians,
        params double[] negativesRadians)
    {
        if (!double.IsFinite(margin) || margin <= 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin,
                "The margin is a squared distance: give a positive number; on the circle none exceeds 4.");
        var near = SquaredDistance(anchorRadians, positiveRadians);
        var circle = Enumerable.Range(0, Steps).Select(i => 2 * Math.PI * i / Steps).ToLookup(Kind);
        return new Figure(title,
            [
                Arc("hard", circle["hard"], Palette.Vermilion), Arc("semi-hard", circle["semi-hard"], Palette.Amber),
                Arc("easy", circle["easy"], Palette.Blue),
                Named("anchor", anchorRadians, "a", "circle"), Named("positive", positiveRadians, "p", "square"),
                .. negativesRadians.Select((angle, i) =>
                    Named($"negative {i + 1}: {Kind(angle)}", angle, $"n{i + 1}", "diamond")),
            ],
            Axes(Axis("first number of the embedding", ("range", new[] { -1.35, 1.35 }), ("constrain", "domain")),
                Axis("second number", ("scaleanchor", "x"), ("range", new[] { -1.35, 1.35 }),
                    ("constrain", "domain")), 460),
            negativesRadians.Select((angle, i) =>
                (Number: i + 1, Angle: angle, Far: SquaredDistance(anchorRadians, angle))).ToFrame(
                ("negative", row => $"n{row.Number}"), ("kind", row => Kind(row.Angle)),
                ("squared distance", row => row.Far), ("loss", row => Math.Max(0, near - row.Far + margin))));

        string Kind(double angle)
        {
            var far = SquaredDistance(anchorRadians, angle);
            return far <= near ? "hard" : far < near + margin ? "semi-hard" : "easy";
        }
    }

    private static double SquaredDistance(double first, double second) => 2 - 2 * Math.Cos(first - second);

    private static Trace Arc(string kind, IEnumerable<double> angles, string colour) =>
        Scatter($"a negative here is {kind}",
        "markers", angles.Select(Math.Cos), angles.Select(Math.Sin), ("hoverinfo", "skip"),
        ("marker", Nested(("color", colour), ("size", 6))));

    /// <summary>Draws a point inside of the circle, so that it hides no kind, and outside its name and angle.</summary>
    private static Trace Named(string name, double angle, string label, string symbol)
    {
        double[] radii = [0.9, 1.16];
        return Scatter(name, "markers+text", radii.Select(radius => radius * Math.Cos(angle)),
            radii.Select(radius => radius * Math.Sin(angle)),
            [
                ("marker", Nested(("color", Palette.Gray), ("symbol", symbol), ("size", (int[])[12, 0]))),
                ("showlegend", false), .. Hover(["", Invariant($"{label} {angle * 180 / Math.PI:F0}°")], name),
            ]);
    }
}
