using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

public sealed class RocCurveTests
{
    [Fact]
    public void Four_pairs_by_hand()
    {
        var curve = RocCurve.Of(new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]));

        Assert.Equal([0, 0, 0.5, 0.5, 1], curve.FalseAcceptRates);
        Assert.Equal([0, 0.5, 0.5, 1, 1], curve.TrueAcceptRates);
        Assert.Equal([double.PositiveInfinity, 0.9f, 0.8f, 0.3f, 0.1f], curve.Thresholds);
        Assert.Equal(0.75, curve.AreaUnderCurve, 12);
        Assert.Equal((2, 2), (curve.GenuineCount, curve.ImpostorCount));
    }

    [Fact]
    public void Equal_similarities_are_accepted_together()
    {
        var curve = RocCurve.Of(new([0.5f, 0.5f, 0.5f, 0.2f], [true, false, true, false]));

        Assert.Equal([0, 0.5, 1], curve.FalseAcceptRates);
        Assert.Equal([0.0, 1, 1], curve.TrueAcceptRates);
        Assert.Equal(0.75, curve.AreaUnderCurve, 12);
    }

    [Fact]
    public void All_equal_is_chance() =>
        Assert.Equal(0.5, RocCurve.Of(new(Enumerable.Repeat(0.4f, 10).ToArray(),
            [.. Enumerable.Range(0, 10).Select(i => i < 3)])).AreaUnderCurve, 12);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Perfect_and_upside_down(bool genuineHigh, double area) =>
        Assert.Equal(area, RocCurve.Of(new([0.9f, 0.8f, 0.2f, 0.1f],
            [genuineHigh, genuineHigh, !genuineHigh, !genuineHigh])).AreaUnderCurve, 12);

    [Theory]
    [InlineData(5)]
    [InlineData(1000)]
    public void The_area_is_the_chance_that_a_genuine_pair_is_more_alike(int levels)
    {
        var random = new Random(levels);
        var genuine = Enumerable.Range(0, 300).Select(i => i % 3 == 0).ToArray();
        var similarities = genuine.Select(same => (random.Next(levels) + (same ? levels / 4 : 0)) / (float)levels)
            .ToArray();

        var (wins, pairs) = (0.0, 0);
        foreach (var g in Enumerable.Range(0, 300).Where(i => genuine[i]))
        {
            foreach (var impostor in Enumerable.Range(0, 300).Where(i => !genuine[i]))
            {
                pairs++;
                wins += similarities[g] > similarities[impostor] ? 1 : similarities[g] == similarities[impostor] ? 0.5
                    : 0;
            }
        }

        var curve = RocCurve.Of(new(similarities, genuine));
        Assert.Equal(wins / pairs, curve.AreaUnderCurve, 10);
        for (var i = 1; i < curve.Thresholds.Count; i++)
        {
            Assert.Equal(Share(true, curve.Thresholds[i]), curve.TrueAcceptRates[i], 12);
            Assert.Equal(Share(false, curve.Thresholds[i]), curve.FalseAcceptRates[i], 12);
        }

        double Share(bool kind, double threshold) =>
            Enumerable.Range(0, 300).Where(i => genuine[i] == kind)
                .Average(i => similarities[i] >= threshold ? 1.0 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_kind_of_pair_is_refused(bool kind) =>
        Assert.Contains("genuine and impostor", Assert.Throws<ArgumentException>(
            () => RocCurve.Of(new([0.1f, 0.2f], [kind, kind]))).Message);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_similarity_that_is_not_finite_is_named(float value) =>
        Assert.Contains("pair 1", Assert.Throws<ArgumentException>(
            () => RocCurve.Of(new([0.1f, value], [true, false]))).Message);

    [Fact]
    public void Lists_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => RocCurve.Of(new([0.1f, 0.2f, 0.3f], [true, false])));

    [Fact]
    public void No_pair_is_refused() => Assert.Throws<ArgumentException>(() => RocCurve.Of(new([], [])));
}
