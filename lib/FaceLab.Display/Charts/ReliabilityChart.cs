using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Reliability diagram: of the pairs that are said to be genuine with probability p, a share of p is.</summary>
/// <remarks>Source: A. Niculescu-Mizil, R. Caruana, "Predicting good probabilities with supervised learning", 2005, section 4.</remarks>
public static class ReliabilityChart
{
    private const double LargestMarker = 26, SmallestMarker = 6;

    /// <summary>Share of genuine pairs against probability, a marker a bin, its area as the number of pairs; an error bar is the
    /// Clopper-Pearson interval of the share.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="calibrations">Name and quality of each calibration.</param>
    /// <exception cref="ArgumentException">There is no calibration.</exception>
    public static Figure Of(string title, params (string Name, CalibrationQuality Quality)[] calibrations)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        if (calibrations.Length == 0)
            throw new ArgumentException("Give at least one calibration.", nameof(calibrations));
        var ideal = new Trace("scatter").With("name", "as it should be").With("x", new[] { 0.0, 1 }).With("y", new[] { 0.0, 1 })
            .With("mode", "lines").With("line", Nested(("color", Palette.Gray), ("dash", "dot"), ("width", 1))).With("hoverinfo", "skip");
        var bins = calibrations.SelectMany(entry => entry.Quality.Bins.Select(bin => (entry.Name, Bin: bin))).ToList();
        return new Figure(title, [ideal, .. calibrations.Select((entry, i) => Line(entry.Name, entry.Quality, i))],
            new Layout()
                .With("xaxis", Figure.Axis("probability of being genuine, as calibrated", ("range", new[] { -0.02, 1.02 })))
                .With("yaxis", Figure.Axis("share of pairs that is genuine", ("range", new[] { -0.02, 1.02 })))
                .With("legend", Nested(("x", 0.98), ("xanchor", "right"), ("y", 0.03)))
                .With("height", 440),
            new DataFrame(
                new StringDataFrameColumn("calibration", bins.Select(entry => entry.Name)),
                new DoubleDataFrameColumn("probability", bins.Select(entry => entry.Bin.MeanProbability)),
                new DoubleDataFrameColumn("genuine share", bins.Select(entry => entry.Bin.GenuineShare)),
                new Int32DataFrameColumn("pairs", bins.Select(entry => entry.Bin.Pairs))));
    }

    private static Trace Line(string name, CalibrationQuality quality, int i)
    {
        var bins = quality.Bins.ToArray();
        var most = bins.Max(bin => bin.Pairs);
        var sizes = Array.ConvertAll(bins, bin => Math.Max(SmallestMarker, LargestMarker * Math.Sqrt((double)bin.Pairs / most)));
        var shares = Array.ConvertAll(bins, bin => new Proportion((long)Math.Round(bin.GenuineShare * bin.Pairs), bin.Pairs));
        return new Trace("scatter")
            .With("name", FormattableString.Invariant($"{PlotlyText.Of(name)} (calibration error {quality.ExpectedCalibrationError:F3})")).With("mode", "lines+markers")
            .With("x", Array.ConvertAll(bins, bin => bin.MeanProbability)).With("y", Array.ConvertAll(bins, bin => bin.GenuineShare))
            .With("error_y", ErrorBars.Of(shares))
            .With("line", Nested(("color", Palette.Colour(i)), ("width", 1), ("dash", Palette.Dash(i))))
            .With("marker", Nested(("symbol", Palette.Symbol(i)), ("color", Palette.Colour(i)), ("size", sizes)))
            .With("text", Array.ConvertAll(shares, share => share.ToString()))
            .With("hovertemplate", "probability %{x:.3f}: genuine %{text}<extra></extra>");
    }
}
