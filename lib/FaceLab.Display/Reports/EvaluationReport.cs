using FaceLab.Display.Charts;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Display.Reports;

/// <summary>One model on one task, as a page: figures with intervals, curves, threshold explorer, identification,
/// clusters, model and run.</summary>
public static class EvaluationReport
{
    private static readonly int[] Ranks = [1, 2, 3, 5, 10, 20];

    /// <summary>Makes the page.</summary>
    /// <param name="model">The model with its figures.</param>
    /// <param name="beside">Models to show beside it, judged on the same pairs in the same order; none if not
    /// given.</param>
    /// <exception cref="ArgumentException">The models judged other pairs.</exception>
    public static Report Of(JudgedModel model, IReadOnlyList<JudgedModel>? beside = null)
    {
        var evaluation = model.Evaluation;
        var models = JudgedModel.Named([model, .. beside ?? []]);
        var report = new Report($"{model.Name} on {evaluation.Task.Name}",
            Invariant($"{model.Model.Description}; {evaluation.Pairs.Count:N0} pairs, ") +
            $"threshold from {evaluation.Task.ThresholdFrom}");
        foreach (var warning in model.Warnings)
            report.Warning(warning);
        Summary(report, models);
        ReportParts.Curves(report, models);
        report.Add(SimilarityChart.Of(
            Invariant($"Similarities of {evaluation.Pairs.Count:N0} pairs and the threshold {evaluation.Threshold:F3}"),
            evaluation.Similarities, evaluation.Threshold));
        ReportParts.PairedTests(report, models);
        Explorer(report, evaluation, model.Faces, model.Name);
        People(report, evaluation);
        Model(report, model.Model);
        Origin(report, model.Faces, model.Model);
        return report;
    }

    private static void Summary(Report report, IReadOnlyList<JudgedModel> models)
    {
        var evaluation = models[0].Evaluation;
        var rows = EvaluationTable.RowsBeside(evaluation.Figures,
            [.. models.Skip(1).Select(other => other.Evaluation.Figures)]);
        report.Section("Summary")
            .Tiles(rows.Where(row => row[0] is "accuracy" or "area under curve" or "equal error rate" or "rank 1")
                .Select(row => (row[0], row[1], Remark(row, evaluation))))
            .Table(EvaluationTable.ColumnsBeside(models.Skip(1).Select(other => other.Name)), rows);
        if (EvaluationTable.RefusedLine(evaluation.Figures) is { } refused)
            report.Paragraph($"{char.ToUpperInvariant(refused[0])}{refused[1..]}.");
        report.Paragraph("Intervals of rates are Clopper and Pearson's, which assume independent pairs. Those of the " +
            "area and of \"accuracy over people\", which the first card shows, resample the people: compare models " +
            "by these. Figures over all pairs have none, because a face is in thousands of these pairs.");
    }

    private static string Remark(IReadOnlyList<string> row, ModelEvaluation evaluation) =>
        (row[0], evaluation) switch
        {
            ("accuracy", { Folds: { } folds }) =>
                Invariant($"± {100 * folds.StandardError:F2} % over {folds.Folds.Count} folds"),
            ("accuracy", { AccuracySpread: { } spread }) =>
                Invariant($"{100 * spread.Low:F2} % to {100 * spread.High:F2} % over people"),
            _ => row[2],
        };

    private static void Explorer(Report report, ModelEvaluation evaluation, PreparedFaces faces, string name)
    {
        report.Section("Thresholds and the hardest pairs");
        // Every pair of the folds helped to choose the mean of their thresholds: it is not reported.
        var chosen = evaluation.SharedThreshold;
        if (chosen is null)
            report.Paragraph("Each fold or half was judged at a threshold of its own, above. Here all share one, " +
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
        report.Paragraph(evaluation.Clusters is { } clusters
            ? Invariant($"Clusters: average linkage at {evaluation.ClusterThreshold:F3}, a threshold of their own ") +
              Invariant($"that other people chose for BCubed F, makes {clusters.Clusters:N0} clusters of ") +
              Invariant($"{clusters.Identities:N0} people; BCubed precision {clusters.BCubedPrecision:F3}, ") +
              Invariant($"recall {clusters.BCubedRecall:F3}, F {clusters.BCubedF:F3}.")
            : "Clusters: no other people chose a threshold, so there are none.");
    }

    private static void Model(Report report, IEvaluatedModel model)
    {
        report.Section("Model");
        if (model.Layers is { } layers)
            report.Preformatted(layers);
        else
            report.Paragraph($"{model.Description}. The layers of {model.Name} are not known: it is run as a whole.");
        if (model.Run is not { } run)
            return;
        var history = run.History;
        var best = history.Best();
        report.Facts(
        [
            ("loss", run.Config.Loss.Kind), ("training set", run.Config.Data.Set),
            ("steps", history.StepsOf(run.Config.Training.Steps)), ("weight seed", $"{run.Config.WeightSeed}"),
            ("best metric", best is null ? "none" : Invariant($"{best.Metric:F4} at step {best.Step:N0}")),
            ("seconds of training", history.Count > 0 ? $"{history[^1].Seconds:N0}" : "none"),
        ]);
        if (history.LastOrDefault(step => step.Warning is not null) is { } warned)
            report.Paragraph($"Warning of the training at step {warned.Step:N0}: {warned.Warning}");
        if (history.Count > 0)
            report.Add(TrainingChart.Of(history, run.Config.Training.Steps));
        report.Paragraph("Its whole config:").Preformatted(run.Config.ToJson());
    }

    private static void Origin(Report report, PreparedFaces faces, IEvaluatedModel model)
    {
        report.Section("Where it comes from").Facts(
        [
            ("network", model.File),
            ("faces", $"{faces.Faces.Name}, {faces.Faces.Count:N0} of {faces.Faces.Identities.Count:N0} people"),
            ("prepared as", faces.Parameters), ("key of the faces", faces.Key),
            ("trained on faces", model.FacesParameters ?? "unknown"), ("key of those", model.FacesKey ?? "unknown"),
        ]);
        report.Paragraph("Judged here:")
            .Facts(EnvironmentFacts(RunEnvironment.Here(faces, model.Device)));
        foreach (var (i, trained) in (model.Run?.Environments ?? []).Index())
            report.Paragraph(i == 0 ? "Trained here:" : "The training went on here:").Facts(EnvironmentFacts(trained));
    }

    internal static IEnumerable<(string, string)> EnvironmentFacts(RunEnvironment environment) =>
    [
        ("started", Invariant($"{environment.Started:yyyy-MM-dd HH:mm:ss} UTC")), ("system", environment.System),
        ("threads", $"{environment.Threads}"),
        ("bfloat16 in hardware", environment.BFloat16 ? "yes" : "no"), ("device", environment.Device),
        (".NET", environment.DotNet), ("libtorch", environment.LibTorch),
        ("FaceLab's commit", environment.Commit ?? "unknown"),
    ];
}
