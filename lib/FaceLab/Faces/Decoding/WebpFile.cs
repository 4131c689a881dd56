using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Checks WebP files: RIFF chunks of type, length and data.</summary>
/// <remarks>
/// The lengths of the chunks show if a file is cut, and a long run of zeros shows a hole in compressed data. Other
/// changed bytes are found only if the decoder fails on them, because the format has no checksums and its arithmetic
/// coding decodes anything.
/// </remarks>
internal static class WebpFile
{
    /// <summary>The bytes a pixel: besides the result's 3, lossless pictures and alpha need 4 bytes twice, lossy ones
    /// 4.</summary>
    private const int BytesPerPixel = 12;

    /// <summary>More zeros than compressed pixels have: encoders write runs of equal pixels as one code.</summary>
    private static readonly byte[] Hole = new byte[64];

    /// <exception cref="InvalidDataException">The file is animated, or ends before the chunk of its pixels
    /// ends.</exception>
    public static PictureHeader Header(ReadOnlySpan<byte> file)
    {
        var (width, height, orientation, hasPixels) = (0L, 0L, 1, false);
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var data = rest[8..(int)Math.Min(8L + length, rest.Length)];
            if (rest.StartsWith("VP8X"u8) && (data[0] & 2) != 0)
                throw new InvalidDataException(
                    "it is an animated WebP, which cannot be read: save one frame of it as JPEG or PNG");
            if (length > data.Length && !hasPixels)
                throw Damage.CutShort($"with {data.Length:N0} of {length:N0} bytes of a chunk");
            if (rest.StartsWith("EXIF"u8))
                orientation = ExifOrientation.Of(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            var size = SizeIn(rest, data);
            (width, height) = (Math.Max(width, size.Width), Math.Max(height, size.Height));
            if (rest.StartsWith("VP8 "u8) || rest.StartsWith("VP8L"u8))
                hasPixels = data.IndexOf(Hole) < 0 ? true
                    : throw Damage.Found($"{Hole.Length} bytes of zeros within its compressed pixels");
            rest = rest[(int)Math.Min(8L + length + length % 2, rest.Length)..];
        }
        return hasPixels ? new("WEBP", width, height, BytesPerPixel, orientation)
            : throw Damage.CutShort("before its pixels");
    }

    /// <summary>Reads the size in a chunk; (0, 0) if the chunk has none.</summary>
    private static (int Width, int Height) SizeIn(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> data)
    {
        if (chunk.StartsWith("VP8X"u8))
            return (1 + Number24(data[4..]), 1 + Number24(data[7..]));
        if (chunk.StartsWith("VP8 "u8))
            return (Number16(data[6..]) & 0x3FFF, Number16(data[8..]) & 0x3FFF);
        if (chunk.StartsWith("VP8L"u8))
            return (1 + (Number24(data[1..]) & 0x3FFF), 1 + (Number24(data[2..]) >> 6 & 0x3FFF));
        return (0, 0);
    }

    private static int Number16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Number24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
