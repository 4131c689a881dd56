using FaceLab.Display.Reports;
using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;

namespace FaceLab.Cli.Evaluation;

/// <summary>The figures of judged models on standard output.</summary>
internal static class EvaluationOutput
{
    /// <summary>Writes two tables with all figures that stand: of pairs, and of people.</summary>
    public static void Show(IReadOnlyList<JudgedModel> judged, ResultFiles files)
    {
        var evaluation = judged[0].Evaluation;
        string[] columns = [.. EvaluationTable.ColumnsBeside(judged.Skip(1).Select(model => model.Name))];
        Output.List($"{judged[0].Name} on {evaluation.Task.Name}, {evaluation.Pairs.Count:N0} pairs, " +
            $"threshold from {evaluation.Task.ThresholdFrom}", columns, Rows(judged, ofPeople: false),
            int.MaxValue);
        Output.List("Identification and clustering of its people", columns, Rows(judged, ofPeople: true), int.MaxValue);
        if (EvaluationTable.RefusedLine(evaluation.Figures) is { } refused)
            Output.Note(refused);
        Output.Note($"figures in {files.Csv}" + (files.Page is null ? "" : $", page in {files.Page}") +
            (files.Pairs is null ? "" : $", pairs in {files.Pairs}"));
    }

    /// <summary>Writes one document, which knows no NaN.</summary>
    public static void Json(IReadOnlyList<JudgedModel> judged, ResultFiles files)
    {
        var evaluation = judged[0].Evaluation;
        Output.Json(new
        {
            Model = judged[0].Name, Task = evaluation.Task.Name, evaluation.Task.ThresholdFrom,
            Pairs = evaluation.Pairs.Count, Notes = judged[0].Warnings, files.Csv, files.Page, PairsFile = files.Pairs,
            evaluation.MillisecondsPerFace, Figures = Figures(judged[0]),
            Beside = judged.Skip(1).Select(model => new
            {
                Model = model.Name, Notes = model.Warnings, model.Evaluation.MillisecondsPerFace,
                Figures = Figures(model),
            }),
            Tests = PairedComparison.Of([.. judged.Select(model => (model.Name, model.Evaluation))])
                .Select(test => new
                {
                    test.First, test.Second, Difference = test.Difference?.Estimate, test.Difference?.Low,
                    test.Difference?.High, test.McNemar.OnlyFirstRight, test.McNemar.OnlySecondRight, test.PValue,
                }),
        });
    }

    private static List<string[]> Rows(IReadOnlyList<JudgedModel> judged, bool ofPeople) =>
        [.. EvaluationTable.RowsBeside(
            [.. judged[0].Evaluation.Figures.Where(figure => figure.OfPeople == ofPeople)],
            [.. judged.Skip(1).Select(model => model.Evaluation.Figures)]).Select(row => row.ToArray())];

    private static IEnumerable<object> Figures(JudgedModel model) => model.Evaluation.Figures.Select(figure => new
    {
        figure.Name, Value = double.IsFinite(figure.Value) ? figure.Value : (double?)null, figure.Low, figure.High,
        figure.Of?.Count, figure.Of?.Total,
    });
}
