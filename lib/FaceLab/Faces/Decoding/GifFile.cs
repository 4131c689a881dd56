using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Checks GIF files: a screen, and frames of LZW codes on it. The first frame is the picture.</summary>
/// <remarks>Changed bytes are found only if they change the number of pixels, because the format has no
/// checksums.</remarks>
internal static class GifFile
{
    private const int MostCodeBits = 12;
    private const byte Trailer = 0x3B;

    public static PictureHeader Header(ReadOnlySpan<byte> file) =>
        new("GIF", Number16(file[6..]), Number16(file[8..]), 3);

    /// <summary>Fails if the first frame's codes give fewer pixels than it has.</summary>
    /// <returns>The file; a new one with an end if its last block is cut after the last pixel.</returns>
    /// <exception cref="InvalidDataException">The file is cut short or damaged.</exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> file)
    {
        try
        {
            var rest = file[(13 + Table(file[10]))..];
            while (rest[0] == 0x21)     // extensions
            {
                rest = rest[2..];
                _ = Blocks(ref rest, null);
            }
            if (rest[0] != 0x2C)
                throw Damage.Found("no frame begins where one is expected");
            var pixels = (long)Number16(rest[5..]) * Number16(rest[7..]);
            rest = rest[(10 + Table(rest[9]))..];
            var bits = rest[0];
            rest = rest[1..];
            using var codes = new MemoryStream();
            var cut = Blocks(ref rest, codes);
            var found = Pixels(codes.GetBuffer().AsSpan(0, (int)codes.Length), bits, pixels);
            if (found < pixels)
                throw Damage.CutShort($"with {found:N0} of {pixels:N0} pixels of its first frame");
            // ImageSharp expects as many bytes as the cut block's first byte says.
            return cut is null ? file : (byte[])[.. file[..^(cut.Length + 1)], (byte)cut.Length, .. cut, 0, Trailer];
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Damage.CutShort("before its first frame's pixels");
        }
    }

    /// <summary>Returns the bytes of a colour table, from its flags.</summary>
    private static int Table(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <summary>Reads blocks, each a length and as many bytes, up to the one of length 0 or the file's end.</summary>
    /// <returns>The bytes of the last block if the file ends within it, else <see langword="null"/>.</returns>
    private static byte[]? Blocks(ref ReadOnlySpan<byte> rest, MemoryStream? into)
    {
        while (rest.Length > 0 && rest[0] is > 0 and var length)
        {
            var data = rest[1..Math.Min(1 + length, rest.Length)];
            into?.Write(data);
            rest = rest[(1 + data.Length)..];
            if (data.Length < length)
                return data.ToArray();
        }
        if (rest.Length > 0)
            rest = rest[1..];
        return null;
    }

    /// <summary>Returns the number of pixels that the codes stand for. Each code is a string, one longer than an
    /// earlier one.</summary>
    private static long Pixels(ReadOnlySpan<byte> data, int smallest, long most)
    {
        if (smallest is < 2 or > 8)
            throw Damage.Found($"codes of {smallest} bits, where 2 to 8 are possible");
        var (clear, sum, previous) = (1 << smallest, 0L, -1);
        Span<int> lengths = stackalloc int[1 << MostCodeBits];
        lengths[..clear].Fill(1);
        var (next, bits) = (clear + 2, smallest + 1);
        for (var at = 0L; sum < most && at + bits <= data.Length * 8L;)
        {
            var code = Code(data, at, bits);
            at += bits;
            if (code == clear)
            {
                (next, bits, previous) = (clear + 2, smallest + 1, -1);
                continue;
            }
            if (code == clear + 1)
                break;
            if (code > next || (previous < 0 && code >= clear) || (code == next && previous < 0))
                throw Damage.Found("a code of its first frame is not valid");
            var length = code == next ? lengths[previous] + 1 : lengths[code];
            sum += length;
            if (previous >= 0 && next < lengths.Length)
            {
                lengths[next++] = lengths[previous] + 1;
                if (next == 1 << bits && bits < MostCodeBits)
                    bits++;
            }
            previous = code;
        }
        return sum;
    }

    private static int Number16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Code(ReadOnlySpan<byte> data, long at, int bits)
    {
        var (value, first) = (0, (int)(at >> 3));
        for (var i = 0; i < 3 && first + i < data.Length; i++)
            value |= data[first + i] << (8 * i);
        return (value >> (int)(at & 7)) & ((1 << bits) - 1);
    }
}
