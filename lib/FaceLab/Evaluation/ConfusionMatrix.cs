namespace FaceLab.Evaluation;

/// <summary>Judgements of pairs at a threshold, against the truth; "positive" is genuine.</summary>
/// <param name="TruePositives">Genuine pairs accepted.</param>
/// <param name="FalsePositives">Impostor pairs accepted.</param>
/// <param name="FalseNegatives">Genuine pairs rejected.</param>
/// <param name="TrueNegatives">Impostor pairs rejected.</param>
public sealed record ConfusionMatrix(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>The number of pairs judged.</summary>
    public long Total => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>The pairs judged rightly, of all pairs.</summary>
    public Proportion Accuracy => new(TruePositives + TrueNegatives, Total);

    /// <summary>The genuine pairs among the accepted ones; not a number if none is accepted.</summary>
    public Proportion Precision => new(TruePositives, TruePositives + FalsePositives);

    /// <summary>The accepted pairs among the genuine ones: the TAR.</summary>
    public Proportion Recall => new(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The accepted pairs among the impostors: the FAR.</summary>
    public Proportion FalseAcceptRate => new(FalsePositives, FalsePositives + TrueNegatives);

    /// <summary>The rejected pairs among the genuine ones: the FRR.</summary>
    public Proportion FalseRejectRate => new(FalseNegatives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN), 0 to 1 (C. van Rijsbergen,
    /// 1979).</summary>
    public double F1 => 2.0 * TruePositives / (2 * TruePositives + FalsePositives + FalseNegatives);

    /// <summary>Judges pairs.</summary>
    /// <param name="threshold">Cosine similarity from which a pair is accepted; infinite to accept all or none.</param>
    /// <param name="pairs">The pairs.</param>
    /// <exception cref="ArgumentException">The threshold or a similarity is not a number, or a kind of pair is
    /// missing.</exception>
    public static ConfusionMatrix At(double threshold, PairSimilarities pairs)
    {
        PairSimilarities.RequireThreshold(threshold);
        pairs.RequireBothKinds();
        var counts = new long[4];
        for (var i = 0; i < pairs.Count; i++)
            counts[(pairs.Genuine[i] ? 2 : 0) + (pairs.CosineSimilarities[i] >= threshold ? 1 : 0)]++;
        return new ConfusionMatrix(counts[3], counts[1], counts[2], counts[0]);
    }

    internal ConfusionMatrix Plus(ConfusionMatrix other) => new(TruePositives + other.TruePositives,
        FalsePositives + other.FalsePositives, FalseNegatives + other.FalseNegatives,
        TrueNegatives + other.TrueNegatives);
}
