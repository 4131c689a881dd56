using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Runs;
using static TorchSharp.torch;

namespace FaceLab.Cli.Training;

/// <summary>What <c>train</c> and <c>resume</c> have in common.</summary>
internal static class RunWork
{
    public static readonly Option<string> Device = DeviceOption();

    public static Device DeviceOf(ParseResult line) => line.GetValue(Device) switch
    {
        "cuda" when !cuda.is_available() => throw new ArgumentException("There is no CUDA device here: leave --device out, or say --device cpu."),
        "cuda" => CUDA,
        "cpu" => CPU,
        _ => cuda.is_available() ? CUDA : CPU,
    };

    /// <summary>Trains to the end or to Ctrl-C, a line for each point.</summary>
    public static int Train(TrainingRun run, TrainingPictures pictures, ParseResult line, CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var device = DeviceOf(line);
        var cache = new FaceCacheOptions { Folder = CacheFolderOption.Of(line), Say = message => Console.Error.WriteLine($"facelab: {message}") };
        using var data = LongWork.Run("Preparing faces", pictures.Count, progress =>
            pictures.Prepare(cache, LongWork.Narrowed(progress), cancellationToken));
        Console.Error.WriteLine($"{data.Training.Identities.Count:N0} people to learn from, {data.Validation.Identities.Count:N0} to watch; {run.Folder}");
        var steps = run.Config.Training.Steps;
        using var outcome = run.Train(data, device, point => Tell(point, steps), cancellationToken);
        var last = outcome.History.Count > 0 ? outcome.History[^1] : null;
        if (!outcome.Finished)
        {
            Console.Error.WriteLine($"facelab: stopped. Go on by: facelab resume {run.Folder}");
            return 130;
        }
        Output.Facts(run.Name, FactsOf(run, last));
        return 0;
    }

    private static IEnumerable<(string, string)> FactsOf(TrainingRun run, EvaluationStep? last)
    {
        yield return ("steps", $"{last?.Step:N0}");
        yield return ("seconds of training", $"{last?.Seconds:N0}");
        yield return ("best score", RunFigures.BestMetric(run.History));
        yield return ("best network", run.BestCheckpoint);
        yield return ("curve", Path.Combine(run.Folder, "metrics.csv"));
    }

    private static void Tell(EvaluationStep point, int steps)
    {
        var left = TimeSpan.FromSeconds(point.Seconds / point.Step * (steps - point.Step));
        Console.Error.WriteLine($"step {point.Step:N0} of {steps:N0}: loss {point.TrainingLoss:F3}" +
            (double.IsNaN(point.ValidationLoss) ? "" : $", validation {point.ValidationLoss:F3}") +
            (double.IsNaN(point.Metric) ? "" : $", score {point.Metric:F3}") +
            $", {point.ImagesPerSecond:N0} images/s, {point.DataWaitShare:P1} waiting for data, {Hours(left)} left");
        if (point.Warning is { } warning)
            Console.Error.WriteLine($"facelab: warning: {warning}");
    }

    /// <summary>Hours, minutes and seconds; days are hours, too.</summary>
    private static string Hours(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";

    private static Option<string> DeviceOption()
    {
        var option = new Option<string>("--device") { Description = "Where to compute; a GPU where there is one.", DefaultValueFactory = _ => "auto" };
        option.AcceptOnlyFromAmong("auto", "cpu", "cuda");
        return option;
    }
}
