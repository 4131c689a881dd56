namespace FaceLab.Evaluation;

/// <summary>Ways to choose a threshold on pairs: each is a <c>Func&lt;PairSimilarities, double&gt;</c>, and never
/// sees the pairs that are reported.</summary>
public static class ThresholdRule
{
    /// <summary>Chooses for the fewest errors: <see cref="VerificationAccuracy.BestThreshold"/>.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double BestAccuracy(PairSimilarities pairs) => VerificationAccuracy.BestThreshold(pairs);

    /// <summary>Chooses for as many genuine pairs rejected as impostors accepted, in share:
    /// <see cref="RocCurve.EqualErrorRate"/>.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double EqualError(PairSimilarities pairs) => RocCurve.Of(pairs).EqualErrorRate.Threshold;

    /// <summary>Chooses for at most this share of impostors accepted:
    /// <see cref="RocCurve.TrueAcceptRateAt"/>.</summary>
    /// <param name="rate">The false accept rate to keep, between 0 and 1.</param>
    /// <returns>The rule; it fails with <see cref="ArgumentException"/> on too few impostor pairs for the
    /// rate.</returns>
    public static Func<PairSimilarities, double> FalseAcceptRate(double rate) =>
        pairs => RocCurve.Of(pairs).TrueAcceptRateAt(rate).Threshold;
}
