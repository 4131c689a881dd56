using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>Tells in time when all faces get the same embedding.</summary>
/// <remarks>
/// A pair or triplet loss has a resting place where every distance is 0: F. Schroff, D. Kalenichenko, J. Philbin,
/// "FaceNet", 2015, section 3.2, meet it with the hardest negatives of the start, A. Hermans, L. Beyer, B. Leibe, "In
/// Defense of the Triplet Loss", 2017, section 3.3, name its sign, a loss that stays at the margin.
/// </remarks>
internal static class CollapseMonitor
{
    private const double LittleSpread = 0.05;
    private const double NoSpread = 0.001;
    private const double NearMargin = 0.02;
    private const double NearlyAll = 0.95;

    /// <summary>Says what looks wrong, with a remedy; <see langword="null"/> where nothing does.</summary>
    /// <param name="now">The new evaluation step.</param>
    /// <param name="before">The one before it.</param>
    /// <param name="loss">The loss; <see langword="null"/> if it tells nothing of its batches.</param>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    public static string? WarningOf(EvaluationStep now, EvaluationStep? before, MarginLoss? loss,
        int embeddingSize)
    {
        // Only losses of pairs and triplets, which are those that tell of their batch, choose negatives.
        var remedy = loss is null ? "Choose a lower learning rate or a longer warm-up."
            : "Choose semi-hard instead of hardest negatives at first, a lower learning rate, or a longer warm-up.";
        // Embeddings of one or two numbers never differ in more than 2 directions; of them only 0 is too few.
        if (now.EffectiveRank < (embeddingSize > 2 ? 2 : 0.5))
            return $"The embeddings are collapsing: they differ in {now.EffectiveRank:F1} directions. {remedy}";
        if (before is null)
            return null;
        // So near 0 a spread wobbles by rounding alone, and rising says nothing.
        if (before.Spread < LittleSpread && now.Spread < LittleSpread
            && (now.Spread <= before.Spread || now.Spread < NoSpread))
            return $"The embeddings are collapsing: those of the validation people keep {now.Spread:P1} of their " +
                $"length squared as variance. {remedy}";
        if (loss is not null && IsAtMargin(now, loss) && IsAtMargin(before, loss) && now.ActiveShare >= NearlyAll)
            return $"The loss stays at {loss.LossWhenCollapsed:G3}, where all embeddings are the same, " +
                $"with {now.ActiveShare:P0} of the batch active. {remedy}";
        return null;
    }

    private static bool IsAtMargin(EvaluationStep step, MarginLoss loss) =>
        Math.Abs(step.TrainingLoss - loss.LossWhenCollapsed) <= NearMargin * loss.LossWhenCollapsed;
}
