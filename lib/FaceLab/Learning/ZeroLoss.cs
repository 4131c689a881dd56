using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>Warns when the loss was exactly 0 in every step, so that nothing was learned.</summary>
internal static class ZeroLoss
{
    /// <summary>Returns a warning with cause and remedy; <see langword="null"/> if the loss was above 0.</summary>
    /// <param name="now">The new evaluation step.</param>
    /// <param name="loss">The loss; <see langword="null"/> if it has no statistics of its batches.</param>
    public static string? WarningOf(EvaluationStep now, MarginLoss? loss) => now.TrainingLoss != 0 ? null
        : $"The loss was exactly 0 in every step since the last evaluation: nothing was learned. {CauseOf(now, loss)}";

    private static string CauseOf(EvaluationStep now, MarginLoss? loss)
    {
        if (loss is null)
            return "Either the loss finds nothing to compare in these batches, or the network answers all of them " +
                "perfectly: take other batches, or stop here.";
        return double.IsNaN(now.ActiveShare)
            ? "The last batch held no pair or triplet that the loss could take: take batches with more images of " +
                "each person, and of more people."
            : "No pair or triplet of the last batch violates the margin: take a larger margin, more people in a " +
                "batch or harder negatives, or stop here.";
    }
}
