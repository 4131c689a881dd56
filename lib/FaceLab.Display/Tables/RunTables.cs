using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Display.Tables;

internal static class RunTables
{
    public static string Of(TrainingOutcome outcome)
    {
        // An outcome that somebody made of a curve alone knows no steps but those.
        var made = Math.Max(outcome.Steps, outcome.History.Count > 0 ? outcome.History[^1].Step : 0);
        return new ValueTable("Training")
            .Row("network", outcome.Network.GetType().Name, $"{outcome.Network.EmbeddingSize} numbers in an embedding")
            .Row("state", outcome.Finished ? "finished" : "stopped",
                outcome.Finished ? "" : "can go on from its last checkpoint")
            .ToHtml() + Curve(outcome.History, made, Math.Max(made, outcome.PlannedSteps));
    }

    private static string Curve(IReadOnlyList<EvaluationStep> history, int made, int steps)
    {
        if (history.Count == 0)
            return $"<div style=\"{FaceTile.Font}\">No evaluation step yet.</div>";
        var last = history[^1];
        var table = new ValueTable("Curve").Row("steps", Invariant($"{made:N0}"), Invariant($"of {steps:N0}"))
            .Row("training", Invariant($"{last.Seconds:N0} s"),
                Invariant($"{last.ImagesPerSecond:N0} images/s lately"));
        if (history.Best() is { } best)
            table.Row("best metric", Invariant($"{best.Metric:F4}"), Invariant($"at step {best.Step:N0}"));
        if (history.Where(step => double.IsFinite(step.ValidationLoss))
            .MinBy(step => step.ValidationLoss) is { } lowest)
            table.Row("lowest validation loss", Invariant($"{lowest.ValidationLoss:F4}"),
                Invariant($"at step {lowest.Step:N0}"));
        if (history.LastOrDefault(step => step.Warning is not null) is { } warned)
            table.Row("warning", "⚠", Invariant($"at step {warned.Step:N0}: {warned.Warning}"));
        return table.ToHtml() + TrainingChart.Of(history, steps).ToFragment();
    }
}
