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
        Resume, Run, Cache, CommandParts.Device);

    /// <summary>Trains to the end or to Ctrl-C, a line for each evaluation step.</summary>
    public static int Train(TrainingRun run, TrainingPictures pictures, ParseResult line,
        CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var device = DeviceOf(line);
        using var data = LongWork.Run("Preparing faces", pictures.Count, progress =>
            pictures.Prepare(CacheOptionsOf(line), progress, cancellationToken));
        Console.Error.WriteLine($"{data.Training.Identities.Count:N0} training identities, " +
            $"{data.Validation.Identities.Count:N0} validation identities; {run.Folder}");
        Closing.Say(data.Faces, pictures.PassedOver);
        var steps = run.Config.Training.Steps;
        using var outcome = run.Train(data, device, step => Tell(step, steps), cancellationToken);
        Closing.Say(data.Faces, pictures.PassedOver);
        if (!outcome.Finished)
        {
            Output.Note($"stopped. To continue: facelab resume {run.Folder}");
            return 130;
        }
        var last = outcome.History.Count > 0 ? outcome.History[^1] : null;
        Output.Facts(run.Name,
        [
            ("steps", $"{last?.Step:N0}"), ("seconds of training", $"{last?.Seconds:N0}"),
            ("best metric", RunRow.Of(run).BestMetricText), ("best network", run.BestCheckpoint),
            ("curve", Path.Combine(run.Folder, "metrics.csv")),
        ]);
        return 0;
    }

    private static int Resume(ParseResult line, CancellationToken cancellationToken)
    {
        var run = TrainingRun.Open(line.GetRequiredValue(Run));
        return Train(run, TrainingPictures.Open(run.Config), line, cancellationToken);
    }

    private static void Tell(EvaluationStep step, int steps)
    {
        var left = TimeSpan.FromSeconds(step.Seconds / step.Step * (steps - step.Step));
        Console.Error.WriteLine($"step {step.Step:N0} of {steps:N0}: loss {step.TrainingLoss:F3}" +
            (double.IsNaN(step.ValidationLoss) ? "" : $", validation {step.ValidationLoss:F3}") +
            (double.IsNaN(step.Metric) ? "" : $", metric {step.Metric:F3}") +
            $", {step.ImagesPerSecond:N0} images/s, {step.DataWaitShare:P1} waiting for data, " +
            $"{(long)left.TotalHours}:{left:mm\\:ss} left");
        if (step.Warning is { } warning)
            Output.Note($"warning: {warning}");
    }
}
