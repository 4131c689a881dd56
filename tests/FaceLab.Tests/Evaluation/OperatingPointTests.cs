using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

/// <summary>Equal error rate and TAR at FAR on sets of similarities whose answers are known.</summary>
public sealed class OperatingPointTests
{
    /// <summary>Impostors at 0, 1, ... 99 and genuine pairs at 50, 51, ... 149, over 150.</summary>
    private static readonly PairSimilarities Overlapping = new(
        [.. Enumerable.Range(0, 100).Concat(Enumerable.Range(50, 100)).Select(i => i / 150f)],
            [.. Enumerable.Range(0, 200).Select(i => i >= 100)]);

    [Fact]
    public void Two_overlapping_uniform_sets()
    {
        var curve = RocCurve.Of(Overlapping);

        // At threshold t / 150 the FAR is (100 - t) / 100 and the FRR (t - 50) / 100: equal at t = 75.
        Assert.Equal(0.25, curve.EqualErrorRate.Rate, 12);
        Assert.InRange(curve.EqualErrorRate.Threshold, 74 / 150.0, 75.00001 / 150);
        var point = curve.TrueAcceptRateAt(0.1);
        Assert.Equal((new Proportion(10, 100), new Proportion(60, 100)), (point.FalseAccepts, point.TrueAccepts));
        Assert.Equal(90 / 150f, point.Threshold, 6);
        Assert.Equal(1 - 0.5 * 0.5 * 0.5, curve.AreaUnderCurve, 0.002);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Without_overlap_the_equal_error_rate_is_none_or_all(bool genuineHigh, double rate) =>
        Assert.Equal(rate, RocCurve.Of(new([0.9f, 0.8f, 0.2f, 0.1f],
            [genuineHigh, genuineHigh, !genuineHigh, !genuineHigh])).EqualErrorRate.Rate, 12);

    [Fact]
    public void All_equal_is_an_equal_error_rate_of_one_half()
    {
        var equal = RocCurve.Of(new([0.4f, 0.4f, 0.4f], [true, false, false])).EqualErrorRate;

        Assert.Equal((0.5, (double)0.4f), (equal.Rate, equal.Threshold));
    }

    [Fact]
    public void Too_few_impostors_are_refused_with_what_is_needed()
    {
        var curve = RocCurve.Of(Overlapping);

        var message = Assert.Throws<ArgumentException>(() => curve.TrueAcceptRateAt(1e-3)).Message;
        Assert.Contains("10,000 impostor pairs", message);
        Assert.Contains("there are 100", message);
        Assert.True(curve.Supports(0.1));
        Assert.False(curve.Supports(0.099));
        Assert.Equal([0.1], RocCurve.UsualRates.Where(curve.Supports));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Rates_that_are_none_are_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RocCurve.Of(Overlapping).TrueAcceptRateAt(rate));

    [Fact]
    public void Tied_impostors_are_accepted_together_or_not_at_all()
    {
        // 12 of 100 impostors share the highest similarity: at FAR 0.1 none of them may pass, nor the genuine pair
        // among them.
        var pairs = new PairSimilarities(
            [.. Enumerable.Repeat(0.8f, 12), .. Enumerable.Repeat(0.1f, 88), 0.9f, 0.8f],
                [.. Enumerable.Repeat(false, 100), true, true]);

        var point = RocCurve.Of(pairs).TrueAcceptRateAt(0.1);

        Assert.Equal((0L, 1L, 0.9f), (point.FalseAccepts.Count, point.TrueAccepts.Count, (float)point.Threshold));
        Assert.Equal((12L, 2L), (RocCurve.Of(pairs).TrueAcceptRateAt(0.12).FalseAccepts.Count, RocCurve.Of(pairs)
            .TrueAcceptRateAt(0.12).TrueAccepts.Count));
    }

    [Fact]
    public void Rules_choose_what_their_names_say()
    {
        Assert.Equal(VerificationAccuracy.BestThreshold(Overlapping), ThresholdRule.BestAccuracy(Overlapping));
        Assert.Equal(RocCurve.Of(Overlapping).EqualErrorRate.Threshold, ThresholdRule.EqualError(Overlapping));
        Assert.Equal(90 / 150f, ThresholdRule.FalseAcceptRate(0.1)(Overlapping), 6);
        Assert.Throws<ArgumentException>(() => ThresholdRule.FalseAcceptRate(0.01)(Overlapping));
    }

    [Fact]
    public void Nothing_accepted_has_no_precision_and_an_F1_of_zero()
    {
        var matrix = ConfusionMatrix.At(2, Overlapping);

        Assert.True(double.IsNaN(matrix.Precision.Rate));
        Assert.Equal((0.0, 0.0, 0.5, 1.0), (matrix.F1, matrix.Recall.Rate, matrix.Accuracy.Rate,
            matrix.FalseRejectRate.Rate));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.At(double.NaN, Overlapping));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.At(0, new([], [])));
    }

    [Theory]
    [InlineData(0, 0, 0.95)]
    [InlineData(3, 2, 0.95)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 2, double.NaN)]
    public void Intervals_of_nothing_are_refused(long count, long total, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(count, total).ClopperPearson(confidence));
}
