using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;

namespace FaceLab.Tests.Evaluation;

/// <summary>Curves, rates, intervals and calibrations as scikit-learn and SciPy give them.</summary>
public sealed class VerificationGoldenTests
{
    public static TheoryData<string> Names => EvaluationGolden.Names("verification");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_curve_is_that_of_scikit_learn(string name)
    {
        var golden = EvaluationGolden.Case("verification", name);

        var curve = RocCurve.Of(golden.Pairs());

        EvaluationGolden.AssertClose(golden.Numbers("far"), curve.FalseAcceptRates);
        EvaluationGolden.AssertClose(golden.Numbers("tar"), curve.TrueAcceptRates);
        EvaluationGolden.AssertClose(golden.Numbers("tar").Select(tar => 1 - tar).ToArray(), curve.FalseRejectRates);
        Assert.Equal(golden.Numbers("thresholds"), curve.Thresholds.Skip(1));
        Assert.Equal(golden.Number("area"), curve.AreaUnderCurve, 1e-12);
        Assert.Equal(golden.Number("area_of_scores"), curve.AreaUnderCurve, 1e-12);
        Assert.Equal(golden.Number("equal_error_rate"), curve.EqualErrorRate.Rate, 1e-12);
        foreach (var item in golden.GetProperty("tar_at_far").EnumerateArray()
            .Where(item => curve.Supports(item[0].GetDouble())))
            Assert.Equal(item[1].GetDouble(), curve.TrueAcceptRateAt(item[0].GetDouble()).TrueAcceptRate, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_at_a_threshold_are_those_of_scikit_learn(string name)
    {
        var golden = EvaluationGolden.Case("verification", name);

        var matrix = ConfusionMatrix.At(golden.Number("threshold"), golden.Pairs());

        Assert.Equal(golden.Numbers("counts"), new double[
] { matrix.TruePositives, matrix.FalsePositives, matrix.FalseNegatives, matrix.TrueNegatives });
        Assert.Equal(golden.Number("accuracy"), matrix.Accuracy.Rate, 1e-12);
        Assert.Equal(golden.Number("precision"), matrix.Precision.Rate, 1e-12);
        Assert.Equal(golden.Number("recall"), matrix.Recall.Rate, 1e-12);
        Assert.Equal(golden.Number("f1"), matrix.F1, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Calibrations_are_those_of_scikit_learn(string name)
    {
        var golden = EvaluationGolden.Case("verification", name);
        var pairs = golden.Pairs();
        var half = pairs.Count / 2;
        var fitOn = new PairSimilarities([.. pairs.CosineSimilarities.Take(half)], [.. pairs.Genuine.Take(half)]);
        var judge = new PairSimilarities([.. pairs.CosineSimilarities.Skip(half)], [.. pairs.Genuine.Skip(half)]);

        // scikit-learn stops Platt's search early.
        foreach (var (key, calibration, tolerance) in new (string, ISimilarityCalibration, double)[]
            { ("platt", PlattScaling.Fit(fitOn), 2e-4), ("isotonic", IsotonicCalibration.Fit(fitOn), 1e-9) })
        {
            var expected = golden.GetProperty("calibration").GetProperty(key);
            var quality = CalibrationQuality.Of(calibration, judge);
            EvaluationGolden.AssertClose(expected.Numbers("probabilities"),
                [.. judge.CosineSimilarities.Select(value => calibration.Probability(value))], tolerance);
            Assert.Equal(expected.Number("log_loss"), quality.LogLoss, 5 * tolerance);
            Assert.Equal(expected.Number("brier"), quality.BrierScore, 5 * tolerance);
            Assert.Equal(expected.Number("calibration_error"), quality.ExpectedCalibrationError, 5 * tolerance);
        }
    }

    [Fact]
    public void Intervals_are_those_of_SciPy()
    {
        foreach (var golden in EvaluationGolden.Cases("intervals"))
        {
            var interval = new Proportion((long)golden.Number("count"), (long)golden.Number("total"))
                .ClopperPearson(golden.Number("confidence"));
            Assert.Equal(golden.Number("low"), interval.Low, 1e-9);
            Assert.Equal(golden.Number("high"), interval.High, 1e-9);
        }
    }

    [Fact]
    public void McNemars_test_is_SciPys_binomial_test()
    {
        foreach (var golden in EvaluationGolden.Cases("mcnemar"))
            Assert.Equal(golden.Number("p"), new McNemarTest(
                (int)golden.Number("first"), (int)golden.Number("second")).PValue, 1e-10);
    }
}
