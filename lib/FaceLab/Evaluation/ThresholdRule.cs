namespace FaceLab.Evaluation;

/// <summary>Rules that choose a threshold on pairs, each a <c>Func&lt;PairSimilarities, double&gt;</c>. Do not give
/// them the reported pairs.</summary>
public static class ThresholdRule
{
    /// <summary>Chooses the threshold of fewest errors: <see cref="VerificationAccuracy.BestThreshold"/>.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double BestAccuracy(PairSimilarities pairs) => VerificationAccuracy.BestThreshold(pairs);

    /// <summary>Chooses the threshold at which the shares of rejected genuine and of accepted impostor pairs are equal:
    /// <see cref="RocCurve.EqualErrorRate"/>.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double EqualError(PairSimilarities pairs) => RocCurve.Of(pairs).EqualErrorRate.Threshold;

    /// <summary>Makes a rule that accepts at most this share of the impostors:
    /// <see cref="RocCurve.TrueAcceptRateAt"/>.</summary>
    /// <param name="rate">The false accept rate to keep, between 0 and 1.</param>
    /// <returns>The rule; it fails with <see cref="ArgumentException"/> on too few impostor pairs for the
    /// rate.</returns>
    public static Func<PairSimilarities, double> FalseAcceptRate(double rate) =>
        pairs => RocCurve.Of(pairs).TrueAcceptRateAt(rate).Threshold;
}
