using FaceLab.Display.Charts;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;

namespace FaceLab.Display.Reports;

/// <summary>One model on one task, as a page: figures with intervals, curves, threshold explorer, identification,
/// clusters, model and run.</summary>
public static class EvaluationReport
{
    private static readonly int[] Ranks = [1, 2, 3, 5, 10, 20];

    /// <summary>Makes the page.</summary>
    /// <param name="evaluation">The evaluation of <paramref name="model"/> on <paramref name="faces"/>.</param>
    /// <param name="faces">The pixels that it was measured on.</param>
    /// <param name="model">The model that was measured.</param>
    /// <param name="warnings">Warnings for readers of the figures: <see cref="EvaluationData.Warnings"/>.</param>
    public static Report Of(ModelEvaluation evaluation, PreparedFaces faces, EvaluatedModel model,
        IReadOnlyList<string> warnings)
    {
        var report = new Report($"{model.Name} on {evaluation.Task.Name}",
            Invariant($"{model.Network.Description.Kind}, {model.Step:N0} steps; {evaluation.Pairs.Count:N0} pairs, ") +
            $"threshold from {evaluation.Task.ThresholdFrom}");
        foreach (var warning in warnings)
            report.Warning(warning);
        Summary(report, evaluation);
        Curves(report, evaluation, model.Name);
        Explorer(report, evaluation, faces, model.Name);
        People(report, evaluation);
        Model(report, model);
        Origin(report, faces, model);
        return report;
    }

    private static void Summary(Report report, ModelEvaluation evaluation)
    {
        var rows = evaluation.Figures.Select(EvaluationTable.RowOf).ToList();
        report.Section("Summary")
            .Tiles(rows.Where(row => row[0] is "accuracy" or "area under curve" or "equal error rate" or "rank 1")
                .Select(row => (row[0], row[1], Remark(row, evaluation))))
            .Table(EvaluationTable.Columns, rows)
            .Paragraph("Intervals of rates are Clopper and Pearson's, which assume independent pairs. Those of the " +
                "area and of \"accuracy over people\" resample the people: compare models by these. " +
                "Figures over all pairs have none, because a face is in thousands of these pairs. " +
                $"A rate is refused where fewer than {RocCurve.FewestFalseAccepts} impostor pairs would be accepted.");
    }

    private static string Remark(IReadOnlyList<string> row, ModelEvaluation evaluation) =>
        row[0] == "accuracy" && evaluation.Folds is { } folds
        ? Invariant($"± {100 * folds.StandardError:F2} % over {folds.Folds.Count} folds") : row[2];

    private static void Curves(Report report, ModelEvaluation evaluation, string name)
    {
        var area = Invariant($"Area under the ROC curve: {evaluation.Curve.AreaUnderCurve:F4}");
        var errors = Invariant($"Equal error rate: {100 * evaluation.Curve.EqualErrorRate.Rate:F2} %");
        // Both axes of a DET chart are logarithmic: without an error of both kinds there is nothing to draw.
        var hasErrors = evaluation.Curve.FalseAcceptRates.Zip(evaluation.Curve.FalseRejectRates)
            .Any(point => point.First > 0 && point.Second > 0);
        report.Section("Curves").Add(evaluation.Band is { } band
            ? RocChart.WithBands(area, (name, evaluation.Curve, band)) : RocChart.Of(area, (name, evaluation.Curve)));
        if (hasErrors)
            report.Add(evaluation.Band is { } spread
                ? DetChart.WithBands(errors, (name, evaluation.Curve, spread))
                : DetChart.Of(errors, (name, evaluation.Curve)));
        report.Add(SimilarityChart.Of(
            Invariant($"Similarities of {evaluation.Pairs.Count:N0} pairs and the threshold {evaluation.Threshold:F3}"),
            evaluation.Similarities, evaluation.Threshold));
    }

    private static void Explorer(Report report, ModelEvaluation evaluation, PreparedFaces faces, string name)
    {
        report.Section("Thresholds and the hardest pairs");
        // Every pair of the folds helped to choose the mean of their thresholds: it is not reported.
        double? chosen = evaluation.Folds is null ? evaluation.Threshold : null;
        if (chosen is null)
            report.Paragraph("Each fold was judged at a threshold of its own, above. Here all folds share one, " +
                "which these very pairs choose.");
        report.Add(ThresholdExplorer.Of($"{name} on {evaluation.Task.Name}", faces, evaluation.Pairs,
            new ExploredModel(name, evaluation.Similarities, chosen),
                new() { ChosenOn = evaluation.Task.ThresholdFrom }));
    }

    private static void People(Report report, ModelEvaluation evaluation)
    {
        var people = evaluation.Identification;
        report.Section("People").Paragraph(people.MatedProbes == 0
            ? "Nobody has two pictures: there is nobody to identify."
            : Invariant($"Identification: each of {people.Probes.Count:N0} faces against all others; ") +
              Invariant($"{people.MatedProbes:N0} of them have another picture of the same person ") +
              Invariant($"among {people.GalleryIdentities:N0} people."));
        if (people.MatedProbes > 0)
        {
            report.Table(["rank", "identified", "95 % interval", "rests on"],
                Ranks.Where(rank => rank <= people.GalleryIdentities)
                .Select(rank => EvaluationTable.RowOf(EvaluationFigure.Rate($"{rank}", people.RankRate(rank)))));
            report.Add(CmcChart.Of(
                Invariant($"{100 * people.RankRate(1).Rate:F1} % find another picture of theirs first"),
                (evaluation.Task.Name, people)));
        }
        if (people.Confusions.Any(entry => entry.Label != entry.Answer))
            report.Add(ConfusionMatrixChart.Of("Who is taken for whom", people, evaluation.Task.Faces.Identities));
        var level = evaluation.Folds is null ? "the threshold" : "the mean of the folds' thresholds,";
        report.Paragraph(evaluation.Clusters is { } clusters
            ? Invariant($"Clusters: average linkage at {level} {evaluation.Threshold:F3} makes ") +
              Invariant($"{clusters.Clusters:N0} clusters of {clusters.Identities:N0} people; BCubed precision ") +
              Invariant($"{clusters.BCubedPrecision:F3}, recall {clusters.BCubedRecall:F3}, F {clusters.BCubedF:F3}.")
            : $"Clusters: at the threshold {evaluation.Threshold:F3} every face is every other's neighbour, " +
              "so there are none.");
    }

    private static void Model(Report report, EvaluatedModel model)
    {
        report.Section("Model");
        if (NetworkSummary.Of(model.Network) is { Layers.Count: > 0 } summary)
            report.Preformatted(summary.ToString());
        else
            report.Paragraph($"The layers of {model.File} are not known: it is run as a whole.");
        if (model.Run is not { } run)
            return;
        var history = run.History;
        var best = history.Where(step => double.IsFinite(step.Metric)).MaxBy(step => step.Metric);
        report.Facts(
        [
            ("loss", run.Config.Loss.Kind), ("training set", run.Config.Data.Set),
            ("steps", $"{run.Config.Training.Steps:N0}"), ("weight seed", $"{run.Config.WeightSeed}"),
            ("best metric", best is null ? "none" : Invariant($"{best.Metric:F4} at step {best.Step:N0}")),
            ("seconds of training", history.Count > 0 ? $"{history[^1].Seconds:N0}" : "none"),
        ]);
        if (history.LastOrDefault(step => step.Warning is not null) is { } warned)
            report.Paragraph($"Warning of the training at step {warned.Step:N0}: {warned.Warning}");
        if (history.Count > 0)
            report.Add(TrainingChart.Of(history, run.Config.Training.Steps));
        report.Paragraph("Its whole config:").Preformatted(run.Config.ToJson());
    }

    private static void Origin(Report report, PreparedFaces faces, EvaluatedModel model)
    {
        report.Section("Where it comes from").Facts(
        [
            ("network", model.File),
            ("faces", $"{faces.Faces.Name}, {faces.Faces.Count:N0} of {faces.Faces.Identities.Count:N0} people"),
            ("prepared as", faces.Parameters), ("key of the faces", faces.Key),
            ("trained on faces", model.FacesParameters), ("key of those", model.FacesKey),
        ]);
        report.Paragraph("Judged here:")
            .Facts(EnvironmentFacts(RunEnvironment.Here(faces, model.Network.Device)));
        foreach (var (i, trained) in (model.Run?.Environments ?? []).Index())
            report.Paragraph(i == 0 ? "Trained here:" : "The training went on here:").Facts(EnvironmentFacts(trained));
    }

    private static IEnumerable<(string, string)> EnvironmentFacts(RunEnvironment environment) =>
    [
        ("started", Invariant($"{environment.Started:yyyy-MM-dd HH:mm:ss} UTC")), ("system", environment.System),
        ("threads", $"{environment.Threads}"),
        ("bfloat16 in hardware", environment.BFloat16 ? "yes" : "no"), ("device", environment.Device),
        (".NET", environment.DotNet), ("libtorch", environment.LibTorch),
        ("FaceLab's commit", environment.Commit ?? "unknown"),
    ];
}
