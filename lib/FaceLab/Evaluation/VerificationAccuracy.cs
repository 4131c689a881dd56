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
    /// <exception cref="ArgumentException">Both are the same object, a similarity is not finite, or a kind of pair is missing.</exception>
    public static VerificationAccuracy Measure(PairSimilarities chooseOn, PairSimilarities judge)
    {
        if (ReferenceEquals(chooseOn, judge))
            throw new ArgumentException("A threshold chosen on the pairs it is reported on flatters the model: choose it on other pairs.", nameof(chooseOn));
        return At(BestThreshold(chooseOn), judge);
    }

    /// <summary>Accuracy at a given threshold.</summary>
    /// <param name="threshold">Cosine similarity from which a pair is accepted.</param>
    /// <param name="pairs">The pairs to judge.</param>
    /// <exception cref="ArgumentException">The threshold or a similarity is not a number, or a kind of pair is missing.</exception>
    public static VerificationAccuracy At(double threshold, PairSimilarities pairs)
    {
        var accuracy = ConfusionMatrix.At(threshold, pairs).Accuracy;
        return new VerificationAccuracy(accuracy.Rate, accuracy.StandardError, threshold, pairs.Count);
    }

    /// <summary>The threshold with the fewest errors: the middle of the best gap, the lowest one of equals.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static double BestThreshold(PairSimilarities pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        pairs.RequireBothKinds();
        var similarities = pairs.CosineSimilarities.ToArray();
        var genuine = pairs.Genuine.ToArray();
        Array.Sort(similarities, genuine);
        // With every pair accepted the impostors are the errors; raising the threshold past a pair rejects it.
        var errors = genuine.Count(value => !value);
        var (fewest, best) = (errors, similarities[0] - 1e-6);
        for (var i = 0; i < similarities.Length; i++)
        {
            errors += genuine[i] ? 1 : -1;
            var last = i == similarities.Length - 1;
            if (errors >= fewest || (!last && similarities[i + 1] == similarities[i]))
                continue;
            fewest = errors;
            best = last ? similarities[i] + 1e-6 : ((double)similarities[i] + similarities[i + 1]) / 2;
        }
        return best;
    }
}
