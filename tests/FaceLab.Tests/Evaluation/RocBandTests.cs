using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

public sealed class RocBandTests
{
    /// <summary>Faces 2 p and 2 p + 1 show person p.</summary>
    private static readonly int[] Labels = [.. Enumerable.Range(0, 48).Select(face => face / 2)];

    /// <summary>In the order in which people come, so that their numbers in the draws are their labels.</summary>
    private static readonly FacePair[] Pairs =
    [
        .. Enumerable.Range(0, 24).Select(p => new FacePair(2 * p, 2 * p + 1, true)),
        .. Enumerable.Range(0, 24).SelectMany(p => Enumerable.Range(p + 1, 23 - p)
            .Select(q => new FacePair(2 * p, 2 * q, false))),
    ];

    [Fact]
    public void The_band_is_that_of_curves_of_pairs_that_are_there_several_times()
    {
        var similarities = Similar();

        var band = new IdentityBootstrap(Pairs, Labels, replicates: 100, seed: 7).Band(similarities, confidence: 0.8);

        var random = new RandomSource(7);
        var replicates = Enumerable.Range(0, 100).Select(_ => Replicate(similarities, random)).ToList();
        for (var r = 0; r < band.FalseAcceptRates.Count; r++)
        {
            var rate = band.FalseAcceptRates[r];
            var sorted = replicates.Select(curve => Rate(curve, rate)).Order().ToArray();
            Assert.Equal(sorted[9] + 0.9 * (sorted[10] - sorted[9]), band.Low[r], 9);
            Assert.Equal(sorted[89] + 0.1 * (sorted[90] - sorted[89]), band.High[r], 9);
        }
    }

    [Fact]
    public void The_band_is_around_the_curve()
    {
        var similarities = Similar();
        var curve = RocCurve.Of(similarities);

        var band = new IdentityBootstrap(Pairs, Labels, replicates: 200).Band(similarities);

        Assert.Equal(0.95, band.Confidence);
        Assert.Equal((0.0, 1.0), (band.FalseAcceptRates[0], band.FalseAcceptRates[^1]));
        Assert.Equal(band.FalseAcceptRates.Order().Distinct(), band.FalseAcceptRates);
        Assert.Equal(band.FalseAcceptRates.Select(rate => Rate(curve, rate)), band.TrueAcceptRates, (a, b) =>
            Math.Abs(a - b) < 1e-12);
        Assert.All(band.Low.Zip(band.High), ends => Assert.True(ends.First <= ends.Second));
        Assert.All(band.Low.Zip(band.TrueAcceptRates), at => Assert.True(at.First <= at.Second));
        Assert.All(band.High.Zip(band.TrueAcceptRates), at => Assert.True(at.First >= at.Second));
        Assert.Contains(band.Low.Zip(band.High), ends => ends.Second - ends.First > 0.1);
    }

    /// <summary>0.29 x 100 is a little below 29 in double precision.</summary>
    [Fact]
    public void A_rate_on_a_vertical_rise_takes_its_top_whatever_its_rounding()
    {
        FacePair[] pairs = [.. Enumerable.Range(0, 100).Select(i => new FacePair(2 * i, 2 * i + 2, false)),
            new(0, 1, true), new(2, 3, true)];
        PairSimilarities similarities = new([.. Enumerable.Range(0, 100).Select(i => i < 29 ? 0.9f : 0.1f), 0.5f,
            0.05f], [.. pairs.Select(pair => pair.Genuine)]);

        var band = new IdentityBootstrap(pairs, [.. Enumerable.Range(0, 202).Select(face => face / 2)], replicates: 100)
            .Band(similarities);

        var at = band.FalseAcceptRates.ToList().IndexOf(0.29);
        Assert.True(0.29 * 100 < 29);
        Assert.Equal(0.5, band.TrueAcceptRates[at], 1e-9);
    }

    [Fact]
    public void Similarities_of_other_pairs_and_confidences_that_are_none_are_refused()
    {
        var bootstrap = new IdentityBootstrap(Pairs, Labels, replicates: 100);
        var similarities = Similar();

        Assert.Throws<ArgumentException>(() => bootstrap.Band(new([0.1f, 0.9f], [false, true])));
        Assert.Throws<ArgumentException>(() => bootstrap.Band(
            similarities with { CosineSimilarities = [float.NaN, .. similarities.CosineSimilarities.Skip(1)] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.Band(similarities, confidence: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.Band(similarities, confidence: 1));
    }

    /// <summary>Overlapping similarities, some of them equal.</summary>
    private static PairSimilarities Similar()
    {
        var random = new Random(3);
        return new([.. Pairs.Select(pair => MathF.Round((float)random.NextDouble() + (pair.Genuine ? 0.4f : 0), 1))],
            [.. Pairs.Select(pair => pair.Genuine)]);
    }

    /// <summary>A curve of pairs written out as often as they were drawn.</summary>
    private static RocCurve Replicate(PairSimilarities similarities, RandomSource random)
    {
        var times = new int[24];
        for (var draw = 0; draw < 24; draw++)
            times[random.Below(24)]++;
        var drawn = Pairs.SelectMany((pair, i) => Enumerable.Repeat(
            i, times[pair.First / 2] * (pair.Genuine ? 1 : times[pair.Second / 2]))).ToList();
        return RocCurve.Of(new([.. drawn.Select(i => similarities.CosineSimilarities[i])],
            [.. drawn.Select(i => Pairs[i].Genuine)]));
    }

    /// <summary>The highest TAR at a FAR, on the straight line between two points.</summary>
    private static double Rate(RocCurve curve, double rate)
    {
        var (x, y) = (curve.FalseAcceptRates, curve.TrueAcceptRates);
        var after = Enumerable.Range(0, x.Count).FirstOrDefault(i => x[i] > rate + 1e-12, x.Count);
        if (after == x.Count)
            return 1;
        var share = Math.Max(0, rate - x[after - 1]) / (x[after] - x[after - 1]);
        return y[after - 1] + share * (y[after] - y[after - 1]);
    }
}
