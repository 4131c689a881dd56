using FaceLab.Learning;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Learning curves of several runs in one picture: a colour a run, training as a line, validation dashed.</summary>
public static class LossChart
{
    /// <summary>The curves.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="runs">Name and points of each run, one or more; each with at least one point.</param>
    /// <param name="level">A loss to compare with, drawn as a dotted line with its name.</param>
    /// <exception cref="ArgumentException">There is no run, or one has no point.</exception>
    public static Figure Of(string title, IReadOnlyList<(string Name, IReadOnlyList<EvaluationStep> Points)> runs, (string Name, double Loss)? level = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
            throw new ArgumentException("Give at least one run.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Points.Count == 0).Name is { } empty)
            throw new ArgumentException($"The run '{empty}' has no point of its learning curve yet: train first.", nameof(runs));
        var last = runs.Max(run => run.Points[^1].Step);
        return new Figure(title,
            [
                .. runs.SelectMany((run, i) => Lines(PlotlyText.Of(run.Name), run.Points, Palette.Colour(i))),
                .. level is { } at ? (Trace[])[Level(at.Name, at.Loss, last)] : [],
            ],
            new Layout()
                .With("xaxis", Figure.Axis("optimizer steps", ("range", new[] { 0, last })))
                .With("yaxis", Figure.Axis("loss", ("rangemode", "tozero")))
                .With("height", 400),
            Table(runs));
    }

    private static Trace[] Lines(string name, IReadOnlyList<EvaluationStep> points, string colour) =>
    [
        Line($"{name}, training", points, point => point.TrainingLoss, colour, "solid"),
        Line($"{name}, validation", points, point => point.ValidationLoss, colour, "dash"),
    ];

    private static Trace Line(string name, IReadOnlyList<EvaluationStep> points, Func<EvaluationStep, double> loss, string colour, string dash) =>
        new Trace("scatter").With("name", name).With("mode", "lines")
            .With("x", points.Select(point => point.Step).ToArray()).With("y", points.Select(loss).ToArray())
            .With("line", Nested(("color", colour), ("width", 2), ("dash", dash)))
            .With("hovertemplate", "%{fullData.name}: %{y:.3f} at step %{x:,}<extra></extra>");

    private static Trace Level(string name, double loss, int last) => new Trace("scatter").With("name", name).With("mode", "lines")
        .With("x", new[] { 0, last }).With("y", new[] { loss, loss })
        .With("line", Nested(("color", Palette.Gray), ("width", 1), ("dash", "dot"))).With("hoverinfo", "skip");

    private static DataFrame Table(IReadOnlyList<(string Name, IReadOnlyList<EvaluationStep> Points)> runs)
    {
        var points = runs.SelectMany(run => run.Points.Select(point => (run.Name, Point: point))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("run", points.Select(entry => entry.Name)),
            new Int32DataFrameColumn("step", points.Select(entry => entry.Point.Step)),
            new DoubleDataFrameColumn("training loss", points.Select(entry => entry.Point.TrainingLoss)),
            new DoubleDataFrameColumn("validation loss", points.Select(entry => entry.Point.ValidationLoss)));
    }
}
