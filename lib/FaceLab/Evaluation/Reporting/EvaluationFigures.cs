using FaceLab.Evaluation.Clustering;
using static System.FormattableString;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The figures of an evaluation, in the order in which they are read.</summary>
internal static class EvaluationFigures
{
    private const double OpenSetRate = 0.1;

    private static readonly int[] Ranks = [1, 5, 10];

    public static IEnumerable<EvaluationFigure> Of(ModelEvaluation evaluation) =>
    [
        .. Accuracy(evaluation), .. Errors(evaluation.Confusion), .. Curve(evaluation),
            .. AllPairs(evaluation.AllPairs),
        .. People(evaluation).Concat(Clusters(evaluation.Clusters, evaluation.ClusterThreshold))
            .Select(figure => figure with { OfPeople = true }),
    ];

    /// <summary>Lists over three folds or more the mean with its standard error, as the protocols report it, else the
    /// rate; and the interval over people.</summary>
    private static IEnumerable<EvaluationFigure> Accuracy(ModelEvaluation evaluation)
    {
        if (evaluation.Folds is { } folds)
        {
            yield return new("accuracy", folds.MeanAccuracy, Of: evaluation.Confusion.Accuracy);
            yield return new("accuracy_standard_error", folds.StandardError);
        }
        else
            yield return EvaluationFigure.Rate("accuracy", evaluation.Confusion.Accuracy);
        if (evaluation.AccuracySpread is { } spread)
            yield return new("accuracy_over_people", spread.Estimate, spread.Low, spread.High);
        yield return Number("threshold", evaluation.Threshold);
    }

    private static IEnumerable<EvaluationFigure> Errors(ConfusionMatrix matrix) =>
    [
        EvaluationFigure.Rate("precision", matrix.Precision), EvaluationFigure.Rate("recall", matrix.Recall),
        EvaluationFigure.Rate("false_accept_rate", matrix.FalseAcceptRate),
        EvaluationFigure.Rate("false_reject_rate", matrix.FalseRejectRate), new("f1", matrix.F1),
    ];

    private static IEnumerable<EvaluationFigure> Curve(ModelEvaluation evaluation) =>
    [
        Number("area_under_curve", evaluation.Curve.AreaUnderCurve, evaluation.AreaSpread),
        new("equal_error_rate", evaluation.Curve.EqualErrorRate.Rate),
        .. Rates("", evaluation.Curve, EvaluationFigure.Rate),
    ];

    /// <summary>Lists figures without intervals, because a face is in thousands of these pairs.</summary>
    private static IEnumerable<EvaluationFigure> AllPairs(RocCurve? curve) => curve is null ? [] :
    [
        Count("all_impostor_pairs", curve.ImpostorCount), Number("all_pairs_area_under_curve", curve.AreaUnderCurve),
        .. Rates("all_pairs_", curve, (name, rate) => new(name, rate.Rate, Of: rate)),
    ];

    /// <summary>Lists each rate, then its accepted impostor pairs. A rate is refused if fewer than
    /// <see cref="RocCurve.FewestFalseAccepts"/> would be accepted; the second figure has their number then.</summary>
    private static IEnumerable<EvaluationFigure> Rates(
        string prefix, RocCurve curve, Func<string, Proportion, EvaluationFigure> figure)
    {
        foreach (var target in RocCurve.UsualRates)
        {
            var at = Invariant($"at_far_{target:0.######}");
            var point = curve.Supports(target) ? curve.TrueAcceptRateAt(target) : null;
            var accepts = point?.FalseAccepts
                ?? new(Proportion.LargestCount(target, curve.ImpostorCount), curve.ImpostorCount);
            yield return point is null ? new($"{prefix}tar_{at}", double.NaN) { Refused = true }
                : figure($"{prefix}tar_{at}", point.TrueAccepts);
            var rate = point?.FalseAcceptRate ?? double.NaN;
            yield return new($"{prefix}false_accepts_{at}", rate, Of: accepts) { Refused = point is null };
        }
    }

    private static IEnumerable<EvaluationFigure> People(ModelEvaluation evaluation)
    {
        var people = evaluation.Identification;
        foreach (var rank in people.MatedProbes == 0 ? [] : Ranks.Where(rank => rank <= people.GalleryIdentities))
            yield return EvaluationFigure.Rate($"rank_{rank}", people.RankRate(rank));
        if (evaluation.Retrieval is not { } retrieval)
            yield break;
        yield return new("map_at_r", retrieval.MeanAveragePrecisionAtR);
        yield return new("r_precision", retrieval.RPrecision);
        if (!people.SupportsOpenSet(OpenSetRate))
            yield break;
        var open = people.OpenSet(OpenSetRate);
        yield return EvaluationFigure.Rate(Invariant($"identified_at_fpir_{OpenSetRate}"), open.Identified);
        yield return new(Invariant($"strangers_taken_for_somebody_at_fpir_{OpenSetRate}"), open.FalsePositives.Rate,
            Of: open.FalsePositives);
    }

    private static IEnumerable<EvaluationFigure> Clusters(ClusterAgreement? clusters, double threshold) =>
        clusters is null ? [] :
    [
        Count("clusters", clusters.Clusters), Count("people", clusters.Identities),
        Number("cluster_threshold", threshold),
        new("bcubed_precision", clusters.BCubedPrecision), new("bcubed_recall", clusters.BCubedRecall),
        new("bcubed_f", clusters.BCubedF), new("pairwise_f", clusters.PairwiseF),
        Number("normalized_mutual_information", clusters.NormalizedMutualInformation),
        Number("adjusted_rand", clusters.AdjustedRand),
    ];

    private static EvaluationFigure Number(string name, double value, BootstrapInterval? spread = null) =>
        new(name, spread?.Estimate ?? value, spread?.Low, spread?.High) { Form = FigureForm.Number };

    private static EvaluationFigure Count(string name, long count) => new(name, count) { Form = FigureForm.Count };
}
