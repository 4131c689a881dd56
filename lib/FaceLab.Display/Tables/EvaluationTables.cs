using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;

namespace FaceLab.Display.Tables;

internal static class EvaluationTables
{
    public static string Of(RocCurve curve)
    {
        var table = new ValueTable("ROC curve")
            .Row("area under the curve", Number(curve.AreaUnderCurve),
                Invariant($"{curve.GenuineCount:N0} genuine and {curve.ImpostorCount:N0} impostor pairs"))
            .Row("equal error rate", Percent(curve.EqualErrorRate.Rate),
                $"threshold {Number(curve.EqualErrorRate.Threshold)}");
        foreach (var (rate, point) in RocCurve.UsualRates.Where(curve.Supports)
            .Select(rate => (rate, curve.TrueAcceptRateAt(rate))))
            table.Row($"TAR at FAR {Rate(rate)}", Percent(point.TrueAcceptRate),
                $"threshold {Number(point.Threshold)}, {Share(point.FalseAccepts, "impostor pairs accepted")}");
        if (RocCurve.UsualRates.FirstOrDefault(rate => !curve.Supports(rate)) is > 0 and var first)
            table.Row($"TAR at FAR {Rate(first)} and below", "refused",
                Invariant($"fewer than {RocCurve.FewestFalseAccepts} of {curve.ImpostorCount:N0} impostor pairs ") +
                "would be accepted");
        return table.ToHtml();
    }

    public static string Of(ConfusionMatrix matrix) =>
        new ValueTable(Invariant($"Confusion matrix of {matrix.Total:N0} pairs"))
        .Row("genuine, accepted", Count(matrix.TruePositives), $"✓ right: recall (TAR) {Percent(matrix.Recall.Rate)}")
        .Row("genuine, rejected", Count(matrix.FalseNegatives), $"✗ wrong: FRR {Percent(matrix.FalseRejectRate.Rate)}")
        .Row("impostors, accepted", Count(matrix.FalsePositives),
            $"✗ wrong: FAR {Percent(matrix.FalseAcceptRate.Rate)}")
        .Row("impostors, rejected", Count(matrix.TrueNegatives), "✓ right")
        .Row("accuracy", Percent(matrix.Accuracy.Rate), Share(matrix.Accuracy, "pairs"))
        .Row("precision", Percent(matrix.Precision.Rate), Share(matrix.Precision, "accepted pairs"))
        .Row("F1", Number(matrix.F1)).ToHtml();

    public static string Of(OpenSetPoint point) => new ValueTable("Open-set identification")
        .Row("threshold", Number(point.Threshold), "cosine similarity from which the first answer is given")
        .Row("identified", Percent(point.Identified.Rate), Share(point.Identified, "probes with a mate"))
        .Row("false positive identification rate", Rate(point.FalsePositives.Rate),
            Share(point.FalsePositives, "probes without a mate")).ToHtml();

    public static string Of(Retrieval retrieval) =>
        new ValueTable(Invariant($"Retrieval, {retrieval.ProbeCount:N0} probes"))
        .Row("MAP@R", Number(retrieval.MeanAveragePrecisionAtR)).Row("precision at 1", Number(retrieval.PrecisionAt(1)))
        .Row("mean average precision", Number(retrieval.MeanAveragePrecision))
            .Row("R-precision", Number(retrieval.RPrecision)).ToHtml();

    private static string Percent(double rate) => double.IsNaN(rate) ? "none" : Invariant($"{100 * rate:F2} %");

    private static string Rate(double rate) => Invariant($"{rate:G3}");

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "∞" : Invariant($"{value:F4}");

    private static string Count(long count) => Invariant($"{count:N0}");

    private static string Share(Proportion share, string of) => Invariant($"{share.Count:N0} of {share.Total:N0} {of}");
}
