using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Checks BMP files: a header with sizes, and rows of plain or run-length coded pixels.</summary>
/// <remarks>Wrong pixel values cannot be found, because the format has no checksums.</remarks>
internal static class BmpFile
{
    private const int OldHeaderBytes = 12;
    private const int Rle8 = 1;
    private const int Rle4 = 2;

    public static PictureHeader Header(ReadOnlySpan<byte> file)
    {
        var bytesPerPixel = Compression(file) is 0 or 3 or 6 ? 3 : 7;
        if (OldHeader(file))
            return new("BMP", Number16(file[18..]), Number16(file[20..]), bytesPerPixel);
        // A negative height means rows from the top down.
        return new("BMP", Number32(file[18..]), Math.Abs((long)Number32(file[22..])), bytesPerPixel);
    }

    /// <summary>Fails if the file has fewer bytes than its pixels need, or a run-length coded picture ends before its
    /// last pixel without a mark.</summary>
    /// <returns>The file; a new one with the mark of the end if that is missing after the last pixel.</returns>
    /// <exception cref="InvalidDataException">The file is cut short or damaged.</exception>
    public static byte[] Check(byte[] file, PictureHeader header)
    {
        var (start, compression) = (Number32(file.AsSpan(10)), Compression(file));
        if (start < 0 || start > file.Length)
            throw Damage.CutShort("before its pixels");
        var pixels = file.AsSpan(start);
        if (compression is Rle8 or Rle4)
        {
            var (pixelsLeft, ended) = Runs(pixels, compression, header);
            if (!ended && pixelsLeft > 0)
                throw Damage.CutShort("in its run-length coded rows");
            return ended ? file : [.. file, 0, 1];
        }
        var bits = Number16(file.AsSpan(OldHeader(file) ? 24 : 28));
        var row = (header.Width * bits + 31) / 32 * 4;
        if (pixels.Length < row * header.Height)
            throw Damage.CutShort($"with {pixels.Length:N0} of {row * header.Height:N0} bytes of pixels");
        return file;
    }

    /// <summary>Returns the pixels that the runs leave at the picture's end, and whether they lead to its mark,
    /// 0 1.</summary>
    private static (long PixelsLeft, bool Ended) Runs(ReadOnlySpan<byte> runs, int compression, PictureHeader header)
    {
        var (x, y) = (0L, 0L);
        while (runs.Length >= 2)
        {
            var (count, value) = (runs[0], runs[1]);
            if (count == 0 && value == 1)
                return (0, true);
            // 0 0 ends a row. 0 2 moves by the next two bytes. 0 n with n > 2 means n plain pixels, in an even number
            // of bytes.
            var plain = compression == Rle8 ? value : (value + 1) / 2;
            var length = count > 0 || value == 0 ? 2 : value == 2 ? 4 : 2 + (plain + 1) / 2 * 2;
            if (length > runs.Length)
                break;
            (x, y) = count > 0 ? (x + count, y) : value == 0 ? (0, y + 1)
                : value == 2 ? (x + runs[2], y + runs[3]) : (x + value, y);
            runs = runs[length..];
        }
        return (header.Width * (header.Height - y) - x, false);
    }

    private static bool OldHeader(ReadOnlySpan<byte> file) => Number32(file[14..]) == OldHeaderBytes;

    private static int Compression(ReadOnlySpan<byte> file) => OldHeader(file) ? 0 : Number32(file[30..]);

    private static int Number16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Number32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
