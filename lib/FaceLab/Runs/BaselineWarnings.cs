using FaceLab.Evaluation.Search;
using static System.FormattableString;

namespace FaceLab.Runs;

/// <summary>Warnings of a model that is not better than bare pixels.</summary>
public static class BaselineWarnings
{
    /// <summary>Compares a model with <see cref="PixelBaseline"/>, if that stands beside it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="beside">The models beside it.</param>
    /// <returns>One line for each figure in which pixels are at least as good: area under the curve, rank 1.</returns>
    public static IEnumerable<string> Of(JudgedModel model, IEnumerable<JudgedModel> beside)
    {
        if (beside.FirstOrDefault(other => other.Model is PixelBaseline)?.Evaluation is not { } pixels)
            yield break;
        var own = model.Evaluation;
        if (pixels.Curve.AreaUnderCurve >= own.Curve.AreaUnderCurve)
            yield return Invariant($"Bare pixels tell these pairs apart better than {model.Name}: area under the ") +
                Invariant($"curve {pixels.Curve.AreaUnderCurve:F4} against {own.Curve.AreaUnderCurve:F4}. {Advice}");
        if (RankOne(pixels.Identification) is { } first && RankOne(own.Identification) is { } rank && first >= rank)
            yield return Invariant($"Bare pixels find these people better than {model.Name}: rank 1 ") +
                Invariant($"{100 * first:F1} % against {100 * rank:F1} %. {Advice}");
    }

    private const string Advice = "Are these faces framed as those that it was trained on?";

    private static double? RankOne(Identification people) =>
        people.MatedProbes > 0 ? people.RankRate(1).Rate : null;
}
