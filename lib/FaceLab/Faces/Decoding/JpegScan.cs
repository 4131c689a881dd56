using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Walks the Huffman codes of a sequential scan, without making pixels of them.</summary>
/// <remarks>
/// Changed bits often give a code that there is none of, a block of more than 64 numbers, a number that is too large,
/// or an end that is too early or too late. What is not known: a change after which all codes still fit, such as one
/// within a number's own bits.
/// </remarks>
internal readonly ref struct JpegScan(ReadOnlySpan<byte> bits, int bytes)
{
    /// <summary>Zeros that must follow the data, so that a block may be walked before its end is compared: 64 codes
    /// of 16 + 15 bits.</summary>
    public const int Padding = 264;

    /// <summary>ISO 10918-1, tables F.1 and F.2, for samples of 8 bits; 12 bits take four more.</summary>
    private const int MostDcBits = 11;

    private readonly ReadOnlySpan<byte> bits = bits;

    /// <summary>Walks one block.</summary>
    /// <param name="at">The bit that it begins at; then the bit after it.</param>
    /// <param name="first">The first number of the part's block before; then of this one.</param>
    /// <param name="dc">Codes of the difference of first numbers.</param>
    /// <param name="ac">Codes of the other numbers.</param>
    /// <param name="limits">How large they can be.</param>
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

    /// <summary>True if only filling follows this bit: all zeros or all ones to the byte's end, then whole bytes of
    /// the same.</summary>
    public bool IsFilling(long at)
    {
        var left = (int)(8 - at % 8) % 8;
        var filling = left == 0 ? 0 : Peek(at) >> (64 - left);
        if (filling != 0 && filling != (1UL << left) - 1)
            return false;
        var rest = bits[(int)((at + 7) / 8)..bytes];
        return rest.IndexOfAnyExcept((byte)0) < 0 || rest.IndexOfAnyExcept((byte)0xFF) < 0;
    }

    /// <summary>A number of some bits, of which the first is 0 if it is below zero.</summary>
    private static int Number(ulong bits, int size)
    {
        if (size == 0)
            return 0;
        var value = (int)(bits >> (64 - size));
        return value >> (size - 1) == 1 ? value : value - (1 << size) + 1;
    }

    /// <summary>At least 57 bits, from the highest on.</summary>
    private ulong Peek(long at) => BinaryPrimitives.ReadUInt64BigEndian(bits[(int)(at >> 3)..]) << (int)(at & 7);
}
