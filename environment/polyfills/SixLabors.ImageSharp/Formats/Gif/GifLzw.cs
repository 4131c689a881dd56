namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>GIF's variant of Lempel-Ziv-Welch. Data that ends early leaves the remaining indices at zero.</summary>
internal static class GifLzw
{
    private const int MostCodes = 4096, MostBits = 12;

    public static void Decode(ReadOnlySpan<byte> blocks, int codeSize, Span<byte> indices)
    {
        Span<short> prefix = stackalloc short[MostCodes];
        Span<byte> suffix = stackalloc byte[MostCodes];
        Span<byte> reversed = stackalloc byte[MostCodes + 1];
        int clear = 1 << codeSize, end = clear + 1, next = clear + 2, bits = codeSize + 1, previous = -1, first = 0, at = 0;
        for (int i = 0; i < clear; i++)
            suffix[i] = (byte)i;
        BitReader reader = new(blocks);
        while (at < indices.Length && reader.Next(bits) is int code and >= 0 && code != end)
        {
            if (code == clear)
            {
                (next, bits, previous) = (clear + 2, codeSize + 1, -1);
                continue;
            }
            if (code > next || (code >= next && previous < 0))
                throw new InvalidImageContentException("The GIF's compressed data is damaged.");
            int count = 0, walk = code;
            if (code == next)
            {
                reversed[count++] = (byte)first;
                walk = previous;
            }
            for (; walk > end; walk = prefix[walk])
                reversed[count++] = suffix[walk];
            first = suffix[walk];
            reversed[count++] = (byte)first;
            while (count > 0 && at < indices.Length)
                indices[at++] = reversed[--count];
            if (previous >= 0 && next < MostCodes)
            {
                prefix[next] = (short)previous;
                suffix[next++] = (byte)first;
                if (next == 1 << bits && bits < MostBits)
                    bits++;
            }
            previous = code;
        }
    }

    /// <summary>Codes of a few bits, lowest bits first, from length-prefixed blocks.</summary>
    private ref struct BitReader(ReadOnlySpan<byte> blocks)
    {
        private readonly ReadOnlySpan<byte> blocks = blocks;
        private int at;
        private int leftInBlock;
        private uint pending;
        private int pendingBits;

        public int Next(int bits)
        {
            while (pendingBits < bits)
            {
                if (leftInBlock == 0)
                    leftInBlock = at < blocks.Length ? blocks[at++] : 0;
                if (leftInBlock == 0 || at >= blocks.Length)
                    return -1;
                pending |= (uint)blocks[at++] << pendingBits;
                pendingBits += 8;
                leftInBlock--;
            }
            int code = (int)(pending & ((1u << bits) - 1));
            pending >>= bits;
            pendingBits -= bits;
            return code;
        }
    }
}
