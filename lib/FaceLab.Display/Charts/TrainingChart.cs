using FaceLab.Training;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Training and validation loss against steps.</summary>
public static class TrainingChart
{
    /// <summary>The learning curve; made again and again, it is a live one.</summary>
    /// <param name="history">At least one point.</param>
    /// <param name="steps">Steps that the whole run will make: the right end of the axis.</param>
    /// <exception cref="ArgumentException">There is no point yet.</exception>
    public static Figure Of(IReadOnlyList<TrainingPoint> history, int steps)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
            throw new ArgumentException("There is no point of the learning curve yet: train first.", nameof(history));
        var last = history[^1];
        var title = last.Step < steps
            ? $"Step {last.Step:N0} of {steps:N0}: validation loss {last.ValidationLoss:F3}, {last.ImagesPerSecond:N0} images/s"
            : $"After {steps:N0} steps and {last.Seconds:N0} s the validation loss is {last.ValidationLoss:F3}";
        var x = history.Select(point => point.Step).ToArray();
        return new Figure(title,
            [
                Line("training pairs (augmented)", x, history.Select(point => point.TrainingLoss), Palette.Blue),
                Line("validation pairs (other people)", x, history.Select(point => point.ValidationLoss), Palette.Vermilion),
            ],
            new Layout()
                .With("xaxis", Figure.Axis("optimizer steps", ("range", new[] { 0, steps })))
                .With("yaxis", Figure.Axis("contrastive loss", ("rangemode", "tozero")))
                .With("legend", Nested(("x", 0.98), ("xanchor", "right"), ("y", 0.98)))
                .With("height", 380),
            new DataFrame(
                new Int32DataFrameColumn("step", x),
                new DoubleDataFrameColumn("seconds", history.Select(point => point.Seconds)),
                new DoubleDataFrameColumn("training loss", history.Select(point => point.TrainingLoss)),
                new DoubleDataFrameColumn("validation loss", history.Select(point => point.ValidationLoss))));
    }

    private static Trace Line(string name, int[] x, IEnumerable<double> y, string colour) => new Trace("scatter")
        .With("name", name).With("x", x).With("y", y.ToArray()).With("mode", "lines+markers")
        .With("line", Nested(("color", colour), ("width", 2))).With("marker", Nested(("size", 5)));
}
