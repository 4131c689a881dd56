using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Cli.Training;

/// <summary>A run in a list: figures for scripts, and as text for people. What was not measured is <see langword="null"/>.</summary>
internal sealed record RunRow(string Name, string Folder, string Network, string Loss, int Step, int Steps, double? BestScore, int? BestScoreStep,
    double? TrainingLoss, double Seconds, double? ImagesPerSecond, int? WarningStep, string? Warning)
{
    public static string[] Columns => ["run", "network", "loss", "steps", "best score", "training loss", "seconds", "images/s", "warning"];

    [JsonIgnore]
    public IReadOnlyList<TrainingPoint> History { get; private init; } = [];

    /// <summary>What the score is, in words.</summary>
    public string Measured { get; private init; } = "";

    /// <exception cref="FaceDataException">The curve was changed by somebody.</exception>
    public static RunRow Of(TrainingRun run)
    {
        var history = run.History;
        var last = history.Count > 0 ? history[^1] : new TrainingPoint(0, 0, double.NaN, double.NaN, double.NaN);
        var best = history.Where(point => double.IsFinite(point.Score)).MaxBy(point => point.Score);
        var warned = history.LastOrDefault(point => point.Warning is not null);
        return new RunRow(run.Name, run.Folder, run.Config.Network.Kind, run.Config.Loss.Kind, last.Step, run.Config.Training.Steps, best?.Score, best?.Step,
            Finite(last.TrainingLoss), Finite(last.Seconds) ?? 0, Finite(last.ImagesPerSecond), warned?.Step, warned?.Warning)
        {
            History = history,
            Measured = run.Config.Loss is HuberRecipe ? "correlation of predicted and true scores of validation faces"
                : $"area under the ROC curve of {(run.Config.ScoreSet is null ? "validation people" : "LFW's training pairs")}",
        };
    }

    public string[] Cells() =>
    [
        Name, Network, Loss, $"{Step:N0} of {Steps:N0}", RunFigures.BestScore(History), RunFigures.Text(TrainingLoss ?? double.NaN, "F4"), $"{Seconds:N0}",
        RunFigures.Text(ImagesPerSecond ?? double.NaN, "N0"), WarningStep is { } step ? $"at step {step:N0}" : "",
    ];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
