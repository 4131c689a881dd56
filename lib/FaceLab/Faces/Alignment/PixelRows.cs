namespace FaceLab.Faces.Alignment;

/// <summary>The bytes (height, width, channels) of a picture, row by row, with 1 or 3 channels.</summary>
internal readonly ref struct PixelRows(ReadOnlySpan<byte> pixels, int width, int channels)
{
    private readonly ReadOnlySpan<byte> pixels = pixels;

    public int Width => width;

    public int Height => pixels.Length / (width * channels);

    public int Channels => channels;

    public ReadOnlySpan<byte> this[int y] => pixels.Slice(y * width * channels, width * channels);
}
