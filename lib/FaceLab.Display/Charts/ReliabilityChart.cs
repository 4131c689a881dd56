using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Reliability diagram: of the pairs with a probability p of being genuine, a share of p should be.</summary>
/// <remarks>
/// Source: A. Niculescu-Mizil, R. Caruana, "Predicting good probabilities with supervised learning", 2005, section 4.
/// </remarks>
public static class ReliabilityChart
{
    private const double LargestMarker = 26, SmallestMarker = 6;

    /// <summary>Draws the share of genuine pairs against probability; the area of a marker shows its pairs.</summary>
    /// <remarks>An error bar is the Clopper-Pearson interval of the share.</remarks>
    /// <exception cref="ArgumentException">There is no calibration.</exception>
    public static Figure Of(string title, params (string Name, CalibrationQuality Quality)[] calibrations)
    {
        if (calibrations.Length == 0)
            throw new ArgumentException("Give at least one calibration.", nameof(calibrations));
        var ideal = Scatter("as it should be", "lines", [0.0, 1], [0.0, 1], Line(Palette.Gray, "dot", 1),
            ("hoverinfo", "skip"));
        return new Figure(title, [ideal, .. calibrations.Select((entry, i) => Bins(entry.Name, entry.Quality, i))],
            Axes(Axis("probability of being genuine, as calibrated", ("range", new[] { -0.02, 1.02 })),
                Axis("share of pairs that is genuine", ("range", new[] { -0.02, 1.02 })), 440,
                Legend(right: true, 0.03)),
            calibrations.SelectMany(entry => entry.Quality.Bins.Select(bin => (entry.Name, Bin: bin))).ToFrame(
                ("calibration", entry => entry.Name), ("probability", entry => entry.Bin.MeanProbability),
                ("genuine share", entry => entry.Bin.GenuineShare), ("pairs", entry => entry.Bin.Pairs)));
    }

    private static Trace Bins(string name, CalibrationQuality quality, int i)
    {
        var (bins, most) = (quality.Bins, quality.Bins.Max(bin => bin.Pairs));
        var sizes = bins.Select(bin => Math.Max(SmallestMarker, LargestMarker * Math.Sqrt((double)bin.Pairs / most)))
            .ToArray();
        var shares = bins.Select(bin => new Proportion((long)Math.Round(bin.GenuineShare * bin.Pairs), bin.Pairs))
            .ToList();
        return Scatter(Invariant($"{Text(name)} (calibration error {quality.ExpectedCalibrationError:F3})"),
            "lines+markers", bins.Select(bin => bin.MeanProbability), bins.Select(bin => bin.GenuineShare),
            [
                ErrorBars(shares), Line(i, width: 1),
                ("marker", Nested(("symbol", Palette.Symbol(i)), ("color", Palette.Colour(i)), ("size", sizes))),
                .. Hover(shares.Select(share => share.ToString()), "probability %{x:.3f}: genuine %{text}"),
            ]);
    }
}
