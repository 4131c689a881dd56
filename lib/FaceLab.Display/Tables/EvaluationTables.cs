using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using static System.FormattableString;

namespace FaceLab.Display.Tables;

/// <summary>Figures of evaluation as small HTML tables, each with what it rests on.</summary>
internal static class EvaluationTables
{
    public static string Of(OperatingPoint point) => new ValueTable("Operating point")
        .Row("threshold", Number(point.Threshold), "cosine similarity from which a pair is accepted")
        .Row("true accept rate", Percent(point.TrueAcceptRate), Share(point.TrueAccepts, "genuine pairs"))
        .Row("false accept rate", Rate(point.FalseAcceptRate), Share(point.FalseAccepts, "impostor pairs")).ToHtml();

    public static string Of(VerificationAccuracy accuracy) => new ValueTable("Verification")
        .Row("accuracy", Percent(accuracy.Accuracy), Invariant($"± {100 * accuracy.StandardError:F2} % binomial standard error, {accuracy.Pairs:N0} pairs"))
        .Row("threshold", Number(accuracy.Threshold), "cosine similarity, chosen on other pairs").ToHtml();

    public static string Of(FoldedVerification folds)
    {
        var table = new ValueTable($"Verification over {folds.Folds.Count} folds")
            .Row("accuracy", Percent(folds.MeanAccuracy), Invariant($"± {100 * folds.StandardError:F2} % standard error over folds, {folds.Pairs:N0} pairs"))
            .Row("area under the ROC curve", Number(folds.MeanAreaUnderCurve), Invariant($"± {folds.AreaStandardError:F4}"));
        foreach (var (i, fold) in folds.Folds.Index())
            table.Row($"fold {i + 1}", Percent(fold.Accuracy), Invariant($"threshold {fold.Threshold:F3}, area {folds.AreasUnderCurve[i]:F4}, {fold.Pairs:N0} pairs"));
        return table.ToHtml();
    }

    public static string Of(RocCurve curve)
    {
        var table = new ValueTable("ROC curve")
            .Row("area under the curve", Number(curve.AreaUnderCurve), Invariant($"{curve.GenuineCount:N0} genuine and {curve.ImpostorCount:N0} impostor pairs"))
            .Row("equal error rate", Percent(curve.EqualErrorRate.Rate), $"threshold {Number(curve.EqualErrorRate.Threshold)}");
        foreach (var (rate, point) in RocCurve.UsualRates.Where(curve.Supports).Select(rate => (rate, curve.TrueAcceptRateAt(rate))))
            table.Row($"TAR at FAR {Rate(rate)}", Percent(point.TrueAcceptRate),
                $"threshold {Number(point.Threshold)}, {Share(point.FalseAccepts, "impostor pairs accepted")}");
        if (RocCurve.UsualRates.FirstOrDefault(rate => !curve.Supports(rate)) is > 0 and var first)
            table.Row($"TAR at FAR {Rate(first)} and below", "refused", Invariant($"fewer than {RocCurve.FewestFalseAccepts} of {curve.ImpostorCount:N0} impostor pairs would be accepted"));
        return table.ToHtml();
    }

    public static string Of(ConfusionMatrix matrix) => new ValueTable(Invariant($"Confusion matrix of {matrix.Total:N0} pairs"))
        .Row("genuine, accepted", Count(matrix.TruePositives), $"✓ right: recall (TAR) {Percent(matrix.Recall.Rate)}")
        .Row("genuine, rejected", Count(matrix.FalseNegatives), $"✗ wrong: FRR {Percent(matrix.FalseRejectRate.Rate)}")
        .Row("impostors, accepted", Count(matrix.FalsePositives), $"✗ wrong: FAR {Percent(matrix.FalseAcceptRate.Rate)}")
        .Row("impostors, rejected", Count(matrix.TrueNegatives), "✓ right")
        .Row("accuracy", Percent(matrix.Accuracy.Rate), Share(matrix.Accuracy, "pairs"))
        .Row("precision", Percent(matrix.Precision.Rate), Share(matrix.Precision, "accepted pairs"))
        .Row("F1", Number(matrix.F1)).ToHtml();

    public static string Of(Identification identification)
    {
        var strangers = identification.Probes.Count - identification.MatedProbes;
        var table = new ValueTable(Invariant($"Identification among {identification.GalleryIdentities:N0} people"))
            .Row("probes", Count(identification.MatedProbes), Invariant($"whom the gallery knows; {strangers:N0} strangers besides"));
        if (identification.MatedProbes > 0)
            foreach (var rank in (int[])[1, 5, 10])
                table.Row($"rank {rank}", Percent(identification.RankRate(rank).Rate), Share(identification.RankRate(rank), "probes"));
        return table.ToHtml();
    }

    public static string Of(OpenSetPoint point) => new ValueTable("Open-set identification")
        .Row("threshold", Number(point.Threshold), "cosine similarity from which the first answer is given")
        .Row("identified", Percent(point.Identified.Rate), Share(point.Identified, "probes whom the gallery knows"))
        .Row("strangers answered", Rate(point.FalsePositives.Rate), Share(point.FalsePositives, "strangers")).ToHtml();

    public static string Of(Retrieval retrieval) => new ValueTable(Invariant($"Retrieval, {retrieval.ProbeCount:N0} probes"))
        .Row("MAP@R", Number(retrieval.MeanAveragePrecisionAtR)).Row("precision at 1", Number(retrieval.PrecisionAt(1))).Row("mean average precision", Number(retrieval.MeanAveragePrecision))
        .Row("R-precision", Number(retrieval.RPrecision)).ToHtml();

    public static string Of(ClusterAgreement agreement) => new ValueTable(Invariant($"{agreement.Clusters:N0} clusters of {agreement.Identities:N0} people"))
        .Row("BCubed F", Number(agreement.BCubedF), $"precision {Number(agreement.BCubedPrecision)}, recall {Number(agreement.BCubedRecall)}")
        .Row("pairwise F", Number(agreement.PairwiseF), $"precision {Number(agreement.PairwisePrecision)}, recall {Number(agreement.PairwiseRecall)}")
        .Row("normalized mutual information", Number(agreement.NormalizedMutualInformation))
        .Row("adjusted Rand index", Number(agreement.AdjustedRand), "0 by chance, 1 if equal").ToHtml();

    public static string Of(CalibrationQuality quality) => new ValueTable(Invariant($"Calibration, {quality.Bins.Sum(bin => bin.Pairs):N0} pairs"))
        .Row("expected calibration error", Number(quality.ExpectedCalibrationError), Invariant($"{quality.Bins.Count} bins hold a pair"))
        .Row("log loss", Number(quality.LogLoss), "0.6931 for saying one half always")
        .Row("Brier score", Number(quality.BrierScore), "0.25 for saying one half always").ToHtml();

    public static string Of(BootstrapInterval interval) => new ValueTable("Bootstrap over identities")
        .Row("estimate", Number(interval.Estimate), Invariant($"± {interval.StandardError:F4} standard error"))
        .Row(Invariant($"{100 * interval.Confidence:G3} % interval"), $"{Number(interval.Low)} to {Number(interval.High)}")
        .Row("p", Invariant($"{interval.PValue:G3}"), "two-sided, that it is 0: for differences only").ToHtml();

    public static string Of(McNemarTest test) => new ValueTable("McNemar's test")
        .Row("only the first is right", Count(test.OnlyFirstRight), "pairs").Row("only the second is right", Count(test.OnlySecondRight), "pairs")
        .Row("p", Invariant($"{test.PValue:G3}"), "two-sided, exact").ToHtml();

    private static string Percent(double rate) => double.IsNaN(rate) ? "none" : Invariant($"{100 * rate:F2} %");

    private static string Rate(double rate) => Invariant($"{rate:G3}");

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "∞" : Invariant($"{value:F4}");

    private static string Count(long count) => Invariant($"{count:N0}");

    private static string Share(Proportion share, string of) => Invariant($"{share.Count:N0} of {share.Total:N0} {of}");
}
