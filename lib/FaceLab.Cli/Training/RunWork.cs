using FaceLab.Learning;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Training;

/// <summary><c>facelab resume RUN</c>, and the work that it shares with <c>train</c>.</summary>
internal static class RunWork
{
    private static readonly Argument<string> Run = new("run") { Description = "The run's folder." };

    public static Command CreateResume() => MakeCommand("resume", "Continue a run that was stopped or killed.",
        Resume, Run, Cache, CommandParts.Device, Json)
        .WithExamples(CommandHelp.FirstRun, "facelab resume runs/first");

    /// <summary>Prepares the faces of a new run, makes its folder, and trains. Until then there is no folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="config">The config.</param>
    /// <param name="time">The time that sets the steps; null for those of the config.</param>
    /// <param name="line">The options of cache and device.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static int Start(string folder, RunConfig config, TimeSpan? time, ParseResult line,
        CancellationToken cancellationToken)
    {
        TrainingRun.RequireNew(folder, config);
        return Train(TrainingPictures.Open(config), Created, line, cancellationToken);

        TrainingRun Created(TrainingData data)
        {
            if (time is { } wanted)
            {
                Console.Error.WriteLine($"measuring how many steps fit into {wanted.TotalMinutes:N1} minutes");
                config = TrainingPace.Fit(config, data, wanted, DeviceOf(line), cancellationToken);
            }
            return TrainingRun.Create(folder, config, data);
        }
    }

    private static int Resume(ParseResult line, CancellationToken cancellationToken)
    {
        var run = TrainingRun.Open(line.GetRequiredValue(Run));
        return Train(TrainingPictures.Open(run.Config), _ => run, line, cancellationToken);
    }

    /// <summary>Trains to the end or to Ctrl-C, a line for each evaluation step.</summary>
    private static int Train(TrainingPictures pictures, Func<TrainingData, TrainingRun> runOn, ParseResult line,
        CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        using var data = LongWork.Run("Preparing faces", pictures.Count, progress =>
            pictures.Prepare(CacheOptionsOf(line), progress, cancellationToken));
        var run = runOn(data);
        Console.Error.WriteLine($"{data.Training.Identities.Count:N0} training identities, " +
            $"{data.Validation.Identities.Count:N0} validation identities; {run.Folder}");
        if (data.MetricPairs?.Note is { } missing)
            Output.Note(missing);
        var steps = run.Config.Training.Steps;
        using var outcome = LongWork.Run("Training", steps, (progress, say) => run.Train(data, DeviceOf(line),
            step => Tell(step, steps, say), progress, cancellationToken));
        Closing.Say(data.Faces, pictures.PassedOver);
        return Show(run, outcome, line.GetValue(Json));
    }

    private static int Show(TrainingRun run, TrainingOutcome outcome, bool json)
    {
        if (json)
            Output.Json(RunRow.Of(run));
        else if (outcome.Finished)
            ShowFacts(run, outcome.History.Count > 0 ? outcome.History[^1] : null);
        if (outcome.Finished)
            return 0;
        Output.Note($"stopped. To continue: facelab resume {run.Folder}");
        return 130;
    }

    private static void ShowFacts(TrainingRun run, EvaluationStep? last) => Output.Facts(run.Name,
    [
        ("steps", $"{last?.Step:N0}"), ("seconds of training", $"{last?.Seconds:N0}"),
        ("best metric", RunRow.Of(run).BestMetricText), ("best network", run.BestCheckpoint),
        ("curve", Path.Combine(run.Folder, "metrics.csv")),
    ]);

    private static void Tell(EvaluationStep step, int steps, Action<string> say)
    {
        var left = TimeSpan.FromSeconds(step.Seconds / step.Step * (steps - step.Step));
        say($"step {step.Step:N0} of {steps:N0}: loss {step.TrainingLoss:F3}" +
            (double.IsNaN(step.ValidationLoss) ? "" : $", validation {step.ValidationLoss:F3}") +
            (double.IsNaN(step.Metric) ? "" : $", metric {step.Metric:F3}") +
            $", {step.ImagesPerSecond:N0} images/s, {step.DataWaitShare:P1} waiting for data, " +
            $"{(long)left.TotalHours}:{left:mm\\:ss} left");
        if (step.Warning is { } warning)
            say($"facelab: warning: {warning}");
    }
}
