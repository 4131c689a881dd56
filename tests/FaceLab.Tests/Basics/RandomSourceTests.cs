using FaceLab.Basics;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Basics;

public sealed class RandomSourceTests
{
    [Fact]
    public void The_numbers_are_those_of_the_published_generator()
    {
        // The first outputs from the state 1, 2, 3, 4, worked out by the definition in Python's unbounded integers.
        var source = RandomSource.FromState("xoshiro256** 0000000000000001 0000000000000002 0000000000000003 " +
            "0000000000000004");

        Assert.Equal([11520UL, 0, 1509978240, 1215971899390074240, 1216172134540287360], Enumerable.Range(0, 5)
            .Select(_ => source.NextBits()));
    }

    [Fact]
    public void A_seed_is_spread_by_SplitMix64()
    {
        // SplitMix64 from 0, its authors' first four outputs.
        Assert.Equal("xoshiro256** e220a8397b1dcdaf 6e789e6aa1b965f4 06c45d188009454f f88bb8a8724c81ec",
            new RandomSource(0).State);
    }

    [Fact]
    public void A_restored_source_goes_on_alike()
    {
        var source = new RandomSource(-5);
        for (var i = 0; i < 100; i++)
            source.Below(7);
        var again = RandomSource.FromState(source.State);

        Assert.Equal(Enumerable.Range(0, 50).Select(_ => source.NextBits()), Enumerable.Range(0, 50)
            .Select(_ => again.NextBits()));
        Assert.Equal(source.State, again.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xoshiro256**")]
    [InlineData("pcg32 0000000000000001 0000000000000002 0000000000000003 0000000000000004")]
    [InlineData("xoshiro256** 0000000000000001 0000000000000002 0000000000000003")]
    [InlineData("xoshiro256** 0000000000000000 0000000000000000 0000000000000000 0000000000000000")]
    [InlineData("xoshiro256** 1 0000000000000002 0000000000000003 0000000000000004")]
    [InlineData("xoshiro256** 000000000000000g 0000000000000002 0000000000000003 0000000000000004")]
    [InlineData("xoshiro256** 0000000000000001 0000000000000002 0000000000000003 0000000000000004 5")]
    public void Another_text_is_refused(string state) =>
        Assert.Contains("xoshiro256**", Assert.Throws<ArgumentException>(() => RandomSource.FromState(state)).Message);

    [Fact]
    public void Doubles_fill_0_to_1_evenly()
    {
        var source = new RandomSource(1);
        var draws = Enumerable.Range(0, 20_000).Select(_ => source.NextDouble()).ToList();

        Assert.All(draws, value => Assert.InRange(value, 0, 1 - 1e-17));
        ChiSquare.AssertUniform([.. draws.CountBy(value => (int)(value * 20)).Select(bin => (long)bin.Value)], 1_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Numbers_below_a_count_are_equally_likely(int count)
    {
        var source = new RandomSource(2);
        var times = Enumerable.Range(0, 1_000 * count).Select(_ => source.Below(count)).CountBy(value => value)
            .ToDictionary();

        Assert.Equal(Enumerable.Range(0, count), times.Keys.Order());
        if (count > 1)
            ChiSquare.AssertUniform([.. times.Values.Select(value => (long)value)], 1_000);
    }

    [Fact]
    public void Large_counts_are_drawn_evenly_too()
    {
        // Three quarters of 2^63: a remainder of 64 bits would favour its first third.
        var source = new RandomSource(3);
        const long count = 3L << 61;
        var thirds = Enumerable.Range(0, 9_000).Select(_ => source.Below(count) / (count / 3)).CountBy(third => third);

        ChiSquare.AssertUniform([.. thirds.Select(third => (long)third.Value)], 3_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Below(0));
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var source = new RandomSource(4);
        var times = Enumerable.Range(0, 24 * 400).Select(_ =>
        {
            var order = new[] { 0, 1, 2, 3 };
            source.Shuffle(order.AsSpan());
            return string.Join(' ', order);
        }).CountBy(order => order).ToList();

        Assert.Equal(24, times.Count);
        ChiSquare.AssertUniform([.. times.Select(order => (long)order.Value)], 400);
    }
}
