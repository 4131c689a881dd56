using FaceLab.Data;
using FaceLab.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Sampling;

public sealed class PairSamplerTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 5, 1, 3, 1, 1, 2)]
    [InlineData(10, 10, 10)]
    public void Counts_are_those_of_full_enumeration(params int[] imagesEach)
    {
        var faces = Sets.Of(imagesEach);
        var sampler = new PairSampler(faces, seed: 1);

        var all = AllPairs(faces);

        Assert.Equal(all.Count(pair => pair.Genuine), sampler.GenuineCount);
        Assert.Equal(all.Count(pair => !pair.Genuine), sampler.ImpostorCount);
    }

    [Fact]
    public void Genuine_come_first_and_are_genuine_and_no_picture_meets_itself()
    {
        var faces = Sets.Of(1, 5, 1, 3, 1, 1, 2);

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
        var faces = Sets.Of(1, 5, 1, 1, 3, 2, 4, 1);
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
        var faces = Sets.Of(5, 5, 5);

        Assert.Equal(new PairSampler(faces, 4).Draw(20), new PairSampler(faces, 4).Draw(20));
        Assert.NotEqual(new PairSampler(faces, 4).Draw(20), new PairSampler(faces, 5).Draw(20));
    }

    [Fact]
    public void None_asked_for_none_drawn() => Assert.Empty(new PairSampler(Sets.Of(2, 2), 1).Draw(0));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7)]
    public void A_set_without_both_kinds_is_refused(params int[] imagesEach) =>
        Assert.Contains("test set", Assert.Throws<ArgumentException>(() => new PairSampler(Sets.Of(imagesEach), 1)).Message);

    private static (int, int) Unordered(FacePair pair) => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));

    private static List<FacePair> AllPairs(FaceSet faces) =>
    [
        .. from first in Enumerable.Range(0, faces.Count)
           from second in Enumerable.Range(first + 1, faces.Count - first - 1)
           select new FacePair(first, second, faces.Labels[first] == faces.Labels[second]),
    ];
}
