using System.Runtime.InteropServices;

namespace FaceLab.Learning.Checkpoints;

/// <summary>Checks a state of libtorch's random numbers before use: libtorch ends the process on a bad one.</summary>
/// <remarks>
/// The layout is that of <c>CPUGeneratorImplState</c> (PyTorch 2.10, aten/src/ATen/CPUGeneratorImpl.cpp),
/// little-endian: the seed, the numbers left until the next twist, the seeded flag, the next word, the 624 words of
/// the Mersenne Twister in 8 bytes each, three numbers of which the second is a normal one kept for later, its flag,
/// and a float32 one with its flag.
/// </remarks>
internal static class GeneratorState
{
    public const int Length = 5056;

    private const int Words = 624, LeftAt = 8, SeededAt = 12, NextAt = 16, WordsAt = 24, NormalAt = 5024,
        HasNormalAt = 5040, FloatAt = 5048, HasFloatAt = 5052;

    /// <summary>Returns true if a generator could have written these bytes.</summary>
    public static bool IsSound(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            return false;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(WordsAt, 8 * Words));
        // A Mersenne Twister has words of 32 bits; without a bit set it gives zeros for ever.
        return HasPlace(bytes) && !words.ContainsAnyExceptInRange(0UL, uint.MaxValue) && words.ContainsAnyExcept(0UL) &&
            IsKept(MemoryMarshal.Read<int>(bytes[HasNormalAt..]), MemoryMarshal.Read<double>(bytes[NormalAt..])) &&
            IsKept(bytes[HasFloatAt], MemoryMarshal.Read<float>(bytes[FloatAt..]));
    }

    /// <summary>Checks the position: a fresh generator twists first; later, each word taken leaves one less.</summary>
    private static bool HasPlace(ReadOnlySpan<byte> bytes)
    {
        var (left, next) = (MemoryMarshal.Read<int>(bytes[LeftAt..]), MemoryMarshal.Read<ulong>(bytes[NextAt..]));
        return MemoryMarshal.Read<int>(bytes[SeededAt..]) == 1 &&
            (left == 1 && next == 0 || left is >= 1 and <= Words && next == (ulong)(Words + 1 - left));
    }

    private static bool IsKept(int flag, double number) => flag == 0 || flag == 1 && double.IsFinite(number);
}
