using System.Text;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>Writes Netpbm files: plain (decimal text) and grey unless told otherwise.</summary>
public sealed class PbmEncoder : ImageEncoder
{
    public PbmEncoding? Encoding { get; init; }

    public PbmColorType? ColorType { get; init; }

    internal override void Write(Image image, Stream stream)
    {
        PbmColorType color = ColorType ?? PbmColorType.Grayscale;
        PbmEncoding encoding = Encoding ?? PbmEncoding.Plain;
        if (color == PbmColorType.BlackAndWhite)
            throw new NotSupportedException("Black and white Netpbm is not offered here; use Grayscale or Rgb.");
        int kind = (encoding == PbmEncoding.Plain ? 1 : 4) + (int)color;
        stream.Write(System.Text.Encoding.ASCII.GetBytes($"P{kind}\n{image.Width} {image.Height}\n255\n"));
        if (color == PbmColorType.Rgb)
            WriteRows<Rgb24>(image, encoding, stream);
        else
            WriteRows<L8>(image, encoding, stream);
    }

    private static void WriteRows<TPixel>(Image image, PbmEncoding encoding, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> converted = image.CloneAs<TPixel>();
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = converted.Pixels.Row(y);
            stream.Write(encoding == PbmEncoding.Binary ? row : AsText(row));
        }
    }

    private static byte[] AsText(ReadOnlySpan<byte> row)
    {
        StringBuilder text = new(row.Length * 4);
        foreach (byte sample in row)
            text.Append(sample).Append(' ');
        text.Append('\n');
        return System.Text.Encoding.ASCII.GetBytes(text.ToString());
    }
}
