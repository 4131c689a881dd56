namespace FaceLab.Evaluation;

/// <summary>The figures of an evaluation, in the order in which they are read.</summary>
internal static class EvaluationFigures
{
    private static readonly int[] Ranks = [1, 5, 10];

    public static IEnumerable<EvaluationFigure> Of(ModelEvaluation evaluation) =>
        [.. Accuracy(evaluation), .. Errors(evaluation), .. Curve(evaluation), .. AllPairs(evaluation.AllPairs), .. People(evaluation.Identification), .. Clusters(evaluation)];

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
        foreach (var figure in Rates("tar_at_far", evaluation.Curve))
            yield return figure;
    }

    private static IEnumerable<EvaluationFigure> AllPairs(RocCurve? curve) => curve is null ? [] :
    [
        new("all_impostor_pairs", curve.ImpostorCount), new("all_pairs_area_under_curve", curve.AreaUnderCurve), .. Rates("all_pairs_tar_at_far", curve),
    ];

    /// <summary>Rates that rest on too few impostor pairs are left out; the curve's table says which.</summary>
    private static IEnumerable<EvaluationFigure> Rates(string name, RocCurve curve) => RocCurve.UsualRates.Where(curve.Supports)
        .Select(rate => EvaluationFigure.Rate(FormattableString.Invariant($"{name}_{rate:0.######}"), curve.TrueAcceptRateAt(rate).TrueAccepts));

    private static IEnumerable<EvaluationFigure> People(Identification people) => people.MatedProbes == 0 ? []
        : Ranks.Where(rank => rank <= people.GalleryIdentities).Select(rank => EvaluationFigure.Rate($"rank_{rank}", people.RankRate(rank)));

    private static IEnumerable<EvaluationFigure> Clusters(ModelEvaluation evaluation) => evaluation.Clusters is not { } clusters ? [] :
    [
        new("clusters", clusters.Clusters), new("people", clusters.Identities), new("bcubed_precision", clusters.BCubedPrecision),
        new("bcubed_recall", clusters.BCubedRecall), new("bcubed_f", clusters.BCubedF), new("pairwise_f", clusters.PairwiseF),
        new("normalized_mutual_information", clusters.NormalizedMutualInformation), new("adjusted_rand", clusters.AdjustedRand),
    ];
}
