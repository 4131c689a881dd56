namespace FaceLab.Evaluation.Reporting;

/// <summary>The figures of an evaluation, in the order in which they are read.</summary>
internal static class EvaluationFigures
{
    private const double OpenSetRate = 0.1;

    private static readonly int[] Ranks = [1, 5, 10];

    public static IEnumerable<EvaluationFigure> Of(ModelEvaluation evaluation) =>
        [.. Accuracy(evaluation), .. Errors(evaluation), .. Curve(evaluation), .. AllPairs(evaluation.AllPairs), .. People(evaluation), .. Clusters(evaluation)];

    /// <summary>Over folds the mean with its standard error, as the protocols report it; else the rate with both intervals.</summary>
    private static IEnumerable<EvaluationFigure> Accuracy(ModelEvaluation evaluation)
    {
        if (evaluation.Folds is { } folds)
        {
            yield return new("accuracy", folds.MeanAccuracy, Of: evaluation.Confusion.Accuracy);
            yield return new("accuracy_standard_error", folds.StandardError);
        }
        else
        {
            yield return EvaluationFigure.Rate("accuracy", evaluation.Confusion.Accuracy);
        }
        if (evaluation.AccuracySpread is { } spread)
            yield return EvaluationFigure.Spread("accuracy_over_people", spread);
        yield return new("threshold", evaluation.Threshold);
    }

    private static IEnumerable<EvaluationFigure> Errors(ModelEvaluation evaluation)
    {
        var matrix = evaluation.Confusion;
        yield return EvaluationFigure.Rate("precision", matrix.Precision);
        yield return EvaluationFigure.Rate("recall", matrix.Recall);
        yield return EvaluationFigure.Rate("false_accept_rate", matrix.FalseAcceptRate);
        yield return EvaluationFigure.Rate("false_reject_rate", matrix.FalseRejectRate);
        yield return new("f1", matrix.F1);
    }

    private static IEnumerable<EvaluationFigure> Curve(ModelEvaluation evaluation)
    {
        yield return evaluation.AreaSpread is { } spread
            ? EvaluationFigure.Spread("area_under_curve", spread) : new("area_under_curve", evaluation.Curve.AreaUnderCurve);
        yield return new("equal_error_rate", evaluation.Curve.EqualErrorRate.Rate);
        foreach (var figure in Rates("", evaluation.Curve, EvaluationFigure.Rate))
            yield return figure;
    }

    /// <summary>Without intervals: a face stands in thousands of these pairs, which are far from independent.</summary>
    private static IEnumerable<EvaluationFigure> AllPairs(RocCurve? curve) => curve is null ? [] :
    [
        new("all_impostor_pairs", curve.ImpostorCount), new("all_pairs_area_under_curve", curve.AreaUnderCurve),
        .. Rates("all_pairs_", curve, (name, rate) => new(name, rate.Rate, Of: rate)),
    ];

    /// <summary>
    /// Each rate, then the impostor pairs that it rests on. A rate is refused, not a number, where fewer than
    /// <see cref="RocCurve.FewestFalseAccepts"/> of them would be accepted; how many then stands in the second figure.
    /// </summary>
    private static IEnumerable<EvaluationFigure> Rates(string prefix, RocCurve curve, Func<string, Proportion, EvaluationFigure> figure)
    {
        foreach (var target in RocCurve.UsualRates)
        {
            var at = FormattableString.Invariant($"at_far_{target:0.######}");
            if (curve.Supports(target))
            {
                var point = curve.TrueAcceptRateAt(target);
                yield return figure($"{prefix}tar_{at}", point.TrueAccepts);
                yield return new($"{prefix}false_accepts_{at}", point.FalseAccepts.Rate, Of: point.FalseAccepts);
            }
            else
            {
                yield return new($"{prefix}tar_{at}", double.NaN);
                yield return new($"{prefix}false_accepts_{at}", double.NaN, Of: new(Proportion.LargestCount(target, curve.ImpostorCount), curve.ImpostorCount));
            }
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
        yield return EvaluationFigure.Rate(FormattableString.Invariant($"identified_at_fpir_{OpenSetRate}"), open.Identified);
        yield return new(FormattableString.Invariant($"strangers_taken_for_somebody_at_fpir_{OpenSetRate}"), open.FalsePositives.Rate, Of: open.FalsePositives);
    }

    private static IEnumerable<EvaluationFigure> Clusters(ModelEvaluation evaluation) => evaluation.Clusters is not { } clusters ? [] :
    [
        new("clusters", clusters.Clusters), new("people", clusters.Identities), new("bcubed_precision", clusters.BCubedPrecision),
        new("bcubed_recall", clusters.BCubedRecall), new("bcubed_f", clusters.BCubedF), new("pairwise_f", clusters.PairwiseF),
        new("normalized_mutual_information", clusters.NormalizedMutualInformation), new("adjusted_rand", clusters.AdjustedRand),
    ];
}
