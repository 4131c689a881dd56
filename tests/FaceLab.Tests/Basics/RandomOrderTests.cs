using FaceLab.Basics;

namespace FaceLab.Tests.Basics;

public sealed class RandomOrderTests
{
    [Fact]
    public void Every_number_comes_once_whatever_the_count()
    {
        for (var count = 0; count <= 300; count++)
            Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), Numbers(new RandomOrder(count, seed: count))
                .Order());
    }

    [Fact]
    public void Of_the_largest_counts_each_position_has_a_number_of_its_own()
    {
        foreach (var count in (long[])[999_999_999_989, 1L << 40, (1L << 62) - 1, long.MaxValue])
        {
            var order = new RandomOrder(count, seed: 7);
            var numbers = Enumerable.Range(0, 200).SelectMany(i => (long[])[order.At(i), order.At(count - 1 - i)])
                .ToList();
            Assert.Equal(400, numbers.Distinct().Count());
            Assert.All(numbers, number => Assert.InRange(number, 0, count - 1));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_few_numbers_every_order_is_as_likely(int count)
    {
        var orders = Enumerable.Range(2, count - 1).Aggregate(1, (product, n) => product * n);
        const int Expected = 40;

        var times = Enumerable.Range(0, Expected * orders)
            .CountBy(seed => string.Join(' ', Numbers(new RandomOrder(count, seed)))).ToDictionary();

        Assert.Equal(orders, times.Count);
        AssertChiSquare(times.Values, Expected);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(200_003)]
    public void Each_part_of_the_order_is_an_even_sample_of_all_numbers(int count)
    {
        // 20 x 20 cells of (part of the order, part of the numbers); and (number, next number), which a weak order
        // would line up.
        var numbers = Numbers(new RandomOrder(count, seed: 5)).ToArray();
        const int Cells = 20;

        int Cell(long value) => (int)(value * Cells / count);
        var places = numbers.Index().CountBy(entry => (Cell(entry.Index), Cell(entry.Item))).Select(cell => cell.Value)
            .ToList();
        var followers = numbers.Zip(numbers.Skip(1)).CountBy(entry => (Cell(entry.First), Cell(entry.Second)))
            .Select(cell => cell.Value).ToList();

        AssertChiSquare(places, (double)count / (Cells * Cells));
        AssertChiSquare(followers, (count - 1.0) / (Cells * Cells));
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Numbers(new RandomOrder(100, 3)), Numbers(new RandomOrder(100, 3)));
        Assert.NotEqual(Numbers(new RandomOrder(100, 3)), Numbers(new RandomOrder(100, 4)));
        // Written down, so that no version draws another order from the same seed.
        Assert.Equal([8, 5, 1, 3, 4, 7, 9, 6, 0, 2], Numbers(new RandomOrder(10, 1)));
        Assert.Equal([70, 746, 732, 437, 129], Numbers(new RandomOrder(1000, 1)).Take(5));
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomOrder(-1, 0));
        Assert.Empty(Numbers(new RandomOrder(0, 0)));
        foreach (var wrong in (long[])[-1, 10])
            Assert.Contains("0 to 9", Assert.Throws<ArgumentOutOfRangeException>(
                () => new RandomOrder(10, 0).At(wrong)).Message);
    }

    private static IEnumerable<long> Numbers(RandomOrder order)
    {
        for (var position = 0L; position < order.Count; position++)
            yield return order.At(position);
    }

    private static void AssertChiSquare(IReadOnlyCollection<int> counts, double expected)
    {
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        var degrees = counts.Count - 1;
        Assert.InRange(chiSquare, degrees - 4 * Math.Sqrt(2.0 * degrees), degrees + 4 * Math.Sqrt(2.0 * degrees));
    }
}
