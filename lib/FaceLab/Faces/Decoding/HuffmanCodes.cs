using System.Runtime.CompilerServices;

namespace FaceLab.Faces.Decoding;

/// <summary>A JPEG's Huffman table.</summary>
internal sealed class HuffmanCodes
{
    private const int QuickBits = 10;
    private const int MostBits = 16;

    /// <summary>The length and symbol of the code at the start of these bits; length 0 if the code is longer or there
    /// is none.</summary>
    private readonly (byte Length, byte Symbol)[] quick = new (byte, byte)[1 << QuickBits];
    private readonly int[] end = new int[MostBits + 1], offset = new int[MostBits + 1];
    private readonly byte[] symbols;

    /// <param name="counts">The numbers (16) of codes of 1 to 16 bits.</param>
    /// <param name="symbols">Their symbols, in order.</param>
    public HuffmanCodes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        this.symbols = symbols.ToArray();
        for (var (length, code, at) = (1, 0, 0); length <= MostBits; length++, code <<= 1)
        {
            offset[length] = at - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, at++)
            {
                if (code >= 1 << length)
                    throw Damage.Found("a Huffman table has more codes than their length allows");
                var free = QuickBits - length;
                if (free >= 0)
                    quick.AsSpan(code << free, 1 << free).Fill(((byte)length, symbols[at]));
            }
            end[length] = code;
        }
    }

    /// <summary>Finds the code at the start of the bits.</summary>
    /// <param name="bits">At least 16 bits, from the highest on.</param>
    /// <returns>Its length, 0 if there is no such code, and its symbol.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (byte Length, byte Symbol) Find(ulong bits)
    {
        var found = quick[bits >> (64 - QuickBits)];
        return found.Length > 0 ? found : FindLong(bits);
    }

    private (byte Length, byte Symbol) FindLong(ulong bits)
    {
        for (var length = QuickBits + 1; length <= MostBits; length++)
        {
            var code = (int)(bits >> (64 - length));
            if (code < end[length] && code + offset[length] >= 0)
                return ((byte)length, symbols[code + offset[length]]);
        }
        return default;
    }
}
