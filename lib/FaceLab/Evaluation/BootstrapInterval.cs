using MathNet.Numerics.Statistics;

namespace FaceLab.Evaluation;

/// <summary>A figure with its spread over resampled identities.</summary>
/// <param name="Estimate">The figure on the pairs as they are.</param>
/// <param name="StandardError">Standard deviation over the replicates.</param>
/// <param name="Low">Lower end of the percentile interval.</param>
/// <param name="High">Upper end of the percentile interval.</param>
/// <param name="Confidence">Share of the replicates between the ends, between 0 and 1.</param>
/// <param name="PValue">Two-sided p-value: twice the smaller share of replicates at or beyond 0, counting one more on
/// each side. It is meaningful for differences only, and never below 2 / (replicates + 1).</param>
/// <remarks>
/// Source: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 6, 13 and 16.
/// </remarks>
public sealed record BootstrapInterval(
    double Estimate, double StandardError, double Low, double High, double Confidence, double PValue)
{
    /// <summary>Writes estimate, standard error and interval.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Estimate:F4} ± {StandardError:F4} ({100 * Confidence:G3} %: {Low:F4} to {High:F4})");

    internal static BootstrapInterval Of(double estimate, double[] replicates, double confidence)
    {
        var sorted = replicates.Order().ToArray();
        var beyond = Math.Min(sorted.Count(value => value <= 0), sorted.Count(value => value >= 0));
        return new BootstrapInterval(
            estimate, ArrayStatistics.StandardDeviation(sorted), Quantile((1 - confidence) / 2),
            Quantile((1 + confidence) / 2), confidence, Math.Min(1, 2.0 * (beyond + 1) / (sorted.Length + 1)));

        double Quantile(double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
    }
}
