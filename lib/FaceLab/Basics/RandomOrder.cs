namespace FaceLab.Basics;

/// <summary>A random order of 0 .. n-1 that is not stored: each position is computed in constant time.</summary>
/// <remarks>
/// A number below n is written as (row, column) in a table of about √n x √n cells. Each round turns the row by an
/// amount that depends on the column (odd rounds: the column by the row). A round can be undone, so the rounds together
/// permute the table. A cell beyond n (there are fewer of them than rows) sends the number through the rounds again
/// ("cycle walking"). Source: J. Black, P. Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002, sections 4
/// and 5 (generalised Feistel). The turns come from SplitMix64, which is no cipher: the order passes statistical tests,
/// but an attacker can find it. The same (n, seed) gives the same order on every machine.
/// </remarks>
public sealed class RandomOrder
{
    /// <summary>The largest count with 24 rounds; larger ones have 12. With 24 rounds all orders of 8 numbers are
    /// equally likely (chi-square over 1,500,000 seeds). Of 50 numbers, fixed points, cycles and ascents are those of
    /// random orders from 8 rounds on.</summary>
    private const int FewNumbers = 64;

    private readonly ulong rows;
    private readonly ulong columns;
    private readonly ulong[] keys;

    /// <summary>Makes a random order of <paramref name="count"/> numbers.</summary>
    /// <param name="count">n, 0 or more.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public RandomOrder(long count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        // The number of rows is even: on a table of odd by odd cells all turns are even permutations, half of all
        // orders.
        rows = Math.Max(2, 2 * (ulong)Math.Ceiling(Math.Sqrt(count) / 2));
        columns = ((ulong)count + rows - 1) / rows;
        keys = new ulong[count <= FewNumbers ? 24 : 12];
        var key = (ulong)seed;
        for (var round = 0; round < keys.Length; round++)
            keys[round] = Chance.Mix(key += 0x9E3779B97F4A7C15UL);
    }

    /// <summary>The count n of numbers.</summary>
    public long Count { get; }

    /// <summary>Returns the number at a position of the order.</summary>
    /// <param name="position">0 .. n-1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is outside 0 .. n-1.</exception>
    public long At(long position)
    {
        if (position < 0 || position >= Count)
            throw new ArgumentOutOfRangeException(nameof(position), position,
                $"The order has the positions 0 to {Count - 1:N0}.");
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

    /// <summary>Draws a turn, uniform in 0 .. size-1: the high half of a 128-bit product, which needs no
    /// division.</summary>
    private ulong Turn(ulong value, int round, ulong size) => Math.BigMul(Chance.Mix(value ^ keys[round]), size, out _);

    /// <summary>Adds a turn modulo size. Both numbers are below size, so one subtraction is enough.</summary>
    private static ulong Forward(ulong value, ulong turn, ulong size)
    {
        var sum = value + turn;
        return sum >= size ? sum - size : sum;
    }
}
