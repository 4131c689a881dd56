using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;

namespace FaceLab.Tests.Evaluation;

public sealed class CalibrationTests
{
    private static readonly PairSimilarities Clear = new([0.9f, 0.7f, 0.3f, 0.1f], [true, true, false, false]);

    [Fact]
    public void Platt_finds_the_logistic_curve_that_drew_the_pairs()
    {
        var drawn = Drawn(slope: 8, intercept: -3, seed: 1);

        var fit = PlattScaling.Fit(drawn);

        Assert.Equal(8, fit.Slope, 0.5);
        Assert.Equal(-3, fit.Intercept, 0.3);
        var quality = CalibrationQuality.Measure(PlattScaling.Fit, drawn, Drawn(8, -3, seed: 2));
        Assert.InRange(quality.ExpectedCalibrationError, 0, 0.02);
        Assert.Equal(20_000, quality.Bins.Sum(bin => bin.Pairs));
    }

    [Fact]
    public void At_the_fit_the_probabilities_sum_to_the_smoothed_targets()
    {
        // The two equations of the maximum: sum of (p - t) and of (p - t) s are 0, t = 3/4 and 1/4 here.
        var fit = PlattScaling.Fit(Clear);

        var errors = Clear.CosineSimilarities.Select((s, i) => fit.Probability(s) - (Clear.Genuine[i] ? 0.75 : 0.25))
            .ToArray();
        Assert.Equal(0, errors.Sum(), 1e-8);
        Assert.Equal(0, errors.Select((error, i) => error * Clear.CosineSimilarities[i]).Sum(), 1e-8);
        Assert.InRange(fit.Slope, 1, 20);       // finite, although the pairs are separable
    }

    [Fact]
    public void Equal_similarities_get_the_share_of_genuine_pairs()
    {
        var equal = new PairSimilarities([0.3f, 0.3f, 0.3f, 0.3f], [true, false, false, false]);

        // Platt's targets are 2/3 for one genuine pair and 1/5 for each of three impostors.
        Assert.Equal((2 / 3.0 + 3 / 5.0) / 4, PlattScaling.Fit(equal).Probability(0.3f), 1e-8);
        Assert.Equal(0.25, IsotonicCalibration.Fit(equal).Probability(0.7), 12);
    }

    [Fact]
    public void Isotonic_pools_what_falls_by_hand()
    {
        // Shares 0, 1, 0, 1 at rising similarities: the middle two are pooled to 0.5.
        var fit = IsotonicCalibration.Fit(new([0, 0.25f, 0.5f, 1], [false, true, false, true]));

        Assert.Equal([0, 0.5, 0.5, 1], new[] { 0, 0.25, 0.5, 1 }.Select(fit.Probability));
        Assert.Equal(0.25, fit.Probability(0.125), 12);
        Assert.Equal(0.75, fit.Probability(0.75), 12);
        Assert.Equal((0.0, 1.0), (fit.Probability(-3), fit.Probability(3)));
    }

    [Fact]
    public void Measures_by_hand()
    {
        // Two pairs at probability 0.2, one of them genuine, and two at 0.8, both genuine.
        var quality = CalibrationQuality.Of(new Fixed(), new([0.2f, 0.2f, 0.8f, 0.8f], [true, false, true, true]),
            bins: 2);

        Assert.Equal([new(0.2, 0.5, 2), new(0.8, 1, 2)],
            quality.Bins.Select(bin => bin with { MeanProbability = Math.Round(bin.MeanProbability, 6) }));
        Assert.Equal((0.3 + 0.2) / 2, quality.ExpectedCalibrationError, 1e-6);
        Assert.Equal((0.64 + 0.04 + 0.04 + 0.04) / 4, quality.BrierScore, 1e-6);
        Assert.Equal(-(Math.Log(0.2) + 3 * Math.Log(0.8)) / 4, quality.LogLoss, 1e-6);
    }

    [Fact]
    public void A_sure_and_wrong_answer_costs_much_but_not_everything()
    {
        var quality = CalibrationQuality.Of(new Fixed(), new([0, 1], [true, false]));

        Assert.Equal(52 * Math.Log(2), quality.LogLoss, 1e-6);
        Assert.Equal((1.0, 1.0), (quality.BrierScore, quality.ExpectedCalibrationError));
    }

    [Fact]
    public void What_cannot_be_fitted_or_judged_is_refused()
    {
        Assert.Contains("other pairs", Assert.Throws<ArgumentException>(
            () => CalibrationQuality.Measure(IsotonicCalibration.Fit, Clear, Clear)).Message);
        foreach (var bad in new PairSimilarities[] { new([], []), new([0.1f], [true]),
            new([0.1f, float.NaN], [true, false]), new([0.1f, 0.2f], [true]) })
        {
            Assert.Throws<ArgumentException>(() => PlattScaling.Fit(bad));
            Assert.Throws<ArgumentException>(() => IsotonicCalibration.Fit(bad));
            Assert.Throws<ArgumentException>(() => CalibrationQuality.Of(new Fixed(), bad));
        }
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit(Clear).Probability(double.NaN));
        Assert.Throws<ArgumentException>(() => IsotonicCalibration.Fit(Clear).Probability(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationQuality.Of(new Fixed(), Clear, bins: 0));
    }

    private static PairSimilarities Drawn(double slope, double intercept, int seed)
    {
        var random = new Random(seed);
        float[] similarities = [.. Enumerable.Range(0, 20_000).Select(_ => (float)(2 * random.NextDouble() - 1))];
        return new(similarities, [.. similarities.Select(
            s => random.NextDouble() < 1 / (1 + Math.Exp(-slope * s - intercept)))]);
    }

    /// <summary>The similarity is the probability.</summary>
    private sealed class Fixed : ISimilarityCalibration
    {
        public double Probability(double cosineSimilarity) => cosineSimilarity;
    }
}
