using FaceLab.Learning;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Training and validation loss against steps.</summary>
public static class TrainingChart
{
    /// <summary>The learning curve; made again and again, it is a live one.</summary>
    /// <param name="history">The points so far; without one the axes stand alone.</param>
    /// <param name="steps">Steps that the whole run will make: the right end of the axis.</param>
    public static Figure Of(IReadOnlyList<EvaluationStep> history, int steps)
    {
        ArgumentNullException.ThrowIfNull(history);
        var layout = new Layout()
            .With("xaxis", Figure.Axis("optimizer steps", ("range", new[] { 0, steps })))
            .With("yaxis", Figure.Axis("loss", ("rangemode", "tozero")))
            .With("legend", Nested(("orientation", "h"), ("y", -0.24), ("yanchor", "top"), ("x", 0.5), ("xanchor", "center")))
            .With("height", 400);
        if (history.Any(point => double.IsFinite(point.Metric)))
            layout.With("yaxis2", Figure.Axis("score", [("overlaying", "y"), ("side", "right"), ("showgrid", false), .. ScoreRange(history)]));
        return new Figure(TitleOf(history, steps),
            [
                .. Line("training batches (augmented)", history, point => point.TrainingLoss, Palette.Blue),
                .. Line("validation batches (other people)", history, point => point.ValidationLoss, Palette.Vermilion),
                .. Line("score (right axis)", history, point => point.Metric, Palette.Gray).Select(line => line.With("yaxis", "y2")),
            ],
            layout,
            new DataFrame(
                new Int32DataFrameColumn("step", history.Select(point => point.Step)),
                new DoubleDataFrameColumn("seconds", history.Select(point => point.Seconds)),
                new DoubleDataFrameColumn("training loss", history.Select(point => point.TrainingLoss)),
                new DoubleDataFrameColumn("validation loss", history.Select(point => point.ValidationLoss)),
                new DoubleDataFrameColumn("score", history.Select(point => point.Metric))));
    }

    private static string TitleOf(IReadOnlyList<EvaluationStep> history, int steps)
    {
        if (history.Count == 0)
            return $"Step 0 of {steps:N0}: the first point comes soon";
        var last = history[^1];
        var loss = double.IsNaN(last.ValidationLoss) ? $"training loss {last.TrainingLoss:F3}" : $"validation loss {last.ValidationLoss:F3}";
        return last.Step < steps
            ? $"Step {last.Step:N0} of {steps:N0}: {loss}, {last.ImagesPerSecond:N0} images/s"
            : $"After {steps:N0} steps and {last.Seconds:N0} s: {loss}";
    }

    /// <summary>From chance to perfect, so that a live chart stands still; scores outside of that choose the axis themselves.</summary>
    private static (string, object)[] ScoreRange(IReadOnlyList<EvaluationStep> history) =>
        history.Where(point => double.IsFinite(point.Metric)).All(point => point.Metric is >= 0.5 and <= 1) ? [("range", new[] { 0.5, 1 })] : [];

    /// <summary>A line through the points that have the figure; none where no point has it.</summary>
    private static IEnumerable<Trace> Line(string name, IReadOnlyList<EvaluationStep> history, Func<EvaluationStep, double> of, string colour)
    {
        var points = history.Where(point => double.IsFinite(of(point))).ToList();
        if (points.Count == 0)
            return [];
        return
        [
            new Trace("scatter")
                .With("name", name).With("x", points.Select(point => point.Step).ToArray()).With("y", points.Select(of).ToArray()).With("mode", "lines+markers")
                .With("line", Nested(("color", colour), ("width", 2))).With("marker", Nested(("size", 5))),
        ];
    }
}
