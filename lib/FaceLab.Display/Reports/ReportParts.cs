using FaceLab.Display.Charts;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;

namespace FaceLab.Display.Reports;

/// <summary>The sections that reports of one and of several models share.</summary>
internal static class ReportParts
{
    /// <summary>Draws ROC and DET curves, those of several models over each other.</summary>
    public static void Curves(Report report, IReadOnlyList<JudgedModel> models)
    {
        var first = models[0].Evaluation;
        var (area, errors) = models.Count == 1
            ? (Invariant($"Area under the ROC curve: {first.Curve.AreaUnderCurve:F4}"),
                Invariant($"Equal error rate: {100 * first.Curve.EqualErrorRate.Rate:F2} %"))
            : ($"The largest area under the ROC curve: {Best(models, curve => curve.AreaUnderCurve)}",
                $"The lowest equal error rate: {Best(models, curve => -curve.EqualErrorRate.Rate)}");
        (string Name, RocCurve Curve, RocBand? Band)[] curves =
            [.. models.Select(model => (model.Name, model.Evaluation.Curve, model.Evaluation.Band))];
        report.Section("Curves").Add(CurveChart.Roc(area, Charts(curves)));
        // Both axes of a DET chart are logarithmic: without an error of both kinds there is nothing to draw.
        var drawn = curves.Where(curve => curve.Curve.FalseAcceptRates.Zip(curve.Curve.FalseRejectRates)
            .Any(point => point.First > 0 && point.Second > 0)).ToArray();
        if (drawn.Length > 0)
            report.Add(CurveChart.Det(errors, Charts(drawn)));
    }

    /// <summary>Tests the difference of each two models; nothing for one model.</summary>
    public static void PairedTests(Report report, IReadOnlyList<JudgedModel> models)
    {
        if (models.Count < 2)
            return;
        var tests = PairedComparison.Of([.. models.Select(model => (model.Name, model.Evaluation))]);
        report.Section("Paired tests").Table(
            ["models", "difference in accuracy", "95 % interval over people", "only first right", "only second right",
                "p, corrected", "p of McNemar"],
            tests.Select(test => (IReadOnlyList<string>)
            [
                $"{test.First} against {test.Second}",
                test.Difference is { } gap ? Invariant($"{100 * gap.Estimate:+0.00;-0.00;0.00} %") : "",
                test.Difference is { } spread
                    ? Invariant($"{100 * spread.Low:+0.00;-0.00;0.00} to {100 * spread.High:+0.00;-0.00;0.00} %") : "",
                $"{test.McNemar.OnlyFirstRight:N0}", $"{test.McNemar.OnlySecondRight:N0}",
                Invariant($"{test.PValue:F4}"), Invariant($"{test.McNemar.PValue:G3}"),
            ]))
            .Paragraph("Both models judge the same pairs, each at its own threshold. The difference resamples the " +
                "people, and its p-value is corrected by Holm for the number of comparisons: below 0.05 the models " +
                "differ. McNemar's test is not corrected; it takes the pairs for independent, which pairs of the " +
                "same people are not.");
    }

    private static CurveChart[] Charts((string Name, RocCurve Curve, RocBand? Band)[] curves)
    {
        // A chart has a band for each curve or for none.
        var withBands = Array.TrueForAll(curves, curve => curve.Band is not null);
        return Array.ConvertAll(curves, curve =>
            new CurveChart(curve.Name, curve.Curve, withBands ? curve.Band : null));
    }

    private static string Best(IReadOnlyList<JudgedModel> models, Func<RocCurve, double> of)
    {
        var best = models.MaxBy(model => of(model.Evaluation.Curve))!;
        return Invariant($"{Math.Abs(of(best.Evaluation.Curve)):F4} by {best.Name}");
    }
}
