using FaceLab.Display.Tables;
using FaceLab.Learning;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Learning curves of several runs: a colour for each run, training as a line, validation dashed.</summary>
public static class LossChart
{
    /// <summary>Draws the losses against optimizer steps.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="runs">Name and evaluation steps of each run, one or more; each with at least one step.</param>
    /// <param name="level">A loss to compare with, drawn as a dotted line with its name.</param>
    /// <exception cref="ArgumentException">There is no run, or one has no evaluation step.</exception>
    public static Figure Of(string title, IReadOnlyList<(string Name, IReadOnlyList<EvaluationStep> Points)> runs,
        (string Name, double Loss)? level = null)
    {
        if (runs.Count == 0)
            throw new ArgumentException("Give at least one run.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Points.Count == 0).Name is { } empty)
            throw new ArgumentException($"The run '{empty}' has no evaluation step yet: train first.", nameof(runs));
        var last = runs.Max(run => run.Points[^1].Step);
        var curves = runs.SelectMany((run, i) => (Trace[])
        [
            Curve($"{Text(run.Name)}, training", run.Points, step => step.TrainingLoss, Palette.Colour(i), "solid"),
            Curve($"{Text(run.Name)}, validation", run.Points, step => step.ValidationLoss, Palette.Colour(i), "dash"),
        ]).ToList();
        if (level is { } at)
            curves.Add(Scatter(at.Name, "lines", [0, last], [at.Loss, at.Loss], Line(Palette.Gray, "dot", 1),
                ("hoverinfo", "skip")));
        return new Figure(title, curves,
            Axes(Axis("optimizer steps", ("range", new[] { 0, last })), Axis("loss", ("rangemode", "tozero")), 400),
            runs.SelectMany(run => run.Points.Select(step => (run.Name, Step: step))).ToFrame(
                ("run", row => row.Name), ("step", row => row.Step.Step),
                ("training loss", row => row.Step.TrainingLoss), ("validation loss", row => row.Step.ValidationLoss)));
    }

    private static Trace Curve(string name, IReadOnlyList<EvaluationStep> steps, Func<EvaluationStep, double> loss,
        string colour, string dash) =>
        Scatter(name, "lines", steps.Select(step => step.Step), steps.Select(loss), Line(colour, dash),
            ("hovertemplate", "%{fullData.name}: %{y:.3f} at step %{x:,}<extra></extra>"));
}
