using FaceLab.Data.Sets;

namespace FaceLab.Faces.Decoding;

/// <summary>Format, size and orientation of a picture, read before it is decoded.</summary>
/// <param name="Format">JPEG, PNG, BMP, GIF, WEBP or PBM (also PGM and PPM).</param>
/// <param name="Width">The stored width in pixels.</param>
/// <param name="Height">The stored height in pixels.</param>
/// <param name="BytesPerPixel">The bytes that its decoder holds for each pixel, with the 3 of the result; measured with
/// ImageSharp 2.1.13.</param>
/// <param name="Orientation">The EXIF orientation, 1 to 8; 1 if it is stored upright.</param>
internal readonly record struct PictureHeader(
    string Format, long Width, long Height, int BytesPerPixel, int Orientation = 1)
{
    /// <summary>The most pixels, 256 megapixels, far above any photo.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>The largest width or height. Decoders also hold some rows; for a picture of one row these are as large
    /// as the picture.</summary>
    private const long MaximumSide = 1L << 17;

    private const int BytesOfResult = 3;

    private string Claim => $"its header claims {Width:N0} x {Height:N0} pixels";

    /// <summary>Returns the memory for decoding: the pixels, a turned copy if needed, and two copies of the file's
    /// data.</summary>
    public long DecodingBytes(int fileBytes) =>
        Width * Height * (BytesPerPixel + (Orientation == 1 ? 0 : BytesOfResult)) + 2L * fileBytes;

    /// <summary>Reads a header with FaceLab's own parsers, because ImageSharp's may read and allocate as much as a
    /// hostile file says.</summary>
    /// <exception cref="InvalidDataException">It is not a picture of these formats, has no pixels, or has too
    /// many.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = Parse(file);
        if (header.Width < 1 || header.Height < 1)
            throw new InvalidDataException($"{header.Claim}: it is no picture; fetch it again");
        if (header.Width > MaximumSide || header.Height > MaximumSide || header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"{header.Claim}; the limit is {MaximumPixels:N0} pixels in all and " +
                $"{MaximumSide:N0} on a side: make it smaller, or fetch it again if it is not that large");
        return header;
    }

    private static PictureHeader Parse(ReadOnlySpan<byte> file)
    {
        try
        {
            if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
                return JpegFile.Header(file);
            if (file.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n\x1A\n"u8]))
                return PngFile.Header(file);
            if (file.StartsWith("BM"u8))
                return BmpFile.Header(file);
            if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
                return GifFile.Header(file);
            if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..].StartsWith("WEBP"u8))
                return WebpFile.Header(file);
            if (file is [(byte)'P', >= (byte)'1' and <= (byte)'6', var blank, ..] && " \t\n\r#"u8.Contains(blank))
                return PnmFile.Header(file);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Damage.CutShort("in its header");
        }
        throw new InvalidDataException(UnreadFormats.OfContent(file) is { } remedy
            ? $"it is of another format: {remedy}"
            : "it is no image that can be read (JPEG, PNG, GIF, BMP, WebP, PBM, PGM or PPM), whatever its name says");
    }
}
