using FaceLab.Display.Tables;
using FaceLab.Learning;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Training and validation loss against steps.</summary>
public static class TrainingChart
{
    /// <summary>Draws the learning curve; drawn again after each evaluation, it is live.</summary>
    /// <param name="history">The evaluation steps so far; without one there are only the axes.</param>
    /// <param name="steps">The number of steps of the whole run, the right end of the axis.</param>
    public static Figure Of(IReadOnlyList<EvaluationStep> history, int steps)
    {
        var layout = Axes(Axis("optimizer steps", ("range", new[] { 0, steps })), Axis("loss", ("rangemode", "tozero")),
            400,
            ("legend", Nested(("orientation", "h"), ("y", -0.24), ("yanchor", "top"), ("x", 0.5),
                ("xanchor", "center"))));
        var metrics = history.Select(step => step.Metric).Where(double.IsFinite).ToList();
        if (metrics.Count > 0)
            layout.With(("yaxis2", Axis("metric",
                [("overlaying", "y"), ("side", "right"), ("showgrid", false), .. Range(metrics)])));
        return new Figure(TitleOf(history, steps),
            [
                .. Curve("training batches", history, step => step.TrainingLoss, Palette.Blue),
                .. Curve("validation batches", history, step => step.ValidationLoss, Palette.Vermilion),
                .. Curve("metric (right axis)", history, step => step.Metric, Palette.Gray)
                    .Select(line => line.With(("yaxis", "y2"))),
            ],
            layout,
            history.ToFrame(("step", step => step.Step), ("seconds", step => step.Seconds),
                ("training loss", step => step.TrainingLoss), ("validation loss", step => step.ValidationLoss),
                ("metric", step => step.Metric)));
    }

    private static string TitleOf(IReadOnlyList<EvaluationStep> history, int steps)
    {
        if (history.Count == 0)
            return $"Step 0 of {steps:N0}: the first evaluation comes soon";
        var last = history[^1];
        var loss = double.IsNaN(last.ValidationLoss)
            ? $"training loss {last.TrainingLoss:F3}" : $"validation loss {last.ValidationLoss:F3}";
        return last.Step < steps
            ? $"Step {last.Step:N0} of {steps:N0}: {loss}, {last.ImagesPerSecond:N0} images/s"
            : $"After {steps:N0} steps and {last.Seconds:N0} s: {loss}";
    }

    /// <summary>Returns the axis from chance to perfect, fixed for a live chart; other metrics choose the
    /// axis.</summary>
    private static (string, object)[] Range(IReadOnlyList<double> metrics) =>
        metrics.All(metric => metric is >= 0.5 and <= 1) ? [("range", new[] { 0.5, 1 })] : [];

    /// <summary>Draws a line through the steps that have the figure; none where no step has it.</summary>
    private static IEnumerable<Trace> Curve(string name, IReadOnlyList<EvaluationStep> history,
        Func<EvaluationStep, double> of, string colour)
    {
        var steps = history.Where(step => double.IsFinite(of(step))).ToList();
        return steps.Count == 0 ? []
            : [Scatter(name, "lines+markers", steps.Select(step => step.Step), steps.Select(of),
            Line(colour), ("marker", Nested(("size", 5))))];
    }
}
