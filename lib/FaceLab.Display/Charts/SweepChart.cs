using FaceLab.Display.Tables;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>The effect of a setting: a figure against the values of a threshold, a margin, a weight.</summary>
public static class SweepChart
{
    /// <summary>Draws a line for each method.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="setting">The name of the setting, with its unit.</param>
    /// <param name="figure">The name of the figure, with its unit.</param>
    /// <param name="curves">Name of each method, the values tried in rising order, and the figure at each.</param>
    /// <exception cref="ArgumentException">There is no curve, one is empty, or its values and figures are not as
    /// many.</exception>
    public static Figure Of(string title, string setting, string figure,
        params (string Name, IReadOnlyList<double> Values, IReadOnlyList<double> Figures)[] curves)
    {
        if (curves.Length == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        foreach (var (name, values, figures) in curves)
        {
            if (values.Count == 0 || values.Count != figures.Count)
                throw new ArgumentException($"'{name}' has {values.Count} values and {figures.Count} figures: " +
                    "give as many of both, at least one.", nameof(curves));
        }
        return new Figure(title,
            curves.Select((curve, i) => Scatter(Text(curve.Name), "lines", curve.Values, curve.Figures, Line(i))),
            Axes(Axis(setting), Axis(figure), 420),
            curves.SelectMany(curve =>
                curve.Values.Zip(curve.Figures, (value, y) => (curve.Name, Value: value, Figure: y)))
                .ToFrame(("method", row => row.Name), (setting, row => row.Value), (figure, row => row.Figure)));
    }
}
