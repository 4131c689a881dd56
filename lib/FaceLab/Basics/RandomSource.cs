using System.Globalization;
using System.Numerics;

namespace FaceLab.Basics;

/// <summary>Draws random numbers. Its state is one line of text, for checkpoints.</summary>
/// <remarks>
/// xoshiro256** (D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 2021), started by
/// SplitMix64 as its authors advise. The same seed gives the same numbers on every machine and with every version of
/// .NET; <see cref="System.Random"/> promises neither that nor a state that can be saved. Not thread-safe, and not for
/// secrets.
/// </remarks>
public sealed class RandomSource
{
    private const string Name = "xoshiro256**";
    private readonly ulong[] words = new ulong[4];

    /// <summary>Makes a source from a seed.</summary>
    /// <param name="seed">The same seed gives the same numbers.</param>
    public RandomSource(long seed)
    {
        var key = (ulong)seed;
        for (var i = 0; i < words.Length; i++)
            words[i] = Chance.Mix(key += 0x9E3779B97F4A7C15UL);
    }

    private RandomSource(ulong[] words) => this.words = words;

    /// <summary>The state as text: the generator's name and four words of 16 hexadecimal digits.</summary>
    public string State =>
        $"{Name} {string.Join(' ', words.Select(word => word.ToString("x16", CultureInfo.InvariantCulture)))}";

    /// <summary>Makes a source that continues where another stopped.</summary>
    /// <param name="state">The other's <see cref="State"/>.</param>
    /// <exception cref="ArgumentException">The text is not such a state.</exception>
    public static RandomSource FromState(string state)
    {
        var parts = state.Split(' ');
        var words = new ulong[4];
        var read = parts.Length == 5 && parts[0] == Name && parts[1..].All(part => part.Length == 16);
        for (var i = 0; read && i < words.Length; i++)
            read = ulong.TryParse(parts[i + 1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out words[i]);
        // The all-zero state gives zeros forever.
        return read && words.Any(word => word != 0) ? new RandomSource(words) : throw new ArgumentException(
            $"'{(state.Length > 100 ? state[..100] + "..." : state)}' is no state of a random source: expected " +
            $"'{Name}' and four words of 16 hexadecimal digits, not all zero. Take it unchanged from a saved run.",
                nameof(state));
    }

    /// <summary>Draws 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(words[1] * 5, 7) * 9;
        var shifted = words[1] << 17;
        words[2] ^= words[0];
        words[3] ^= words[1];
        words[1] ^= words[2];
        words[0] ^= words[3];
        words[2] ^= shifted;
        words[3] = BitOperations.RotateLeft(words[3], 45);
        return result;
    }

    /// <summary>Draws a number uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws one of 0 .. count - 1, all exactly equally likely.</summary>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <remarks>Takes the high half of a product, and draws again where that would be uneven (D. Lemire, "Fast Random
    /// Integer Generation in an Interval", 2019).</remarks>
    public long Below(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var least = (ulong)-count % (ulong)count;       // 2^64 mod count
        ulong high, low;
        do
            high = Math.BigMul(NextBits(), (ulong)count, out low);
        while (low < least);
        return (long)high;
    }

    /// <summary>Draws as <see cref="Below(long)"/> does.</summary>
    public int Below(int count) => (int)Below((long)count);

    /// <summary>Puts values in random order, all orders equally likely (R. Durstenfeld, 1964).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}
