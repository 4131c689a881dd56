using FaceLab.Display.Charts;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;

namespace FaceLab.Display.Reports;

/// <summary>Several models on the same pairs, as a page: figures with intervals, curves over each other, paired tests,
/// accuracy over time, threshold explorer.</summary>
public static class ComparisonReport
{
    /// <summary>The figures of the table, as they are named in files.</summary>
    private static readonly string[] Shown = ["accuracy", "accuracy_over_people", "accuracy_standard_error",
        "area_under_curve", "equal_error_rate", "tar_at_far_0.1", "tar_at_far_0.01", "tar_at_far_0.001", "rank_1",
        "map_at_r", "bcubed_f"];

    /// <summary>Makes the page.</summary>
    /// <param name="models">The models, at least one, judged on the same pairs in the same order.</param>
    /// <exception cref="ArgumentException">The models judged other pairs.</exception>
    public static Report Of(IReadOnlyList<JudgedModel> models)
    {
        models = JudgedModel.Named(models);
        var task = models[0].Evaluation.Task;
        var report = new Report($"{string.Join(", ", models.Select(model => model.Name))} on {task.Name}",
            Invariant($"{models.Count} models, {models[0].Evaluation.Pairs.Count:N0} pairs, ") +
            $"threshold from {task.ThresholdFrom}");
        foreach (var model in models)
            foreach (var warning in model.Warnings)
                report.Warning($"{model.Name}: {warning}");
        Figures(report, models);
        ReportParts.Curves(report, models);
        ReportParts.PairedTests(report, models);
        Time(report, models);
        Explorer(report, models);
        Origin(report, models);
        return report;
    }

    private static void Figures(Report report, IReadOnlyList<JudgedModel> models)
    {
        var figures = models.Select(model => model.Evaluation.Figures.ToDictionary(figure => figure.Name)).ToList();
        var rows = Shown.Where(name => figures.Exists(own => own.TryGetValue(name, out var one) && !one.Refused));
        report.Section("Summary").Table(["figure", .. models.Select(model => model.Name)],
            rows.Select(name => (IReadOnlyList<string>)
            [
                name.Replace('_', ' '), .. figures.Select(own => own.TryGetValue(name, out var one) ? Cell(one) : ""),
            ])
            .Append(["milliseconds a face",
                .. models.Select(model => Invariant($"{model.Evaluation.MillisecondsPerFace:G3}"))])
            .Append(["parameters", .. models.Select(model => $"{model.Model.Parameters:N0}")]))
            .Paragraph("In brackets: 95 % intervals. Those of the area and of \"accuracy over people\" resample the " +
                "people: compare models by these, or by the paired tests below, which are sharper. Those of other " +
                "rates are Clopper and Pearson's.");
    }

    private static string Cell(EvaluationFigure figure)
    {
        var row = EvaluationTable.RowOf(figure);
        return row[2].Length > 0 ? $"{row[1]} ({row[2]})" : row[1];
    }

    private static void Time(Report report, IReadOnlyList<JudgedModel> models)
    {
        var fastest = models.MinBy(model => model.Evaluation.MillisecondsPerFace)!;
        report.Section("Accuracy over time").Add(BubbleChart.Of(
            Invariant($"{fastest.Name} is the fastest: {fastest.Evaluation.MillisecondsPerFace:G3} ms a face"),
            "milliseconds a face (with its mirror image)", "accuracy", [.. models.Select(model =>
                (model.Name, Math.Max(1e-6, model.Evaluation.MillisecondsPerFace), Accuracy(model.Evaluation),
                Math.Max(1, model.Model.Parameters)))]))
            .Paragraph("Measured on this machine while it judged; a bubble's area grows with the number of " +
                "parameters.");
    }

    /// <summary>Returns the accuracy with its interval over people, or Clopper and Pearson's where there are too few
    /// people.</summary>
    private static BootstrapInterval Accuracy(ModelEvaluation evaluation)
    {
        if (evaluation.AccuracySpread is { } spread)
            return spread;
        var (rate, (low, high)) = (evaluation.Confusion.Accuracy, evaluation.Confusion.Accuracy.ClopperPearson());
        return new BootstrapInterval(rate.Rate, rate.StandardError, low, high, 0.95, double.NaN);
    }

    private static void Explorer(Report report, IReadOnlyList<JudgedModel> models)
    {
        var pairs = models[0].Evaluation.Pairs;
        report.Section("Thresholds and the hardest pairs");
        if ((long)models.Count * pairs.Count > ThresholdExplorer.MostPairs)
            report.Paragraph("There are too many pairs for a page to hold.");
        else
            report.Add(ThresholdExplorer.Of(models[0].Evaluation.Task.Name, models[0].Faces, pairs,
                [.. models.Select(model => new ExploredModel(model.Name, model.Evaluation.Similarities,
                    model.Evaluation.SharedThreshold))],
                new() { ChosenOn = models[0].Evaluation.Task.ThresholdFrom }));
    }

    private static void Origin(Report report, IReadOnlyList<JudgedModel> models)
    {
        report.Section("Where it comes from");
        foreach (var model in models)
            report.Paragraph($"{model.Name}:").Facts(
            [
                ("kind", model.Model.Description),
                ("network", model.Model.File is { Length: > 0 } file ? file : "none"),
                ("faces prepared as", model.Faces.Parameters),
            ]);
        report.Paragraph("Judged here:").Facts(EvaluationReport.EnvironmentFacts(
            RunEnvironment.Here(models[0].Faces, models[0].Model.Device)));
    }
}
