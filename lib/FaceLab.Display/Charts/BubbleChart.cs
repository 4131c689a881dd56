using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Cost against gain: a bubble for each model, its area in proportion to the number of parameters.</summary>
/// <remarks>Source: A. Canziani, A. Paszke, E. Culurciello, "An analysis of deep neural network models for practical
/// applications", 2016, figure 2.</remarks>
public static class BubbleChart
{
    /// <summary>The diameter of the largest bubble, in screen pixels.</summary>
    private const double Largest = 70;

    /// <summary>Draws the bubbles, with the intervals of the gain.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="cost">The name of the cost, with its unit; drawn on a logarithmic axis.</param>
    /// <param name="gain">The name of the gain, with its unit.</param>
    /// <param name="models">Name, cost above 0, gain with its interval, and number of parameters, at least 1.</param>
    /// <exception cref="ArgumentException">There is no model, or one has no cost or no parameters.</exception>
    public static Figure Of(string title, string cost, string gain,
        params (string Name, double Cost, BootstrapInterval Gain, long Parameters)[] models)
    {
        if (models.Length == 0)
            throw new ArgumentException("Give at least one model.", nameof(models));
        if (models.FirstOrDefault(model => !(model.Cost > 0 && double.IsFinite(model.Cost) && model.Parameters > 0))
            is { Name: { } bad })
            throw new ArgumentException(
                $"'{bad}' needs a finite cost above 0 and at least one parameter.", nameof(models));
        var most = models.Max(model => model.Parameters);
        var bubbles = models.Select((model, i) => Scatter(Text(model.Name), "markers+text", [model.Cost],
            [model.Gain.Estimate],
            [
                ("marker", Nested(("size", Largest * Math.Sqrt((double)model.Parameters / most)), ("sizemin", 4),
                    ("color", Palette.Colour(i)), ("opacity", 0.65))),
                ("text", new[] { Text(model.Name) }), ("textposition", "middle right"),
                ("error_y", Bars([(model.Gain.Estimate, model.Gain.Low, model.Gain.High)],
                    ("thickness", 1), ("width", 4), ("color", Palette.Colour(i)))),
                ("hovertemplate", Text(model.Name) + Invariant($": {model.Gain}, {model.Cost:G3}, ") +
                    Invariant($"{model.Parameters:N0} parameters<extra></extra>")),
            ]));
        return new Figure(title, bubbles,
            Axes(Axis(cost, ("type", "log"), ("dtick", Math.Log10(2))), Axis(gain), 480, ("showlegend", false)),
            models.ToFrame(("model", model => model.Name), (cost, model => model.Cost),
                (gain, model => model.Gain.Estimate), ("low", model => model.Gain.Low),
                ("high", model => model.Gain.High), ("parameters", model => model.Parameters)));
    }
}
