using System.CommandLine;
using FaceLab.Basics;
using FaceLab.Cli.Data;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Runs;

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
        list.SetWork((line, _) => Table(Readable(TrainingRun.AllIn(line.GetRequiredValue(Folder), Warn)), line.GetValue(Json)));
        var compare = new Command("compare", "Runs side by side: a table, and a page with their curves over each other.") { Runs, Html, Json };
        compare.SetWork((line, _) => Compare([.. line.GetRequiredValue(Runs).Select(path => RunRow.Of(TrainingRun.Open(path)))], line));
        return new Command("runs", "Look at runs.") { list, compare };
    }

    private static int Compare(IReadOnlyList<RunRow> runs, ParseResult line)
    {
        Table(runs, line.GetValue(Json));
        foreach (var run in runs.Where(run => run.Warning is not null))
            Warn($"'{run.Name}': at step {run.WarningStep:N0}: {run.Warning}");
        var scored = runs.Any(run => run.BestMetric is not null);
        foreach (var run in runs.Where(run => scored && run.BestMetric is null))
            Warn($"'{run.Name}' has no score and is not in the chart: compare it with others without one.");
        var curves = runs.Where(run => !scored || run.BestMetric is not null).Select(run => (run.Name, run.History)).ToArray();
        var measured = Measured(runs);
        var chart = scored
            ? RunsChart.Of($"{char.ToUpperInvariant(measured[0])}{measured[1..]}, by training time", measured, point => point.Metric, curves)
            : RunsChart.Of("Training loss by training time", "training loss", point => point.TrainingLoss, curves);
        var page = Path.GetFullPath(line.GetRequiredValue(Html));
        WholeFile.Write(page, temporary => File.WriteAllText(temporary, chart.ToPage()));
        Console.Error.WriteLine($"facelab: curves in {page}");
        return 0;
    }

    /// <summary>What the runs' scores are, in words.</summary>
    private static string Measured(IReadOnlyList<RunRow> runs)
    {
        var measures = runs.Where(run => run.BestMetric is not null).Select(run => run.Measured).Distinct().ToList();
        if (measures.Count < 2)
            return measures.FirstOrDefault("score");
        Warn($"some runs are judged by the {string.Join(", others by the ", measures)}: compare them apart.");
        return "score";
    }

    /// <summary>The runs whose curves can be read; the others are named.</summary>
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
                Warn($"'{run.Name}' is left out: {error.Message}");
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

    private static void Warn(string message) => Console.Error.WriteLine($"facelab: {message}");
}
