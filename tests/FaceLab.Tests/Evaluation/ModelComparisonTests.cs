using FaceLab.Data;
using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

/// <summary>Bootstrap over identities, and paired tests between two models.</summary>
public sealed class ModelComparisonTests
{
    /// <summary>Faces 2 p and 2 p + 1 show person p.</summary>
    private static readonly int[] Labels = [.. Enumerable.Range(0, 400).Select(face => face / 2)];

    [Fact]
    public void Pairs_without_shared_people_have_the_error_that_the_weights_give()
    {
        // 60 genuine pairs of people of their own and 70 impostor pairs of others: a person stands in one pair only.
        FacePair[] pairs = [.. Enumerable.Range(0, 60).Select(p => new FacePair(2 * p, 2 * p + 1, true)),
            .. Enumerable.Range(0, 70).Select(i => new FacePair(120 + 4 * i, 122 + 4 * i, false))];
        var similarities = new PairSimilarities([.. pairs.Select(
            (pair, i) => pair.Genuine == (i % 5 != 0) ? 0.9f : 0.1f)], [.. pairs.Select(pair => pair.Genuine)]);

        var interval = new IdentityBootstrap(pairs, Labels, replicates: 2000).Accuracy(similarities, 0.5);

        Assert.Equal(104 / 130.0, interval.Estimate, 12);
        // w of a genuine pair has variance 1, w v of an impostor pair 3, as E[w^2] = 2: more than the binomial
        // error's 1 for each.
        var expected = Math.Sqrt(0.8 * 0.2 * (60 * 1 + 70 * 3) / (130.0 * 130.0));
        Assert.InRange(interval.StandardError, 0.85 * expected, 1.15 * expected);
        Assert.InRange(interval.Low, interval.Estimate - 2.4 * expected, interval.Estimate - 1.6 * expected);
        Assert.InRange(interval.High, interval.Estimate + 1.5 * expected, interval.Estimate + 2.4 * expected);
    }

    [Fact]
    public void People_who_are_in_many_pairs_widen_the_interval()
    {
        // All pairs of 40 faces of 20 people, where a person is either hard or easy.
        var random = new Random(1);
        var hard = Enumerable.Range(0, 20).Select(_ => random.Next(2) * 0.4f).ToArray();
        FacePair[] pairs = [.. from i in Enumerable.Range(0, 40) from j in Enumerable.Range(i + 1, 39 - i)
            select new FacePair(i, j, i / 2 == j / 2)];
        var similarities = new PairSimilarities([.. pairs.Select(
            pair => (float)(random.NextDouble() + (pair.Genuine ? 0.5 : hard[pair.First / 2]
            + hard[pair.Second / 2])))],
            [.. pairs.Select(pair => pair.Genuine)]);
        var bootstrap = new IdentityBootstrap(pairs, Labels, replicates: 500);

        var interval = bootstrap.Accuracy(similarities, 0.75);

        Assert.True(interval.StandardError > 2 * VerificationAccuracy.At(0.75, similarities).StandardError);
        Assert.InRange(interval.Estimate, interval.Low, interval.High);
        Assert.Equal(RocCurve.Of(similarities).AreaUnderCurve, bootstrap.AreaUnderCurve(similarities).Estimate, 12);
        Assert.Equal(interval, bootstrap.Accuracy(similarities, 0.75));
        Assert.True(bootstrap.Accuracy(similarities, 0.75, confidence: 0.5).Low > interval.Low);
    }

    [Fact]
    public void A_better_model_is_told_from_an_equal_one()
    {
        var (pairs, good) = Protocol(seed: 1, gap: 1);
        var (_, bad) = Protocol(seed: 1, gap: 0.4);
        var (_, other) = Protocol(seed: 2, gap: 1);
        var bootstrap = new IdentityBootstrap(pairs, Labels, replicates: 400);

        Assert.Equal(2 / 401.0, Difference(good, bad, 0.2).PValue, 12);
        Assert.True(Difference(good, bad, 0.2).Low > 0);
        Assert.True(bootstrap.MeanAccuracyDifference([(bad, 0.5)], [(good, 0.5)]).High < 0);
        Assert.InRange(Difference(good, other, 0.5).PValue, 0.05, 1);
        Assert.True(McNemarTest.Of(good, 0.5, bad, 0.2).PValue < 0.01);
        var same = Difference(good, good, 0.5);
        Assert.Equal((0.0, 0.0, 1.0), (same.Estimate, same.StandardError, same.PValue));

        BootstrapInterval Difference(PairSimilarities first, PairSimilarities second, double threshold) =>
            bootstrap.MeanAccuracyDifference([(first, 0.5)], [(second, threshold)]);
    }

    [Fact]
    public void Several_trainings_with_the_same_options_give_their_mean_on_the_same_draws()
    {
        var (pairs, first) = Protocol(seed: 1, gap: 0.7);
        var (_, second) = Protocol(seed: 2, gap: 0.7);
        var (_, weak) = Protocol(seed: 3, gap: 0.2);
        var bootstrap = new IdentityBootstrap(pairs, Labels, replicates: 400);

        var mean = bootstrap.MeanAccuracy([(first, 0.4), (second, 0.3)]);

        Assert.Equal((VerificationAccuracy.At(0.4, first).Accuracy + VerificationAccuracy.At(0.3, second).Accuracy) / 2,
            mean.Estimate, 12);
        Assert.InRange(mean.Estimate, mean.Low, mean.High);
        Assert.Equal(bootstrap.Accuracy(first, 0.4), bootstrap.MeanAccuracy([(first, 0.4)]));
        Assert.True(bootstrap.MeanAccuracyDifference([(first, 0.4), (second, 0.3)], [(weak, 0.3)]).Low > 0);
        Assert.Throws<ArgumentException>(() => bootstrap.MeanAccuracy([]));
        Assert.Throws<ArgumentException>(() => bootstrap.MeanAccuracy([(first, double.NaN)]));
    }

    [Fact]
    public void An_interval_covers_other_seeds_as_well_as_other_people()
    {
        var (pairs, lucky) = Protocol(seed: 1, gap: 1);
        var (_, unlucky) = Protocol(seed: 2, gap: 0.1);
        var bootstrap = new IdentityBootstrap(pairs, Labels, replicates: 400);
        (PairSimilarities, double)[] both = [(lucky, 0.5), (unlucky, 0.1)];

        var interval = bootstrap.MeanAccuracy(both);

        Assert.InRange(VerificationAccuracy.At(0.5, lucky).Accuracy, interval.Estimate, interval.High + 0.01);
        Assert.InRange(VerificationAccuracy.At(0.1, unlucky).Accuracy, interval.Low - 0.01, interval.Estimate);
        var none = bootstrap.MeanAccuracyDifference(both, both);       // both sides draw the same seeds
        Assert.Equal((0.0, 0.0), (none.Low, none.High));
    }

    [Fact]
    public void McNemar_counts_the_pairs_that_only_one_judges_rightly()
    {
        bool[] genuine = [true, true, false, false, true];
        var test = McNemarTest.Of(new([0.9f, 0.9f, 0.9f, 0.1f, 0.9f], genuine), 0.5,
            new([0.4f, 0.2f, 0.2f, 0.1f, 0.4f], genuine), 0.3);

        Assert.Equal((1, 1, 1.0), (test.OnlyFirstRight, test.OnlySecondRight, test.PValue));
    }

    [Fact]
    public void Holm_multiplies_the_smallest_by_all_and_never_turns_an_order_round()
    {
        // By hand: sorted 0.01 (x 4), 0.012 (x 3, but not below 0.04), 0.03 (x 2), 0.7 (x 1).
        var adjusted = HolmCorrection.Adjust([0.03, 0.01, 0.7, 0.012]);

        Assert.Equal([0.06, 0.04, 0.7, 0.04], adjusted.Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], HolmCorrection.Adjust([0.6, 0.9]));
        Assert.Empty(HolmCorrection.Adjust([]));
        Assert.Throws<ArgumentException>(() => HolmCorrection.Adjust([0.1, double.NaN]));
        Assert.Throws<ArgumentException>(() => HolmCorrection.Adjust([1.1]));
    }

    [Fact]
    public void Pairs_that_are_not_the_same_are_refused()
    {
        var (pairs, similarities) = Protocol(1, 1);
        var bootstrap = new IdentityBootstrap(pairs, Labels, replicates: 100);
        var upsideDown = similarities with { Genuine = [.. similarities.Genuine.Select(value => !value)] };

        Assert.Throws<ArgumentException>(() => bootstrap.AreaUnderCurve(upsideDown));
        Assert.Throws<ArgumentException>(() => bootstrap.Accuracy(similarities, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.AreaUnderCurve(similarities, confidence: 1));
        Assert.Throws<ArgumentException>(() => McNemarTest.Of(similarities, 0, upsideDown, 0));
        Assert.Throws<ArgumentException>(() => McNemarTest.Of(similarities, 0, new([0.1f, 0.2f], [true, false]), 0));
        Assert.Throws<ArgumentException>(() => new IdentityBootstrap([new(0, 2, true)], Labels));
        Assert.Throws<ArgumentException>(() => new IdentityBootstrap([new(0, 400, false)], Labels));
        Assert.Contains("ten", Assert.Throws<ArgumentException>(
            () => new IdentityBootstrap([new(0, 1, true), new(0, 2, false)], Labels)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdentityBootstrap(pairs, Labels, replicates: 1));
    }

    /// <summary>200 genuine and 200 impostor pairs of 200 people; noise of the seed, uniform in 0 .. 1, and a gap
    /// between the kinds.</summary>
    private static (FacePair[] Pairs, PairSimilarities Similarities) Protocol(int seed, double gap)
    {
        var random = new Random(seed);
        FacePair[] pairs = [.. Enumerable.Range(0, 400).Select(i => i < 200
            ? new FacePair(2 * i, 2 * i + 1, true) : new FacePair(2 * (i - 200), 2 * ((i - 200 + 7) % 200), false))];
        return (pairs, new([.. pairs.Select(pair => (float)(
            1.2 * random.NextDouble() - 0.6 + gap * (pair.Genuine ? 1 : 0)))],
            [.. pairs.Select(pair => pair.Genuine)]));
    }
}
