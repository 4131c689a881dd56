using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

public sealed class VerificationAccuracyTests
{
    private static readonly PairSimilarities Clear = new([0.9f, 0.7f, 0.3f, 0.1f], [true, true, false, false]);

    [Fact]
    public void The_threshold_is_the_middle_of_the_gap() =>
        Assert.Equal(0.5, VerificationAccuracy.BestThreshold(Clear), 6);

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(100_000)]
    public void No_other_threshold_makes_fewer_errors(int levels)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var genuine = Enumerable.Range(0, 60).Select(i => i < 3 || (i > 5 && random.Next(2) == 0)).ToArray();
            var pairs = new PairSimilarities([.. genuine.Select(
                same => (random.Next(levels) + (same ? levels / 3 : 0)) / (float)levels - 0.5f)], genuine);

            var chosen = VerificationAccuracy.At(VerificationAccuracy.BestThreshold(pairs), pairs).Accuracy;

            var best = pairs.CosineSimilarities.Append(float.MaxValue)
                .Max(threshold => VerificationAccuracy.At(threshold, pairs).Accuracy);
            Assert.Equal(best, chosen);
        }
    }

    [Fact]
    public void Upside_down_pairs_are_all_accepted_or_all_rejected()
    {
        var upsideDown = new PairSimilarities([0.9f, 0.8f, 0.2f], [false, false, true]);

        var threshold = VerificationAccuracy.BestThreshold(upsideDown);

        Assert.True(threshold > 0.9f);
        Assert.Equal(2 / 3.0, VerificationAccuracy.At(threshold, upsideDown).Accuracy, 12);
        Assert.True(VerificationAccuracy.BestThreshold(new([0.9f, 0.2f, 0.1f], [false, true, true])) < 0.1f);
    }

    [Fact]
    public void Accuracy_and_its_standard_error_by_hand()
    {
        var judged = VerificationAccuracy.Measure(Clear, new([0.6f, 0.4f, 0.45f, 0.2f], [true, true, false, false]));

        Assert.Equal(0.75, judged.Accuracy);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 4), judged.StandardError, 12);
        Assert.Equal(0.5, judged.Threshold, 6);
        Assert.Equal(4, judged.Pairs);
    }

    [Fact]
    public void A_pair_at_the_threshold_is_accepted() =>
        Assert.Equal(1, VerificationAccuracy.At(0.5, new([0.5f, 0.4f], [true, false])).Accuracy);

    [Fact]
    public void The_same_pairs_may_not_choose_and_judge() =>
        Assert.Contains("other pairs", Assert.Throws<ArgumentException>(
            () => VerificationAccuracy.Measure(Clear, Clear)).Message);

    [Fact]
    public void One_kind_and_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VerificationAccuracy.Measure(Clear, new([0.1f], [true])));
        Assert.Throws<ArgumentException>(() => VerificationAccuracy.BestThreshold(
            new([0.1f, float.NaN], [true, false])));
        Assert.Throws<ArgumentException>(() => VerificationAccuracy.At(double.NaN, Clear));
    }
}
