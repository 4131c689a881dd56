using MathNet.Numerics.Statistics;

namespace FaceLab.Evaluation;

/// <summary>Accuracy over the folds of a protocol, each with a threshold that the other folds chose.</summary>
/// <param name="Folds">Accuracy and threshold of each fold.</param>
/// <param name="AreasUnderCurve">Area under the ROC curve of each fold.</param>
/// <remarks>
/// Source: G. B. Huang, M. Ramesh, T. Berg, E. Learned-Miller, "Labeled Faces in the Wild", UMass 07-49, 2007,
/// section III: the mean accuracy over View 2's ten folds and its standard error s / sqrt(10), s with n - 1 = 9 in
/// the denominator. The official result table gives the same two numbers. CFP's protocols are used the same way.
/// </remarks>
public sealed record FoldedVerification(
    IReadOnlyList<VerificationAccuracy> Folds, IReadOnlyList<double> AreasUnderCurve)
{
    /// <summary>The mean accuracy over the folds, 0 to 1.</summary>
    public double MeanAccuracy => Folds.Average(fold => fold.Accuracy);

    /// <summary>The standard error of <see cref="MeanAccuracy"/>: the standard deviation over the folds (n - 1) /
    /// sqrt(n).</summary>
    public double StandardError => ErrorOfMean(Folds.Select(fold => fold.Accuracy));

    /// <summary>The mean area under the curve over the folds, 0 to 1.</summary>
    public double MeanAreaUnderCurve => AreasUnderCurve.Average();

    /// <summary>The standard error of <see cref="MeanAreaUnderCurve"/>.</summary>
    public double AreaStandardError => ErrorOfMean(AreasUnderCurve);

    /// <summary>The number of pairs judged in all folds.</summary>
    public int Pairs => Folds.Sum(fold => fold.Pairs);

    /// <summary>Judges each fold with a threshold chosen on the others.</summary>
    /// <param name="folds">The pairs of each fold, at least two folds; their people are disjoint in View 2.</param>
    /// <param name="rule">The rule that chooses the threshold; <see cref="ThresholdRule.BestAccuracy"/>, the
    /// protocol's, if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">There are fewer than two folds, one occurs twice, or one cannot be
    /// judged.</exception>
    public static FoldedVerification Measure(
        IReadOnlyList<PairSimilarities> folds, Func<PairSimilarities, double>? rule = null)
    {
        if (folds.Count < 2)
            throw new ArgumentException($"There are {folds.Count} folds: the threshold of one comes from the others, " +
                "so give at least two.", nameof(folds));
        if (folds.Distinct(ReferenceEqualityComparer.Instance).Count() < folds.Count)
            throw new ArgumentException(
                "A fold occurs twice, so that it would choose its own threshold: give each once.", nameof(folds));
        rule ??= ThresholdRule.BestAccuracy;
        return new FoldedVerification(
            [.. folds.Select(fold => VerificationAccuracy.At(rule(Others(fold)), fold))],
            [.. folds.Select(fold => RocCurve.Of(fold).AreaUnderCurve)]);

        PairSimilarities Others(PairSimilarities fold) =>
            PairSimilarities.Joined([.. folds.Where(other => !ReferenceEquals(other, fold))]);
    }

    /// <summary>Writes mean and standard error, in percent, as the table of LFW prints them: "99.63 ± 0.09
    /// %".</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{100 * MeanAccuracy:F2} ± {100 * StandardError:F2} % ({Folds.Count} folds, {Pairs:N0} pairs)");

    private double ErrorOfMean(IEnumerable<double> values) => values.StandardDeviation() / Math.Sqrt(Folds.Count);
}
