using System.Buffers.Binary;

namespace FaceLab.Imaging.Decoding;

/// <summary>Walks the Huffman codes of a sequential scan, without making pixels of them.</summary>
/// <remarks>
/// Changed bits sooner or later give a code that there is none of, a block of more than 64 numbers, or an end that is too early or
/// too late. What is not known: a change after which all codes still fit, such as one within a number's own bits.
/// </remarks>
internal readonly ref struct JpegScan(ReadOnlySpan<byte> bits, int bytes)
{
    /// <summary>Zeros that must follow the data, so that a block may be walked before its end is compared: 64 codes of 16 + 15 bits.</summary>
    public const int Padding = 264;

    /// <summary>ISO 10918-1, tables F.1 and F.2, for samples of 8 bits; 12 bits take four more.</summary>
    private const int MostDcBits = 11;

    private readonly ReadOnlySpan<byte> bits = bits;

    /// <summary>Walks one block.</summary>
    /// <param name="at">The bit that it begins at; then the bit after it.</param>
    /// <param name="dc">Codes of its first number.</param>
    /// <param name="ac">Codes of its others.</param>
    /// <returns>Whether it is one.</returns>
    public bool Walk(ref long at, HuffmanCodes dc, HuffmanCodes ac)
    {
        var (length, size) = dc.Find(Peek(at));
        if (length == 0 || size > MostDcBits + 4)
            return false;
        at += length + size;
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
            if (i > 64)
                return false;
        }
        return at <= bytes * 8L;
    }

    /// <summary>Whether nothing but filling follows a bit: zeros or ones.</summary>
    public bool IsFilling(long at)
    {
        var rest = bits[(int)((at + 7) / 8)..bytes];
        return rest.IndexOfAnyExcept((byte)0) < 0 || rest.IndexOfAnyExcept((byte)0xFF) < 0;
    }

    /// <summary>At least 57 bits, from the highest on.</summary>
    private ulong Peek(long at) => BinaryPrimitives.ReadUInt64BigEndian(bits[(int)(at >> 3)..]) << (int)(at & 7);
}
