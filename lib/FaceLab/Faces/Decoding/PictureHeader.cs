namespace FaceLab.Faces.Decoding;

/// <summary>Format, size and orientation of a picture, read before it is decoded.</summary>
/// <param name="Format">JPEG, PNG, BMP, GIF, WEBP or PBM (also PGM and PPM).</param>
/// <param name="Width">In pixels, as stored.</param>
/// <param name="Height">In pixels, as stored.</param>
/// <param name="BytesPerPixel">Bytes that its decoder holds for each pixel, including the 3 of the result; measured with ImageSharp 2.1.13.</param>
/// <param name="Orientation">EXIF's 1 to 8; 1 if it is stored upright.</param>
internal readonly record struct PictureHeader(string Format, long Width, long Height, int BytesPerPixel, int Orientation = 1)
{
    /// <summary>Far above any photo: 256 megapixels.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>Decoders hold some rows besides: of a picture of one row as much as the picture.</summary>
    private const long MaximumSide = 1L << 17;

    private const int BytesOfResult = 3;

    /// <summary>Memory that decoding takes: pixels, a turned copy of them, and two copies of the file's data.</summary>
    public long DecodingBytes(int fileBytes) => Width * Height * (BytesPerPixel + (Orientation == 1 ? 0 : BytesOfResult)) + 2L * fileBytes;

    /// <summary>Reads a header by parsers of our own: ImageSharp's may read and allocate what a hostile file tells it to.</summary>
    /// <exception cref="InvalidDataException">It is no picture of these formats, has no pixels, or has too many.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = Parse(file);
        if (header.Width < 1 || header.Height < 1)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels: it is no picture; fetch it again");
        if (header.Width > MaximumSide || header.Height > MaximumSide || header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; " +
                $"the limit is {MaximumPixels:N0} pixels in all and {MaximumSide:N0} on a side: make it smaller, or fetch it again if it is not that large");
        return header;
    }

    private static PictureHeader Parse(ReadOnlySpan<byte> file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegFile.Header(file),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngFile.Header(file),
                [(byte)'B', (byte)'M', ..] => BmpFile.Header(file),
                [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => GifFile.Header(file),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebpFile.Header(file),
                [(byte)'P', >= (byte)'1' and <= (byte)'6', (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'#', ..] => PnmFile.Header(file),
                _ => throw new InvalidDataException("it is no image that can be read (JPEG, PNG, GIF, BMP, WebP, PBM, PGM or PPM), whatever its name says"),
            };
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Damage.CutShort("in its header");
        }
    }
}
