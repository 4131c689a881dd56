namespace FaceLab.Learning;

/// <summary>Figures of a whole learning curve.</summary>
public static class LearningCurve
{
    /// <summary>Returns the evaluation step with the highest metric; <see langword="null"/> where none has a
    /// metric.</summary>
    public static EvaluationStep? Best(this IEnumerable<EvaluationStep> history) =>
        history.Where(step => double.IsFinite(step.Metric)).MaxBy(step => step.Metric);

    /// <summary>Writes the steps that were made, up to the last evaluation, and those that were planned: "500 of
    /// 900".</summary>
    public static string StepsOf(this IReadOnlyList<EvaluationStep> history, int planned) =>
        FormattableString.Invariant($"{(history.Count > 0 ? history[^1].Step : 0):N0} of {planned:N0}");
}
