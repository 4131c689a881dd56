using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Cli.Training;
using FaceLab.Display.Reports;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Runs;
using static TorchSharp.torch;

namespace FaceLab.Cli.Evaluation;

/// <summary>What <c>evaluate</c> and <c>report</c> have in common.</summary>
internal static class EvaluationWork
{
    private static readonly Argument<string> Model = new("model") { Description = "A run's folder, or a network's file such as RUN/checkpoints/best.safetensors." };
    private static readonly Argument<string> Set = SetArgument.Create();
    private static readonly Option<string?> Out = new("--out")
        { Description = "The folder for the files; RUN/evaluation if not given, and ./evaluation for a file that lies in no run." };
    private static readonly Option<bool> Json = SetArgument.Json();

    public static void AddTo(Command command)
    {
        command.Add(Model);
        command.Add(Set);
        foreach (var option in (Option[])[.. EvaluationSettings.Options, Out, CacheFolderOption.Option, RunWork.Device, Json])
            command.Add(option);
    }

    /// <summary>Prepares, embeds, judges, then writes the files, each whole or not at all.</summary>
    public static int Run(ParseResult line, bool withPage, CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var (set, options) = (line.GetRequiredValue(Set), EvaluationSettings.Of(line));
        using var model = EvaluatedModel.Open(line.GetRequiredValue(Model), RunWork.DeviceOf(line));
        var files = EvaluationFiles.In(line.GetValue(Out), model, set, options.Protocol);
        var cache = new FaceCacheOptions { Folder = CacheFolderOption.Of(line), Say = message => Console.Error.WriteLine($"facelab: {message}") };
        var pictures = EvaluationPictures.Open(model, set, options);
        using var data = LongWork.Run("Preparing faces", pictures.Count, progress => pictures.Prepare(cache, LongWork.Narrowed(progress), cancellationToken));
        foreach (var warning in data.Warnings)
            Console.Error.WriteLine($"facelab: note: {warning}");
        var evaluation = LongWork.Run("Judging", ModelEvaluation.FacesOf(data.Task), progress =>
            ModelEvaluation.Measure(model.Network, data.Faces, data.Task, progress, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        EvaluationFigure.WriteCsv(files.Csv, model.Name, data.Task.Name, evaluation.Figures);
        if (withPage)
            EvaluationReport.Of(evaluation, data.Faces, model, data.Warnings).Save(files.Page);
        Tell(line.GetValue(Json), evaluation, model, data.Warnings, files, withPage);
        return 0;
    }

    private static void Tell(bool json, ModelEvaluation evaluation, EvaluatedModel model, IReadOnlyList<string> warnings, EvaluationFiles files, bool withPage)
    {
        var (figures, task) = (evaluation.Figures, evaluation.Task);
        if (json)
        {
            Output.Json(new
            {
                Model = model.Name, Task = task.Name, task.ThresholdFrom, Pairs = evaluation.Pairs.Count, Notes = warnings,
                files.Csv, Page = withPage ? files.Page : null, Figures = figures.Select(Described),
            });
            return;
        }
        // Two tables: one would be longer than a list shows.
        var people = figures.TakeWhile(figure => figure.Name != "clusters" && !figure.Name.StartsWith("rank_", StringComparison.Ordinal)).Count();
        string[] columns = [.. EvaluationTable.Columns];
        Output.List($"{model.Name} on {task.Name}, {evaluation.Pairs.Count:N0} pairs, threshold from {task.ThresholdFrom}", columns,
            [.. Rows(figures.Take(people))]);
        Output.List("Its people, identified and clustered", columns, [.. Rows(figures.Skip(people))]);
        Console.Error.WriteLine($"facelab: figures in {files.Csv}{(withPage ? $", page in {files.Page}" : "")}");
    }

    /// <summary>For JSON, which knows no NaN.</summary>
    private static object Described(EvaluationFigure figure) => new
    {
        figure.Name, Value = double.IsFinite(figure.Value) ? figure.Value : (double?)null, figure.Low, figure.High, figure.Of?.Count, figure.Of?.Total,
    };

    private static IEnumerable<string[]> Rows(IEnumerable<EvaluationFigure> figures) => figures.Select(figure => EvaluationTable.RowOf(figure).ToArray());
}
