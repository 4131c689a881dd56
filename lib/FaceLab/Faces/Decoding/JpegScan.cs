using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Reads the Huffman codes of a sequential scan, without decoding pixels.</summary>
/// <remarks>
/// Changed bits often give a code that does not exist, a block of more than 64 numbers, a number that is too large, or
/// an end that is too early or too late. A change after which all codes still fit is not found, such as one within the
/// bits of a number.
/// </remarks>
internal readonly ref struct JpegScan(ReadOnlySpan<byte> bits, int bytes)
{
    /// <summary>The zeros that must follow the data, so that a block can be read before its end is checked: 64 codes of
    /// 16 + 15 bits.</summary>
    public const int Padding = 264;

    /// <summary>ISO 10918-1, tables F.1 and F.2, for samples of 8 bits; 12 bits take four more.</summary>
    private const int MostDcBits = 11;

    private readonly ReadOnlySpan<byte> bits = bits;

    /// <summary>Reads one block.</summary>
    /// <param name="at">The first bit of the block; afterwards the bit after it.</param>
    /// <param name="first">The first number of the component's block before; afterwards that of this one.</param>
    /// <param name="dc">The codes for differences of first numbers.</param>
    /// <param name="ac">The codes for the other numbers.</param>
    /// <param name="limits">The largest numbers.</param>
    /// <returns>True if the block is valid.</returns>
    public bool Walk(ref long at, ref int first, HuffmanCodes dc, HuffmanCodes ac, JpegLimits limits)
    {
        var next = Peek(at);
        var (length, size) = dc.Find(next);
        if (length == 0 || size > MostDcBits + 4)
            return false;
        at += length + size;
        first += Number(next << length, size);
        if (first > limits.First || first < -limits.First)
            return false;
        var most = limits.Bits;
        for (var i = 1; i < 64;)
        {
            (length, var symbol) = ac.Find(Peek(at));
            if (length == 0)
                return false;
            (var zeros, size) = (symbol >> 4, (byte)(symbol & 15));
            at += length + size;
            if (size == 0 && zeros == 0)
                break;
            if (size == 0 && zeros != 15)
                return false;
            i += zeros + 1;
            if (i > 64 || size > most[i - 1])
                return false;
        }
        return at <= bytes * 8L;
    }

    /// <summary>Returns true if only padding follows this bit: all zeros or all ones to the byte's end, then whole
    /// bytes of zeros or of ones.</summary>
    public bool IsFilling(long at)
    {
        var left = (int)(8 - at % 8) % 8;
        var filling = left == 0 ? 0 : Peek(at) >> (64 - left);
        if (filling != 0 && filling != (1UL << left) - 1)
            return false;
        var rest = bits[(int)((at + 7) / 8)..bytes];
        return rest.IndexOfAnyExcept((byte)0) < 0 || rest.IndexOfAnyExcept((byte)0xFF) < 0;
    }

    /// <summary>Reads a number of some bits; a first bit of 0 means that it is below zero.</summary>
    private static int Number(ulong bits, int size)
    {
        if (size == 0)
            return 0;
        var value = (int)(bits >> (64 - size));
        return value >> (size - 1) == 1 ? value : value - (1 << size) + 1;
    }

    /// <summary>Returns at least 57 bits, from the highest on.</summary>
    private ulong Peek(long at) => BinaryPrimitives.ReadUInt64BigEndian(bits[(int)(at >> 3)..]) << (int)(at & 7);
}
