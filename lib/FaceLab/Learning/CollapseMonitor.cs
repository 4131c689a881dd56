using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>Tells from a point of the curve when all faces get the same embedding, while there is still time to stop.</summary>
/// <remarks>
/// A pair or triplet loss has a resting place where every distance is 0: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet",
/// 2015, section 3.2, meet it with the hardest negatives of the start, A. Hermans, L. Beyer, B. Leibe, "In Defense of the
/// Triplet Loss", 2017, section 3.3, name its sign, a loss that stays at the margin.
/// </remarks>
internal static class CollapseMonitor
{
    private const double LittleSpread = 0.05;
    private const double NoSpread = 0.001;
    private const double NearMargin = 0.02;
    private const double NearlyAll = 0.95;

    /// <summary>What looks wrong, with a remedy.</summary>
    /// <param name="point">The new point.</param>
    /// <param name="before">The one before it.</param>
    /// <param name="loss">What was learned with; <see langword="null"/> if it tells nothing.</param>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    public static string? Look(EvaluationStep point, EvaluationStep? before, MarginLoss? loss, int embeddingSize)
    {
        var remedy = loss is null ? Remedy : NegativesRemedy;
        if (point.EffectiveRank < FewDirections(embeddingSize))
        {
            return $"The embeddings are collapsing: those of the validation people differ in {point.EffectiveRank:F1} directions. {remedy}";
        }
        // So near 0 a spread wobbles by rounding alone, and rising says nothing.
        var falls = point.Spread <= before?.Spread || point.Spread < NoSpread;
        if (before is not null && before.Spread < LittleSpread && point.Spread < LittleSpread && falls)
        {
            return $"The embeddings are collapsing: those of the validation people keep {point.Spread:P1} of their length squared as variance. {remedy}";
        }
        if (loss is not null && before is not null && AtMargin(point) && AtMargin(before) && point.ActiveShare >= NearlyAll)
        {
            return $"The loss stays at {loss.LossWhenCollapsed:G3}, where all embeddings are the same, with {point.ActiveShare:P0} of the batch active. {remedy}";
        }
        return null;

        bool AtMargin(EvaluationStep one) => Math.Abs(one.TrainingLoss - loss!.LossWhenCollapsed) <= NearMargin * loss.LossWhenCollapsed;
    }

    /// <summary>Embeddings of one or two numbers never differ in more than 2 directions; of them only 0, all being the same, is too few.</summary>
    private static double FewDirections(int embeddingSize) => embeddingSize > 2 ? 2 : 0.5;

    private const string Remedy = "Choose a lower learning rate or a longer warm-up.";

    /// <summary>Only losses of pairs and triplets, which are those that tell of their batch, choose negatives.</summary>
    private const string NegativesRemedy = "Choose semi-hard instead of hardest negatives at first, a lower learning rate, or a longer warm-up.";
}
