using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Reads the Huffman codes of a scan, without decoding pixels.</summary>
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

    /// <summary>The fewest zero bits that cannot be a block: about twenty numbers of -1 and no other.</summary>
    private const int FillingBits = 64;

    /// <summary>The most bytes of filling after the last block.</summary>
    private const int MostFilling = 64;

    private readonly ReadOnlySpan<byte> bits = bits;

    /// <summary>Reads one block of a sequential scan.</summary>
    /// <param name="at">The first bit of the block; afterwards the bit after it.</param>
    /// <param name="first">The first number of the component's block before; afterwards that of this one.</param>
    /// <param name="dc">The codes for differences of first numbers.</param>
    /// <param name="ac">The codes for the other numbers.</param>
    /// <param name="limits">The largest numbers.</param>
    /// <returns>True if the block is valid.</returns>
    public bool Walk(ref long at, ref int first, HuffmanCodes dc, HuffmanCodes ac, JpegLimits limits)
    {
        var start = at;
        if (!WalkFirst(ref at, ref first, dc, limits, low: 0))
            return false;
        var most = limits.Bits;
        for (var i = 1; i < 64;)
        {
            var (length, symbol) = ac.Find(Peek(at));
            if (length == 0)
                return false;
            var (zeros, size) = (symbol >> 4, symbol & 15);
            at += length + size;
            if (size == 0 && zeros == 0)
                break;
            if (size == 0 && zeros != 15)
                return false;
            i += zeros + 1;
            if (i > 64 || size > most[i - 1])
                return false;
        }
        return Has(at) && !IsZeros(start, at);
    }

    /// <summary>Reads the first number of a block, without its <paramref name="low"/> lowest bits.</summary>
    /// <returns>True if it is valid.</returns>
    public bool WalkFirst(ref long at, ref int first, HuffmanCodes dc, JpegLimits limits, int low)
    {
        var next = Peek(at);
        var (length, size) = dc.Find(next);
        if (length == 0 || size > MostDcBits + 4)
            return false;
        at += length + size;
        first += Number(next << length, size);
        return Math.Abs((long)first) <= (limits.First >> low) + 1;
    }

    /// <summary>Returns true if the bits up to this one are there.</summary>
    public bool Has(long at) => at <= bytes * 8L;

    /// <summary>Returns true if so many bits are all zero that they are no block: a hole in the file was filled with
    /// zeros. In the usual tables zeros are valid codes.</summary>
    public bool IsZeros(long start, long end)
    {
        if (end - start <= FillingBits || Peek(start) != 0)
            return false;
        var (from, to) = ((int)((start + 7) / 8), (int)(end / 8));
        return bits[from..to].IndexOfAnyExcept((byte)0) < 0;
    }

    /// <summary>Returns true if only padding follows this bit: all zeros or all ones to the byte's end, then whole
    /// bytes of zeros or of ones, not many.</summary>
    public bool IsFilling(long at)
    {
        var left = (int)(8 - at % 8) % 8;
        var filling = left == 0 ? 0 : Peek(at) >> (64 - left);
        if (filling != 0 && filling != (1UL << left) - 1)
            return false;
        var rest = bits[(int)((at + 7) / 8)..bytes];
        return rest.Length <= MostFilling
            && (rest.IndexOfAnyExcept((byte)0) < 0 || rest.IndexOfAnyExcept((byte)0xFF) < 0);
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
    public ulong Peek(long at) => BinaryPrimitives.ReadUInt64BigEndian(bits[(int)(at >> 3)..]) << (int)(at & 7);
}
