using FaceLab.Data;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data;

public sealed class PairEnumerationTests
{
    [Fact]
    public void Every_pair_of_a_random_set_comes_once_and_is_found_again()
    {
        var random = new Random(11);
        for (var round = 0; round < 120; round++)
        {
            var faces = Shuffled(random, people: random.Next(1, 9), images: random.Next(1, 30));
            var pairs = new PairEnumeration(faces);

            var genuine = Range(pairs.GenuineCount).Select(pairs.Genuine).ToList();
            var impostor = Range(pairs.ImpostorCount).Select(pairs.Impostor).ToList();

            Assert.Equal(AllPairs(faces).Where(pair => pair.Genuine),
                genuine.OrderBy(pair => pair.First).ThenBy(pair => pair.Second));
            Assert.Equal(AllPairs(faces).Where(pair => !pair.Genuine),
                impostor.OrderBy(pair => pair.First).ThenBy(pair => pair.Second));
            Assert.Equal(Range(pairs.GenuineCount), genuine.Select(pairs.NumberOf));
            Assert.Equal(Range(pairs.ImpostorCount), impostor.Select(Turned).Select(pairs.NumberOf));
        }
    }

    [Fact]
    public void The_order_is_the_one_documented()
    {
        var pairs = new PairEnumeration(new FaceSet("mixed",
            [new("a", 1, "0"), new("b", 1, "1"), new("a", 2, "2"), new("c", 1, "3"), new("a", 3, "4"),
                new("b", 2, "5")]));

        Assert.Equal([new(0, 2, true), new(0, 4, true), new(2, 4, true), new(1, 5, true)],
            Range(4).Select(pairs.Genuine));
        Assert.Equal(
            [new(0, 1, false), new(0, 5, false), new(0, 3, false), new(1, 2, false), new(2, 5, false),
                new(2, 3, false)],
                Range(6).Select(pairs.Impostor));
        Assert.Equal((4, 11), (pairs.GenuineCount, pairs.ImpostorCount));
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(100_000, 1, 1, 100_000, 3, 90_000)]
    public void Large_sets_are_numbered_to_their_last_pair(params int[] imagesEach)
    {
        var faces = SmallSets.Of(imagesEach);
        var pairs = new PairEnumeration(faces);
        var random = new Random(1);

        Assert.Equal(imagesEach.Sum(n => n * (n - 1L) / 2), pairs.GenuineCount);
        Assert.Equal(faces.Count * (faces.Count - 1L) / 2, pairs.GenuineCount + pairs.ImpostorCount);
        foreach (var (count, pair) in (
            (long, Func<long, FacePair>)[])[(pairs.GenuineCount, pairs.Genuine), (pairs.ImpostorCount, pairs.Impostor)])
        {
            foreach (var k in Enumerable.Range(0, 500).Select(_ => random.NextInt64(Math.Max(1, count)))
                .Append(0).Append(count - 1).Where(k => k >= 0 && k < count))
            {
                Assert.Equal(k, pairs.NumberOf(pair(k)));
                Assert.Equal(pair(k).Genuine, faces.Labels[pair(k).First] == faces.Labels[pair(k).Second]);
            }
        }
    }

    [Fact]
    public void A_set_may_lack_one_kind_or_both()
    {
        Assert.Equal((0, 3), Counts(1, 1, 1));
        Assert.Equal((6, 0), Counts(4));
        Assert.Equal((0, 0), Counts(1));

        static (long, long) Counts(params int[] imagesEach)
        {
            var pairs = new PairEnumeration(SmallSets.Of(imagesEach));
            return (pairs.GenuineCount, pairs.ImpostorCount);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_number_out_of_range_is_refused_with_the_count(long k)
    {
        var pairs = new PairEnumeration(SmallSets.Of(2, 3));

        Assert.Contains("4 genuine", Assert.Throws<ArgumentOutOfRangeException>(() => pairs.Genuine(k)).Message);
        Assert.Contains("6 impostor",
            Assert.Throws<ArgumentOutOfRangeException>(() => pairs.Impostor(k < 0 ? k : 6)).Message);
    }

    [Theory]
    [InlineData(0, 0, true, "no pair")]
    [InlineData(-1, 0, true, "no pair")]
    [InlineData(0, 5, false, "no pair")]
    [InlineData(0, 1, false, "called an impostor")]
    [InlineData(1, 2, true, "called a genuine")]
    public void A_pair_that_is_none_has_no_number(int first, int second, bool genuine, string expected) =>
        Assert.Contains(expected,
            Assert.Throws<ArgumentException>(
            () => new PairEnumeration(SmallSets.Of(2, 3)).NumberOf(new(first, second, genuine))).Message);

    /// <summary>Images of a person lie anywhere in the set.</summary>
    private static FaceSet Shuffled(Random random, int people, int images) =>
        new("shuffled", Enumerable.Range(0, images).Select(i => new FaceRecord($"p{random.Next(people)}", i, $"{i}")));

    private static FacePair Turned(FacePair pair) => pair with { First = pair.Second, Second = pair.First };

    private static IEnumerable<long> Range(long count) => Enumerable.Range(0, (int)count).Select(k => (long)k);

    private static IEnumerable<FacePair> AllPairs(FaceSet faces) =>
        from first in Enumerable.Range(0, faces.Count)
        from second in Enumerable.Range(first + 1, faces.Count - first - 1)
        select new FacePair(first, second, faces.Labels[first] == faces.Labels[second]);
}
