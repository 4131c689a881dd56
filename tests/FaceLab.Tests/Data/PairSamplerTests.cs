using FaceLab.Data;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data;

public sealed class PairSamplerTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 5, 1, 3, 1, 1, 2)]
    [InlineData(10, 10, 10)]
    public void Counts_are_those_of_full_enumeration(params int[] imagesEach)
    {
        var faces = SmallSets.Of(imagesEach);
        var sampler = new PairSampler(faces, seed: 1);

        var all = AllPairs(faces);

        Assert.Equal(all.Count(pair => pair.Genuine), sampler.GenuineCount);
        Assert.Equal(all.Count(pair => !pair.Genuine), sampler.ImpostorCount);
    }

    [Fact]
    public void Genuine_come_first_and_are_genuine_and_no_picture_meets_itself()
    {
        var faces = SmallSets.Of(1, 5, 1, 3, 1, 1, 2);

        var pairs = new PairSampler(faces, seed: 2).Draw(2_000);

        Assert.Equal(4_000, pairs.Count);
        Assert.All(pairs.Take(2_000), pair => Assert.True(pair.Genuine));
        Assert.All(pairs.Skip(2_000), pair => Assert.False(pair.Genuine));
        Assert.All(pairs, pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(pairs, pair => Assert.Equal(pair.Genuine, faces.Labels[pair.First] == faces.Labels[pair.Second]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_pair_of_the_set_is_equally_likely(bool genuine)
    {
        // Single images first, between and last: they have no genuine pair and must shift nobody's chance.
        var faces = SmallSets.Of(1, 5, 1, 1, 3, 2, 4, 1);
        var possible = AllPairs(faces).Where(pair => pair.Genuine == genuine).Select(Unordered).ToList();
        var expected = 400.0;

        var times = new PairSampler(faces, seed: 3).Draw((int)expected * possible.Count)
            .Where(pair => pair.Genuine == genuine).CountBy(Unordered).ToDictionary();

        Assert.Equal(possible.Order(), times.Keys.Order());
        var chiSquare = times.Values.Sum(count => (count - expected) * (count - expected) / expected);
        var degrees = possible.Count - 1;
        Assert.InRange(chiSquare, degrees - 4 * Math.Sqrt(2 * degrees), degrees + 4 * Math.Sqrt(2 * degrees));
    }

    [Fact]
    public void The_seed_decides()
    {
        var faces = SmallSets.Of(5, 5, 5);

        Assert.Equal(new PairSampler(faces, 4).Draw(20), new PairSampler(faces, 4).Draw(20));
        Assert.NotEqual(new PairSampler(faces, 4).Draw(20), new PairSampler(faces, 5).Draw(20));
    }

    [Fact]
    public void Either_image_of_a_pair_comes_first_half_of_the_time()
    {
        var pairs = new PairSampler(SmallSets.Of(4, 4, 4), seed: 6).Draw(5_000);

        foreach (var genuine in (bool[])[true, false])
            Assert.InRange(pairs.Count(pair => pair.Genuine == genuine && pair.First < pair.Second), 2_350, 2_650);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Distinct_pairs_come_once_each_before_any_comes_again(bool genuine)
    {
        var faces = SmallSets.Of(1, 3, 2, 3);
        var possible = AllPairs(faces).Where(pair => pair.Genuine == genuine).Select(Unordered).Order().ToList();
        var sampler = new PairSampler(faces, seed: 7);

        // Calls of three, which do not divide the number of pairs: a call may end one round and begin the next.
        var drawn = Enumerable.Range(0, 2 * possible.Count).SelectMany(_ => sampler.DrawDistinct(3))
            .Where(pair => pair.Genuine == genuine).Select(Unordered).ToList();

        Assert.All(drawn.Chunk(possible.Count), round => Assert.Equal(possible, round.Order()));
    }

    [Fact]
    public void Distinct_pairs_begin_anew_in_another_order()
    {
        var faces = SmallSets.Of(30, 30);
        var sampler = new PairSampler(faces, seed: 8);
        var first = Genuine(sampler);
        var second = Genuine(sampler);

        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);

        static List<(int, int)> Genuine(PairSampler sampler) =>
            [.. sampler.DrawDistinct((int)sampler.GenuineCount).Where(pair => pair.Genuine).Select(Unordered)];
    }

    [Fact]
    public void None_asked_for_none_drawn() => Assert.Empty(new PairSampler(SmallSets.Of(2, 2), 1).Draw(0));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7)]
    public void A_set_without_both_kinds_is_refused(params int[] imagesEach) =>
        Assert.Contains("test set",
            Assert.Throws<ArgumentException>(() => new PairSampler(SmallSets.Of(imagesEach), 1)).Message);

    private static (int, int) Unordered(FacePair pair) =>
        (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));

    private static List<FacePair> AllPairs(FaceSet faces) =>
    [
        .. from first in Enumerable.Range(0, faces.Count)
           from second in Enumerable.Range(first + 1, faces.Count - first - 1)
           select new FacePair(first, second, faces.Labels[first] == faces.Labels[second]),
    ];
}
