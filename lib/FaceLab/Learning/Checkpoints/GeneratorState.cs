using System.Buffers.Binary;

namespace FaceLab.Learning.Checkpoints;

/// <summary>The state of libtorch's random numbers on the CPU, judged before libtorch gets it: it ends the process on a bad one.</summary>
/// <remarks>
/// The layout is that of <c>CPUGeneratorImplState</c> (PyTorch 2.10, aten/src/ATen/CPUGeneratorImpl.cpp), little-endian: the seed,
/// the numbers left until the next twist, the seeded flag, the next word, the 624 words of the Mersenne Twister in 8 bytes each, three
/// numbers of which the second is a normal one kept for later, its flag, and a float32 one with its flag.
/// </remarks>
internal static class GeneratorState
{
    /// <summary>Bytes of a state.</summary>
    public const int Length = 5056;

    private const int Words = 624, LeftAt = 8, SeededAt = 12, NextAt = 16, WordsAt = 24, NormalAt = 5024, HasNormalAt = 5040, FloatAt = 5048, HasFloatAt = 5052;

    /// <summary>True if a generator could have written these bytes. Other random words than those that were written cannot be told.</summary>
    public static bool IsSound(ReadOnlySpan<byte> bytes) => bytes.Length == Length && HasPlace(bytes) && HasWords(bytes) &&
        IsKept(BinaryPrimitives.ReadInt32LittleEndian(bytes[HasNormalAt..]), BinaryPrimitives.ReadDoubleLittleEndian(bytes[NormalAt..])) &&
        IsKept(bytes[HasFloatAt], BinaryPrimitives.ReadSingleLittleEndian(bytes[FloatAt..]));

    /// <summary>A fresh generator twists before its first word; later one, each word taken is one less left. Others would read past the words.</summary>
    private static bool HasPlace(ReadOnlySpan<byte> bytes)
    {
        var (left, next) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[LeftAt..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[NextAt..]));
        return BinaryPrimitives.ReadInt32LittleEndian(bytes[SeededAt..]) == 1 &&
            (left == 1 && next == 0 || left is >= 1 and <= Words && next == (ulong)(Words + 1 - left));
    }

    /// <summary>Words of 32 bits; a Mersenne Twister without a bit set gives zeros for ever.</summary>
    private static bool HasWords(ReadOnlySpan<byte> bytes)
    {
        var any = false;
        for (var i = 0; i < Words; i++)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WordsAt + 8 * i)..]);
            if (word > uint.MaxValue)
                return false;
            any |= word != 0;
        }
        return any;
    }

    private static bool IsKept(int flag, double number) => flag == 0 || flag == 1 && double.IsFinite(number);
}
