using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>Warns when the embeddings of all faces become the same.</summary>
/// <remarks>
/// A pair or triplet loss can get stuck where every distance is 0. F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet",
/// 2015, section 3.2, report this with the hardest negatives early in training. A. Hermans, L. Beyer, B. Leibe, "In
/// Defense of the Triplet Loss", 2017, section 3.3, describe its sign, a loss that stays at the margin.
/// </remarks>
internal static class CollapseMonitor
{
    private const double LittleSpread = 0.05;
    private const double NoSpread = 0.001;
    private const double NearMargin = 0.02;
    private const double NearlyAll = 0.95;

    /// <summary>Returns a warning with a remedy; <see langword="null"/> if nothing looks wrong.</summary>
    /// <param name="now">The new evaluation step.</param>
    /// <param name="before">The one before it.</param>
    /// <param name="loss">The loss; <see langword="null"/> if it has no statistics of its batches.</param>
    /// <param name="embeddingSize">The embedding size, D.</param>
    public static string? WarningOf(EvaluationStep now, EvaluationStep? before, MarginLoss? loss,
        int embeddingSize)
    {
        // Only losses of pairs and triplets choose negatives, and only they have statistics of their batches.
        var remedy = loss is null ? "Choose a lower learning rate or a longer warm-up."
            : "Choose semi-hard instead of hardest negatives at first, a lower learning rate, or a longer warm-up.";
        // Embeddings of one or two numbers differ in at most 2 directions: only a rank near 0 is too low for them.
        if (now.EffectiveRank < (embeddingSize > 2 ? 2 : 0.5))
            return $"The embeddings are collapsing: they differ in {now.EffectiveRank:F1} directions. {remedy}";
        if (before is null)
            return null;
        // Near 0 rounding alone changes the spread, so a rise means nothing.
        if (before.Spread < LittleSpread && now.Spread < LittleSpread
            && (now.Spread <= before.Spread || now.Spread < NoSpread))
            return $"The embeddings are collapsing: for validation identities their variance is {now.Spread:P1} of " +
                $"their mean squared length. {remedy}";
        if (loss is not null && IsAtMargin(now, loss) && IsAtMargin(before, loss) && now.ActiveShare >= NearlyAll)
            return $"The loss stays at {loss.LossWhenCollapsed:G3}, its value if all embeddings are the same, " +
                $"with {now.ActiveShare:P0} of the batch active. {remedy}";
        return null;
    }

    private static bool IsAtMargin(EvaluationStep step, MarginLoss loss) =>
        Math.Abs(step.TrainingLoss - loss.LossWhenCollapsed) <= NearMargin * loss.LossWhenCollapsed;
}
