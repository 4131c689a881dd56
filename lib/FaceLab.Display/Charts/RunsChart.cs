using FaceLab.Display.Tables;
using FaceLab.Learning;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>The curves of several runs in one chart.</summary>
public static class RunsChart
{
    /// <summary>Draws a figure of each run against the seconds of training.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="figure">The name of the figure, with its unit.</param>
    /// <param name="of">The figure of an evaluation step; steps without one are left out.</param>
    /// <param name="runs">Names and curves.</param>
    /// <exception cref="ArgumentException">No run has an evaluation step with that figure.</exception>
    public static Figure Of(string title, string figure, Func<EvaluationStep, double> of,
        params (string Name, IReadOnlyList<EvaluationStep> History)[] runs)
    {
        var curves = runs.Select(run => run.History.Where(step => double.IsFinite(of(step))).ToList()).ToList();
        if (curves.All(steps => steps.Count == 0))
            throw new ArgumentException($"No run has an evaluation step with {figure} yet: train first.", nameof(runs));
        var traces = curves.Select((steps, i) =>
            Scatter(Text(runs[i].Name), "lines+markers", steps.Select(step => step.Seconds),
            steps.Select(of), Line(Palette.Colour(i)), ("marker", Nested(("size", 5)))));
        return new Figure(title, traces, Axes(Axis("seconds of training", ("rangemode", "tozero")), Axis(figure), 420),
            curves.SelectMany((steps, i) => steps.Select(step => (runs[i].Name, Step: step))).ToFrame(
                ("run", row => row.Name), ("step", row => row.Step.Step), ("seconds", row => row.Step.Seconds),
                (figure, row => of(row.Step))));
    }
}
