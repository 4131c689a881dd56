namespace FaceLab.Evaluation;

/// <summary>Accuracy of "same person or not" at a threshold that other pairs chose.</summary>
/// <param name="Accuracy">Share of pairs judged rightly, 0 to 1.</param>
/// <param name="StandardError">Binomial standard error, sqrt(a (1 - a) / n).</param>
/// <param name="Threshold">Cosine similarity from which a pair is accepted.</param>
/// <param name="Pairs">Number of pairs judged.</param>
public sealed record VerificationAccuracy(double Accuracy, double StandardError, double Threshold, int Pairs)
{
    /// <summary>Chooses the threshold on some pairs and judges others.</summary>
    /// <param name="chooseOn">Pairs that choose the threshold.</param>
    /// <param name="judge">Pairs whose accuracy is reported: never the same ones.</param>
    /// <exception cref="ArgumentException">Both are the same object, a similarity is not finite, or a kind of pair is
    /// missing.</exception>
    public static VerificationAccuracy Measure(PairSimilarities chooseOn, PairSimilarities judge)
    {
        if (ReferenceEquals(chooseOn, judge))
            throw new ArgumentException("A threshold chosen on the pairs it is reported on flatters the model: " +
                "choose it on other pairs.", nameof(chooseOn));
        return At(BestThreshold(chooseOn), judge);
    }

    /// <summary>Measures the accuracy at a given threshold.</summary>
    /// <param name="threshold">Cosine similarity from which a pair is accepted.</param>
    /// <param name="pairs">The pairs to judge.</param>
    /// <exception cref="ArgumentException">The threshold or a similarity is not a number, or a kind of pair is
    /// missing.</exception>
    public static VerificationAccuracy At(double threshold, PairSimilarities pairs)
    {
        var accuracy = ConfusionMatrix.At(threshold, pairs).Accuracy;
        return new VerificationAccuracy(accuracy.Rate, accuracy.StandardError, threshold, pairs.Count);
    }

    /// <summary>Finds the threshold with the fewest errors: the middle of the best gap, the lowest gap of equal
    /// ones.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double BestThreshold(PairSimilarities pairs)
    {
        var curve = RocCurve.Of(pairs);
        var (thresholds, last) = (curve.Thresholds, curve.Thresholds.Count - 1);
        var best = Enumerable.Range(0, last + 1).Reverse().MinBy(curve.ErrorsAt);
        if (best == 0)
            return thresholds[1] + 1e-6;
        return best == last ? thresholds[last] - 1e-6 : (thresholds[best] + thresholds[best + 1]) / 2;
    }
}
