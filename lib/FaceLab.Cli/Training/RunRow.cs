using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Cli.Training;

/// <summary>A run in a list: figures for scripts, and as text for people. What was not measured is <see langword="null"/>.</summary>
internal sealed record RunRow(string Name, string Folder, string Network, string Loss, int Step, int Steps, double? BestMetric, int? BestMetricStep,
    double? TrainingLoss, double Seconds, double? ImagesPerSecond, int? WarningStep, string? Warning)
{
    public static string[] Columns => ["run", "network", "loss", "steps", "best score", "training loss", "seconds", "images/s", "warning"];

    [JsonIgnore]
    public IReadOnlyList<EvaluationStep> History { get; private init; } = [];

    /// <summary>What the score is, in words.</summary>
    public string Measured { get; private init; } = "";

    /// <exception cref="FaceDataException">The curve was changed by somebody.</exception>
    public static RunRow Of(TrainingRun run)
    {
        var history = run.History;
        var last = history.Count > 0 ? history[^1] : new EvaluationStep(0, 0, double.NaN, double.NaN, double.NaN);
        var best = history.Where(point => double.IsFinite(point.Metric)).MaxBy(point => point.Metric);
        var warned = history.LastOrDefault(point => point.Warning is not null);
        return new RunRow(run.Name, run.Folder, run.Config.Network.Kind, run.Config.Loss.Kind, last.Step, run.Config.Training.Steps, best?.Metric, best?.Step,
            Finite(last.TrainingLoss), Finite(last.Seconds) ?? 0, Finite(last.ImagesPerSecond), warned?.Step, warned?.Warning)
        {
            History = history,
            Measured = run.Config.Loss is HuberOptions ? "correlation of predicted and true scores of validation faces"
                : $"area under the ROC curve of {(run.Config.MetricSet is null ? "validation people" : "LFW's training pairs")}",
        };
    }

    public string[] Cells() =>
    [
        Name, Network, Loss, $"{Step:N0} of {Steps:N0}", RunFigures.BestMetric(History), RunFigures.Text(TrainingLoss ?? double.NaN, "F4"), $"{Seconds:N0}",
        RunFigures.Text(ImagesPerSecond ?? double.NaN, "N0"), WarningStep is { } step ? $"at step {step:N0}" : "",
    ];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
