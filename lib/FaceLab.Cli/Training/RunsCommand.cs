using System.Text.Json.Serialization;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Learning;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Training;

/// <summary>A run in a list: figures for scripts, and texts for people; a figure that was not measured is
/// <see langword="null"/>.</summary>
internal sealed record RunRow(string Name, string Folder, string Network, string Loss, int Step, int Steps,
    double? BestMetric, int? BestMetricStep, double? TrainingLoss, double Seconds, double? ImagesPerSecond,
    int? WarningStep, string? Warning)
{
    public static string[] Columns =>
        ["run", "network", "loss", "steps", "best metric", "training loss", "seconds", "images/s", "warning"];

    [JsonIgnore]
    public IReadOnlyList<EvaluationStep> History { get; private init; } = [];

    /// <summary>The metric in words.</summary>
    public string Measured { get; private init; } = "";

    [JsonIgnore]
    public string BestMetricText =>
        BestMetric is { } best ? Invariant($"{best:F4} at step {BestMetricStep:N0}") : "none";

    /// <exception cref="FaceDataException">The curve was changed by somebody.</exception>
    public static RunRow Of(TrainingRun run)
    {
        var (config, history) = (run.Config, run.History);
        var last = history.Count > 0 ? history[^1] : new EvaluationStep(0, 0, double.NaN, double.NaN, double.NaN);
        var best = history.Best();
        var warned = history.LastOrDefault(step => step.Warning is not null);
        return new RunRow(run.Name, run.Folder, config.Network.Kind, config.Loss.Kind, last.Step, config.Training.Steps,
            best?.Metric, best?.Step, Finite(last.TrainingLoss), Finite(last.Seconds) ?? 0,
            Finite(last.ImagesPerSecond), warned?.Step, warned?.Warning)
        {
            History = history,
            Measured = config.Loss is HuberOptions
                ? "correlation of predicted and true ratings of validation faces"
                : "area under the ROC curve of " +
                    (config.MetricSet is null ? "validation identities" : "LFW's training pairs"),
        };
    }

    public string[] Cells() =>
    [
        Name, Network, Loss, History.StepsOf(Steps), BestMetricText, Invariant($"{TrainingLoss:F4}"),
        $"{Seconds:N0}", Invariant($"{ImagesPerSecond:N0}"), WarningStep is { } step ? $"at step {step:N0}" : "",
    ];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary><c>facelab runs list</c> and <c>facelab runs compare</c>.</summary>
internal static class RunsCommand
{
    private static readonly Argument<string> Folder = new("folder")
    { Description = "The folder of runs.", DefaultValueFactory = _ => "runs" };

    private static readonly Argument<string[]> Runs = new("runs")
    { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string> Html =
        Usual("--html", "The page with the curves.", Path.Combine("runs", "compare.html"));

    public static Command Create() => new("runs", "List and compare runs.")
    {
        MakeCommand("list", "List the runs in a folder.", (line, _) =>
            Table(Readable(TrainingRun.AllIn(line.GetRequiredValue(Folder), Output.Note)), line.GetValue(Json)),
            Folder, Json).WithExamples(CommandHelp.FirstRun, "facelab runs list"),
        MakeCommand("compare", "Compare runs: a table, and a page with all curves in one chart.", (line, _) =>
            Compare([.. line.GetRequiredValue(Runs).Select(path => RunRow.Of(TrainingRun.Open(path)))], line),
            Runs, Html, Force, Json).WithExamples(CommandHelp.FirstRun, "facelab runs compare runs/first"),
    };

    private static int Compare(IReadOnlyList<RunRow> runs, ParseResult line)
    {
        var page = Path.GetFullPath(line.GetRequiredValue(Html));
        RequireNew(line, page);
        Table(runs, line.GetValue(Json));
        foreach (var run in runs.Where(run => run.Warning is not null))
            Output.Note($"'{run.Name}': at step {run.WarningStep:N0}: {run.Warning}");
        var judged = runs.Any(run => run.BestMetric is not null);
        foreach (var run in runs.Where(run => judged && run.BestMetric is null))
            Output.Note($"'{run.Name}' has no metric and is not in the chart: compare it with runs without one.");
        var curves = runs.Where(run => !judged || run.BestMetric is not null).Select(run => (run.Name, run.History))
            .ToArray();
        var measured = Measured(runs);
        var chart = judged
            ? RunsChart.Of($"{char.ToUpperInvariant(measured[0])}{measured[1..]}, by training time", measured,
                step => step.Metric, curves)
            : RunsChart.Of("Training loss by training time", "training loss", step => step.TrainingLoss, curves);
        WholeFile.Write(page, temporary => File.WriteAllText(temporary, chart.ToPage()));
        Output.Note($"curves in {page}");
        return 0;
    }

    /// <summary>Names the runs' metric in words.</summary>
    private static string Measured(IReadOnlyList<RunRow> runs)
    {
        var measures = runs.Where(run => run.BestMetric is not null).Select(run => run.Measured).Distinct().ToList();
        if (measures.Count < 2)
            return measures.FirstOrDefault("metric");
        Output.Note($"some runs are judged by the {string.Join(", others by the ", measures)}: " +
            "compare them separately.");
        return "metric";
    }

    /// <summary>Reads the runs whose curves can be read; the others are named.</summary>
    private static List<RunRow> Readable(IReadOnlyList<TrainingRun> runs)
    {
        var rows = new List<RunRow>();
        foreach (var run in runs)
        {
            try
            {
                rows.Add(RunRow.Of(run));
            }
            catch (Exception error) when (error is FaceDataException or IOException or UnauthorizedAccessException)
            {
                Output.Note($"'{run.Name}' is left out: {error.Message}");
            }
        }
        return rows;
    }

    private static int Table(IReadOnlyList<RunRow> runs, bool json)
    {
        if (json)
            Output.Json(runs);
        else if (runs.Count == 0)
            Console.WriteLine("There is no run.");
        else
            Output.List("Runs", RunRow.Columns, [.. runs.Select(run => run.Cells())]);
        return 0;
    }
}
