namespace FaceLab.Faces.Alignment;

/// <summary>The bytes of a picture, row by row.</summary>
/// <param name="pixels">(height, width, channels) bytes.</param>
/// <param name="width">In pixels.</param>
/// <param name="channels">Bytes a pixel, 1 or 3.</param>
internal readonly ref struct PixelRows(ReadOnlySpan<byte> pixels, int width, int channels)
{
    private readonly ReadOnlySpan<byte> pixels = pixels;

    public int Width => width;

    public int Height => pixels.Length / (width * channels);

    public int Channels => channels;

    public ReadOnlySpan<byte> this[int y] => pixels.Slice(y * width * channels, width * channels);
}
