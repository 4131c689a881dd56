namespace FaceLab.Evaluation.Calibration;

/// <summary>The quality of probabilities that were fitted on other pairs than the judged ones.</summary>
/// <param name="ExpectedCalibrationError">Mean distance between probability and share of genuine pairs over the bins,
/// weighted by pairs; 0 to 1, 0 is best.</param>
/// <param name="LogLoss">Mean of -log of the probability of the true kind, in nats; log 2 = 0.693 for always
/// 0.5.</param>
/// <param name="BrierScore">Mean squared error of the probability, 0 to 1; 0.25 for always 0.5.</param>
/// <param name="Bins">Every bin of equal width that holds a pair, rising, for a reliability diagram.</param>
/// <remarks>
/// Source: M. P. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning",
/// 2015, and C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", 2017, section 2,
/// with 15 bins; G. Brier, 1950. The log loss takes probabilities as at least 2^-52 and at most 1 - 2^-52, so that one
/// certain but wrong answer does not make it infinite.
/// </remarks>
public sealed record CalibrationQuality(
    double ExpectedCalibrationError, double LogLoss, double BrierScore, IReadOnlyList<CalibrationBin> Bins)
{
    private const double Least = 1.0 / (1L << 52);

    /// <summary>Fits on some pairs and judges others.</summary>
    /// <param name="fit">The fit: <see cref="PlattScaling.Fit"/> or <see cref="IsotonicCalibration.Fit"/>.</param>
    /// <param name="fitOn">Pairs that the probabilities are fitted on.</param>
    /// <param name="judge">Pairs that are judged: never the same ones.</param>
    /// <param name="bins">Bins of equal width from 0 to 1, at least 1.</param>
    /// <exception cref="ArgumentException">Both are the same object, a similarity is not finite, or a kind of pair is
    /// missing.</exception>
    public static CalibrationQuality Measure(
        Func<PairSimilarities, ISimilarityCalibration> fit, PairSimilarities fitOn, PairSimilarities judge,
        int bins = 15)
    {
        if (ReferenceEquals(fitOn, judge))
            throw new ArgumentException(
                "Probabilities judged on the pairs of their fit flatter the model: fit on other pairs.",
                nameof(fitOn));
        return Of(fit(fitOn), judge, bins);
    }

    /// <summary>Judges a calibration that was fitted on other pairs.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="pairs">The pairs to judge it on.</param>
    /// <param name="bins">Bins of equal width from 0 to 1, at least 1.</param>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static CalibrationQuality Of(ISimilarityCalibration calibration, PairSimilarities pairs, int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        pairs.RequireBothKinds();
        var judged = pairs.CosineSimilarities.Zip(pairs.Genuine,
            (similarity, genuine) => (Probability: calibration.Probability(similarity), Truth: genuine ? 1.0 : 0))
            .ToArray();
        CalibrationBin[] filled = [.. judged.GroupBy(pair => Math.Min((int)(pair.Probability * bins), bins - 1))
            .OrderBy(bin => bin.Key).Select(bin =>
                new CalibrationBin(bin.Average(pair => pair.Probability), bin.Average(pair => pair.Truth),
                    bin.Count()))];
        return new CalibrationQuality(
            filled.Sum(bin => bin.Pairs * Math.Abs(bin.MeanProbability - bin.GenuineShare)) / pairs.Count,
            judged.Average(pair =>
                -Math.Log(Math.Clamp(pair.Truth == 1 ? pair.Probability : 1 - pair.Probability, Least, 1 - Least))),
            judged.Average(pair => (pair.Probability - pair.Truth) * (pair.Probability - pair.Truth)),
            filled);
    }
}

/// <summary>The pairs whose probability falls into one bin.</summary>
/// <param name="MeanProbability">Mean probability of being genuine, 0 to 1.</param>
/// <param name="GenuineShare">Share that is genuine, 0 to 1.</param>
/// <param name="Pairs">Number of pairs.</param>
public readonly record struct CalibrationBin(double MeanProbability, double GenuineShare, int Pairs);
