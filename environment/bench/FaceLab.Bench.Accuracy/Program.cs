using System.Globalization;
using System.Text.Json;
using FaceLab.Bench;
using FaceLab.Bench.Accuracy;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Runs;
using TorchSharp;

// Trains the recipes of Experiment.cs and judges them on LFW; a run that was stopped goes on. See ../README.md.
try
{
    return Run(args);
}
catch (Exception error) when (error is FaceDataException or TrainingException or SafetensorsException
    or BenchException or ArgumentException or IOException)
{
    Console.Error.WriteLine($"bench accuracy: {error.Message}");
    return 1;
}

static int Run(string[] arguments)
{
    var (folder, only, share) = BenchArguments.Fold(arguments,
        (Folder: Path.Combine("out", "accuracy"), Only: "", Share: 1.0), (options, name, value) => name switch
    {
        "--out" => options with { Folder = value },
        "--only" => options with { Only = value },
        "--share" => options with { Share = double.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new BenchException($"there is no option '{name}'; there are --out, --only and --share."),
    });
    torch.set_num_threads(Environment.ProcessorCount);
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, press) => { press.Cancel = true; stop.Cancel(); };
    var source = FaceSource.Find();
    var lfw = LfwDataset.Open(source.LfwFolder ?? throw new FaceDataException(
        $"This bench needs LFW: {source.Reason}. data/README.md says how to get it."));
    var figures = new Dictionary<string, object>();
    Console.WriteLine($"{"experiment",-34}{"accuracy",10}{"SE",8}{"AUC",8}{"goal",7}{"minutes",9}{"steps",8}");
    foreach (var experiment in Experiment.All.Where(one => one.Key.Contains(only, StringComparison.Ordinal)))
    {
        if (!Measure(share == 1 ? experiment : experiment.Shortened(share), lfw, folder, figures, stop.Token))
            return 130;
    }
    (figures["cpu_threads"], figures["date"]) = (torch.get_num_threads(),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    Console.WriteLine(JsonSerializer.Serialize(figures));
    return 0;
}

static bool Measure(Experiment experiment, LfwDataset lfw, string folder, Dictionary<string, object> figures,
    CancellationToken stop)
{
    var judges = new List<Judge>();
    var last = new List<EvaluationStep>();
    foreach (var (runName, config) in experiment.Members)
    {
        var name = experiment.Members.Count > 1 ? $"{experiment.Key}, {runName}" : experiment.Key;
        var run = TrainingRun.OpenOrCreate(Path.Combine(folder, runName), config);
        using var data = TrainingData.Load(run.Config.Data, progress: new PreparationLine(name),
            cancellationToken: stop);
        using var outcome = run.Train(data, onEvaluation: point => Console.Error.WriteLine(
            $"{name}: step {point.Step:N0} of {run.Config.Training.Steps:N0}, loss {point.TrainingLoss:F3}, score " +
                $"{point.Metric:F4}, {point.Seconds:N0} s, {point.ImagesPerSecond:N0} images/s"),
                cancellationToken: stop);
        if (!outcome.Finished)
        {
            Console.Error.WriteLine("bench accuracy: stopped; run it again to go on.");
            return false;
        }
        judges.Add(Judge.Of(outcome.Network, data, lfw, run.Config.Data.Preparation, experiment.IsView2, stop));
        last.Add(outcome.History[^1]);
        if (experiment.Members.Count > 1)
            Print(name, experiment, judges[^1], [last[^1]]);
    }
    var (accuracy, error) = Print(experiment.Key, experiment, Judge.Mean(judges), last);
    figures[experiment.Key] = Math.Round(accuracy, 4);
    figures[experiment.Key + "_se"] = Math.Round(error, 4);
    figures[experiment.Key + "_training_s"] = Math.Round(last.Sum(point => point.Seconds));
    figures[experiment.Key + "_data_wait_share"] = Math.Round(last.Average(point => point.DataWaitShare), 4);
    figures[experiment.Key + "_resident_mb"] = Environment.WorkingSet / 1_000_000;
    return true;
}

static (double Accuracy, double StandardError) Print(string name, Experiment experiment, Judge judge,
    IReadOnlyList<EvaluationStep> last)
{
    // LFW's protocol: recipes are chosen by View 1, and View 2 is for the report alone.
    if (experiment.IsView2)
        Row("  View 1, to choose by", judge.OnView1());
    var result = experiment.IsView2 ? judge.OnView2() : judge.OnView1();
    Row(name, result);
    return (result.Accuracy, result.StandardError);

    void Row(string what, (double Accuracy, double StandardError, double Area) figures) => Console.WriteLine(
        $"{what,-34}{figures.Accuracy,10:F4}{figures.StandardError,8:F4}{figures.Area,8:F4}{experiment.Goal,7:F2}" +
        $"{last.Sum(point => point.Seconds) / 60,9:F1}{last.Sum(point => point.Step),8:N0}");
}
