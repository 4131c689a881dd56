namespace FaceLab.Basics;

/// <summary>A random order of 0 .. n-1 that is computed, each position in constant time, and not stored.</summary>
/// <remarks>
/// A number below n is written as (row, column) in a table of about √n x √n cells. Each round turns the row by an
/// amount that depends on the column (odd rounds: the column by the row), which can be undone: the rounds together
/// permute the table. Cells beyond n, fewer than there are rows, send the number round again ("cycle walking").
/// Source: J. Black, P. Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002, sections 4 and 5 (generalised
/// Feistel). The turns come from SplitMix64 and are no cipher: the order looks random to statistics, not to an
/// attacker. The same (n, seed) gives the same order on every machine.
/// </remarks>
public sealed class RandomOrder
{
    /// <summary>The count up to which there are 24 rounds: from there on all orders of 8 numbers are equally likely
    /// (chi-square over 1,500,000 seeds). Of 50 numbers, fixed points, cycles and ascents are those of random orders
    /// from 8 rounds on.</summary>
    private const int FewNumbers = 64;

    private readonly ulong rows;
    private readonly ulong columns;
    private readonly ulong[] keys;

    /// <summary>An order of so many numbers.</summary>
    /// <param name="count">n, 0 or more.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public RandomOrder(long count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        // An even number of rows: turns of an odd by an odd table are even permutations, half of all orders.
        rows = Math.Max(2, 2 * (ulong)Math.Ceiling(Math.Sqrt(count) / 2));
        columns = ((ulong)count + rows - 1) / rows;
        keys = new ulong[count <= FewNumbers ? 24 : 12];
        var key = (ulong)seed;
        for (var round = 0; round < keys.Length; round++)
            keys[round] = Chance.Mix(key += 0x9E3779B97F4A7C15UL);
    }

    /// <summary>n.</summary>
    public long Count { get; }

    /// <summary>The number at a position of the order.</summary>
    /// <param name="position">0 .. n-1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is none of the order's.</exception>
    public long At(long position)
    {
        if (position < 0 || position >= Count)
            throw new ArgumentOutOfRangeException(nameof(position), position,
                $"The order has the numbers 0 to {Count - 1:N0}.");
        var at = (ulong)position;
        do
        {
            var (row, column) = Math.DivRem(at, columns);
            for (var round = 0; round < keys.Length; round += 2)
            {
                row = Forward(row, Turn(column, round, rows), rows);
                column = Forward(column, Turn(row, round + 1, columns), columns);
            }
            at = row * columns + column;
        }
        while (at >= (ulong)Count);
        return (long)at;
    }

    /// <summary>Uniform in 0 .. size-1: the high half of a 128-bit product, which needs no division.</summary>
    private ulong Turn(ulong value, int round, ulong size) => Math.BigMul(Chance.Mix(value ^ keys[round]), size, out _);

    /// <summary>Turns by at most size, so that one subtraction is enough.</summary>
    private static ulong Forward(ulong value, ulong turn, ulong size)
    {
        var sum = value + turn;
        return sum >= size ? sum - size : sum;
    }
}
