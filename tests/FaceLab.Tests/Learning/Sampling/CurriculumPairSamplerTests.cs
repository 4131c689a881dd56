using FaceLab.Data;
using FaceLab.Learning.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Learning.Sampling;

public sealed class CurriculumPairSamplerTests
{
    [Fact]
    public void The_share_falls_by_equal_factors_and_stays()
    {
        var sampler = new CurriculumPairSampler(SmallSets.Of(2, 2), null, 4,
            new() { FirstShare = 0.8, LastShare = 0.2, Batches = 4 }, seed: 1);
        double[] expected = [0.8, 0.8 / Math.Sqrt(2), 0.4, 0.4 / Math.Sqrt(2), 0.2, 0.2, 0.2];

        foreach (var share in expected)
        {
            Assert.Equal(share, sampler.GenuineShare, 9);
            sampler.Next();
        }
    }

    [Fact]
    public void It_ends_at_the_share_of_the_set()
    {
        // 1 + 3 genuine of 15 pairs.
        var sampler = new CurriculumPairSampler(SmallSets.Of(2, 3, 1), null, 4, new() { Batches = 1 }, seed: 1);
        sampler.Next();

        Assert.Equal(4.0 / 15, sampler.NaturalShare, 12);
        Assert.Equal(4.0 / 15, sampler.GenuineShare, 12);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.05)]
    [InlineData(0.95)]
    public void The_number_of_genuine_pairs_has_the_share_as_its_mean(double share)
    {
        var sampler = new CurriculumPairSampler(SmallSets.Of(2, 3, 4), null, 5,
            new() { FirstShare = share, LastShare = share }, seed: 2);

        var counts = Enumerable.Range(0, 4_000).Select(_ => Pairs(sampler.Next()).Count(pair => pair.Genuine)).ToList();

        Assert.Equal(5 * share, counts.Average(), 4 * 0.5 / Math.Sqrt(4_000));
        Assert.All(counts, count => Assert.InRange(count, Math.Floor(5 * share), Math.Ceiling(5 * share)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(null)]
    public void At_the_natural_share_every_pair_of_the_set_is_equally_likely(double? firstShare)
    {
        // Single images between the others: they have no genuine pair and must shift nobody's chance.
        var faces = SmallSets.Of(1, 4, 1, 1, 3, 2, 1);
        var sampler = new CurriculumPairSampler(faces, null, 20, new() { FirstShare = firstShare, Batches = 1 },
            seed: 3);
        if (firstShare is not null)
            sampler.Next();
        var all = faces.Count * (faces.Count - 1) / 2;

        var times = Enumerable.Range(0, all * 10).SelectMany(_ => Pairs(sampler.Next()))
            .CountBy(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second))).ToList();

        Assert.Equal(all, times.Count);
        ChiSquare.AssertUniform([.. times.Select(pair => (long)pair.Value)], 200);
    }

    [Fact]
    public void Rows_are_of_two_different_images_with_their_labels()
    {
        var faces = SmallSets.Of(5, 1, 3);
        var sampler = new CurriculumPairSampler(faces, faces.OfIdentities("some", ["p0", "p2"]), 6, null, seed: 4);

        for (var i = 0; i < 50; i++)
        {
            var batch = sampler.Next();
            Assert.Equal(12, batch.Rows.Length);
            Assert.Equal(batch.Rows.Select(row => (long)faces.Labels[(int)row]), batch.Labels);
            Assert.All(batch.Labels, label => Assert.NotEqual(1, label));
            Assert.All(Pairs(batch), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public void Pairs_of_ratings_are_genuine_if_both_are_of_one_class()
    {
        double[] ratings = [1.1, 1.2, 1.9, 2.5, 2.6, 4];
        var faces = new FaceSet("rated", ratings.Select(
            (rating, i) => new FaceRecord($"p{i}", 1, $"/none/{i}") { Rating = rating }));
        var sampler = new CurriculumPairSampler(faces, null, 8, new() { LastShare = 0.5 }, seed: 5, classWidth: 1);

        var pairs = Enumerable.Range(0, 50).SelectMany(_ => Pairs(sampler.Next())).ToList();

        Assert.All(pairs, pair => Assert.Equal(pair.Genuine, (int)ratings[pair.First] == (int)ratings[pair.Second]));
        Assert.Equal(200, pairs.Count(pair => pair.Genuine));
        Assert.Equal(4 / 15.0, sampler.NaturalShare, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CurriculumPairSampler(faces, null, 8, null, 5, 0));
        var missing = Assert.Throws<ArgumentException>(
            () => new CurriculumPairSampler(SmallSets.Of(2, 2), null, 8, null, 5, 1));
        Assert.Contains("is missing", missing.Message);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7)]
    public void A_set_without_both_kinds_is_refused(params int[] imagesEach) =>
        Assert.Contains("two people", Assert.Throws<ArgumentException>(
            () => new CurriculumPairSampler(SmallSets.Of(imagesEach), null, 2, null, 1)).Message);

    [Theory]
    [InlineData(0, 0.5, 0.1, 10)]
    [InlineData(2, 0, 0.1, 10)]
    [InlineData(2, 1, 0.1, 10)]
    [InlineData(2, 0.5, double.NaN, 10)]
    [InlineData(2, 0.5, 0.1, 0)]
    public void Numbers_out_of_range_are_refused(int pairs, double first, double last, int batches) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CurriculumPairSampler(SmallSets.Of(2, 2), null, pairs,
                new() { FirstShare = first, LastShare = last, Batches = batches }, 1));

    private static IEnumerable<FacePair> Pairs(LabeledRows batch) => batch.Rows.Zip(batch.Labels).Chunk(2)
        .Select(pair => new FacePair((int)pair[0].First, (int)pair[1].First, pair[0].Second == pair[1].Second));
}
