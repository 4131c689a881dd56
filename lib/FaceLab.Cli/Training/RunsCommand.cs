using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Training;
using FaceLab.Training.Runs;

namespace FaceLab.Cli.Training;

/// <summary><c>facelab runs list</c> and <c>facelab runs compare</c>.</summary>
internal static class RunsCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The folder of runs.", DefaultValueFactory = _ => "runs" };
    private static readonly Argument<string[]> Runs = new("runs") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Html = new("--html") { Description = "Where the page of curves goes.", DefaultValueFactory = _ => Path.Combine("runs", "compare.html") };
    private static readonly Option<bool> Json = SetArgument.Json();

    public static Command Create()
    {
        var list = new Command("list", "The runs in a folder.") { Folder, Json };
        list.SetWork((line, _) => Table("Runs", TrainingRuns.In(line.GetRequiredValue(Folder), message => Console.Error.WriteLine($"facelab: {message}")), line.GetValue(Json)));
        var compare = new Command("compare", "Runs side by side: a table, and a page with their curves over each other.") { Runs, Html, Json };
        compare.SetWork((line, _) => Compare([.. line.GetRequiredValue(Runs).Select(TrainingRun.Open)], line));
        return new Command("runs", "Look at runs.") { list, compare };
    }

    private static int Compare(IReadOnlyList<TrainingRun> runs, ParseResult line)
    {
        Table("Runs", runs, line.GetValue(Json));
        var curves = runs.Select(run => (run.Name, run.History)).ToArray();
        var scored = curves.Any(curve => curve.History.Any(point => double.IsFinite(point.Score)));
        var chart = scored
            ? RunsChart.Of("Area under the ROC curve of validation people, by training time", "area under the ROC curve", point => point.Score, curves)
            : RunsChart.Of("Training loss by training time", "training loss", point => point.TrainingLoss, curves);
        var page = Path.GetFullPath(line.GetRequiredValue(Html));
        WholeFile.Write(page, temporary => File.WriteAllText(temporary, chart.ToPage()));
        Console.Error.WriteLine($"facelab: curves in {page}");
        return 0;
    }

    private static int Table(string title, IReadOnlyList<TrainingRun> runs, bool json)
    {
        var rows = runs.Select(Row).ToList();
        if (json)
            Output.Json(runs.Zip(rows, (run, row) => new { run.Name, run.Folder, run.Config.Network.Kind, Loss = row[2], Steps = row[3], BestScore = row[4], Seconds = row[5] }));
        else if (rows.Count == 0)
            Console.WriteLine("There is no run.");
        else
            Output.List(title, ["run", "network", "loss", "steps", "best score", "training loss", "seconds", "images/s"], rows);
        return 0;
    }

    private static string[] Row(TrainingRun run)
    {
        var history = run.History;
        var last = history.Count > 0 ? history[^1] : new TrainingPoint(0, 0, double.NaN, double.NaN, double.NaN);
        return
        [
            run.Name, run.Config.Network.Kind, run.Config.Loss.Kind, $"{last.Step:N0} of {run.Config.Training.Steps:N0}", RunFigures.BestScore(history),
            RunFigures.Text(last.TrainingLoss, "F4"), $"{last.Seconds:N0}", RunFigures.Text(last.ImagesPerSecond, "N0"),
        ];
    }
}
