using FaceLab.Evaluation;

namespace FaceLab.Display.Explorer;

/// <summary>The buttons of an explorer: thresholds worth a look.</summary>
internal static class ExplorerJumps
{
    private static readonly double[] Rates = [1e-1, 1e-2, 1e-3];

    public static IEnumerable<ExplorerJump> Of(RocCurve curve, double best, double? chosen, string chosenOn)
    {
        if (chosen is { } threshold)
            yield return new($"chosen on {chosenOn}", threshold, $"The threshold that {chosenOn} chose: the one to report.");
        yield return new("fewest errors", best, "The threshold with the fewest errors on these very pairs.");
        yield return new("EER", curve.EqualErrorRate.Threshold, "As many genuine pairs rejected as impostor pairs accepted, in share, on these very pairs.");
        foreach (var rate in Rates)
            yield return At(curve, rate);
    }

    private static ExplorerJump At(RocCurve curve, double rate)
    {
        var label = FormattableString.Invariant($"FAR {100 * rate:0.#} %");
        if (!curve.Supports(rate))
        {
            return new(label, null,
                FormattableString.Invariant($"It takes {Math.Ceiling(RocCurve.FewestFalseAccepts / rate - 1e-6):N0} impostor pairs; there are {curve.ImpostorCount:N0}."));
        }
        var threshold = curve.TrueAcceptRateAt(rate).Threshold;
        // Where too many impostors tie at the top nothing may be accepted; JSON knows no infinity.
        return new(label, double.IsInfinity(threshold) ? Math.BitIncrement(curve.Thresholds[1]) : threshold,
            "The lowest threshold with a FAR not above this, on these very pairs.");
    }
}
