using FaceLab.Display.Reports;
using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Evaluation;

/// <summary><c>facelab evaluate MODEL SET</c> and, with an HTML page, <c>facelab report</c>.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();

    private static readonly Argument<string[]> Models = new("models")
    {
        Description = "Runs' folders or networks' files, all judged on the same pairs of --set. Without --set: a " +
            "model, then the set.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> OfSet = Optional<string?>("--set", "The set to judge the models on.");

    public static Command Create() => MakeCommand("evaluate",
        "Judge a trained network on a set of faces: a table, and a CSV file of every figure.",
        (line, cancellationToken) => Run(line, [line.GetRequiredValue(ModelParts.Model)], line.GetRequiredValue(Set),
            withPage: false, cancellationToken), [ModelParts.Model, Set, .. EvaluationLine.Symbols])
        .WithExamples(CommandHelp.FirstRun, "facelab evaluate runs/first synthetic --baseline pixels");

    public static Command CreateReport() => MakeCommand("report",
        "Do as evaluate, and write one HTML page that works offline; of several models it compares them: curves, " +
        "paired tests, accuracy over time.",
        Report, [Models, OfSet, .. EvaluationLine.Symbols])
        .WithExamples(CommandHelp.FirstRun, "facelab report runs/first --set synthetic");

    private static int Report(ParseResult line, CancellationToken cancellationToken)
    {
        var models = line.GetRequiredValue(Models);
        return (line.GetValue(OfSet), models) switch
        {
            ({ } set, _) => Run(line, models, set, withPage: true, cancellationToken),
            (null, [var model, var set]) => Run(line, [model], set, withPage: true, cancellationToken),
            _ => throw new ArgumentException(
                "There is no set to judge on: give --set SET after the models, or one model and a set."),
        };
    }

    /// <summary>Prepares, embeds, judges, then writes the files, each whole or not at all.</summary>
    private static int Run(ParseResult line, string[] paths, string set, bool withPage,
        CancellationToken cancellationToken)
    {
        var models = EvaluationLine.ModelsOf(line, paths);
        try
        {
            var pictures = EvaluationPictures.Open(models, set, EvaluationLine.OptionsOf(line));
            var files = EvaluationLine.FilesOf(line, models, set, pictures, withPage);
            using var work = JudgeWork.Run(models, pictures, line, cancellationToken);
            Write(files, work.Judged, compared: paths.Length > 1);
            if (line.GetValue(Json))
                EvaluationOutput.Json(work.Judged, files);
            else
                EvaluationOutput.Show(work.Judged, files);
            Closing.Say(work.Judged[0].Faces, pictures.PassedOver);
            return 0;
        }
        finally
        {
            foreach (var model in models)
                model.Dispose();
        }
    }

    private static void Write(ResultFiles files, IReadOnlyList<JudgedModel> judged, bool compared)
    {
        EvaluationFigure.WriteCsv(files.Csv, judged.Select(model =>
            (model.Name, model.Evaluation.Task.Name, model.Evaluation.Figures.AsEnumerable())));
        if (files.Pairs is not null)
            JudgedPairs.WriteCsv(files.Pairs, judged.Select(model => (model.Name, model.Evaluation)));
        if (files.Page is not null)
            (compared ? ComparisonReport.Of(judged) : EvaluationReport.Of(judged[0], [.. judged.Skip(1)]))
                .Save(files.Page);
    }
}
