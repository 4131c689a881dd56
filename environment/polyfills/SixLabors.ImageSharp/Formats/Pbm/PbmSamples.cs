using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>Reads pixel after pixel, scaled to bytes.</summary>
internal ref struct PbmSamples(ReadOnlySpan<byte> data, PbmHeader header)
{
    private readonly ReadOnlySpan<byte> data = data;
    private readonly PbmHeader header = header;
    private int at = header.DataOffset;
    private int bit;

    public bool TryNextPixel(out Rgba32 pixel)
    {
        pixel = default;
        int r = NextByte(), g = r, b = r;
        if (header.Color == PbmColorType.Rgb)
        {
            g = NextByte();
            b = NextByte();
        }
        if (r < 0 || g < 0 || b < 0)
            return false;
        pixel = new Rgba32((byte)r, (byte)g, (byte)b);
        return true;
    }

    /// <summary>Rows of packed bits start at a byte.</summary>
    public void EndRow()
    {
        if (bit > 0)
            at++;
        bit = 0;
    }

    private int NextByte()
    {
        int sample = NextSample();
        if (sample < 0)
            return -1;
        if (header.Color == PbmColorType.BlackAndWhite)
            return sample == 0 ? byte.MaxValue : 0;
        return Math.Min(((sample * byte.MaxValue) + (header.MaxSample / 2)) / header.MaxSample, byte.MaxValue);
    }

    private int NextSample()
    {
        if (header.Encoding == PbmEncoding.Plain)
            return header.Color == PbmColorType.BlackAndWhite ? NextDigit() : PbmHeader.ReadNumber(data, ref at);
        if (header.Color == PbmColorType.BlackAndWhite)
            return NextBit();
        int bytes = header.MaxSample > byte.MaxValue ? 2 : 1;
        if (at + bytes > data.Length)
            return -1;
        int sample = bytes == 1 ? data[at] : (data[at] << 8) | data[at + 1];
        at += bytes;
        return sample;
    }

    private int NextBit()
    {
        if (at >= data.Length)
            return -1;
        int sample = (data[at] >> (7 - bit)) & 1;
        bit = (bit + 1) % 8;
        if (bit == 0)
            at++;
        return sample;
    }

    // P1 allows digits without white space between them.
    private int NextDigit()
    {
        while (at < data.Length && data[at] is not ((byte)'0' or (byte)'1'))
            at++;
        return at < data.Length ? data[at++] - '0' : -1;
    }
}
