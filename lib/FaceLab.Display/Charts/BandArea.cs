using FaceLab.Evaluation;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>The area of a band, behind its curve.</summary>
internal static class BandArea
{
    /// <summary>One closed shape in the curve's colour; it appears and goes with the curve's entry in the legend.</summary>
    /// <param name="x">Rising.</param>
    /// <param name="low">Lower end at each.</param>
    /// <param name="high">Upper end at each.</param>
    /// <param name="curve">Number of the curve: its colour and its group in the legend.</param>
    public static Trace Of(IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, int curve) => new Trace("scatter")
        .With("x", x.Concat(x.Reverse()).ToArray()).With("y", high.Concat(low.Reverse()).ToArray())
        .With("mode", "lines").With("fill", "toself").With("fillcolor", Palette.Faint(curve)).With("line", Nested(("width", 0)))
        .With("legendgroup", Group(curve)).With("showlegend", false).With("hoverinfo", "skip");

    /// <summary>What curve and band share.</summary>
    public static string Group(int curve) => $"curve {curve}";

    /// <summary>A legend that says what the bands are, where there are some.</summary>
    public static Dictionary<string, object> Legend(RocBand[] bands, params (string, object)[] place) => bands.Length == 0
        ? Nested(place)
        : Nested([.. place, ("title", Nested(
            ("font", Figure.LabelFont), ("text", FormattableString.Invariant($"bands: {100 * bands[0].Confidence:G3} % of draws of people"))))]);
}
