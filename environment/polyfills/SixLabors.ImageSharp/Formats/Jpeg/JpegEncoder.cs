using SixLabors.ImageSharp.Native;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Writes baseline JPEGs: at quality 75 and with halved chroma unless told, or loaded, otherwise.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    private const int LargestSide = 65535;
    private readonly int? quality;

    /// <summary>1 to 100.</summary>
    public int? Quality
    {
        get => quality;
        init
        {
            if (value is < 1 or > 100)
                throw new ArgumentException("Quality factor must be in [1..100] range.", nameof(value));
            quality = value;
        }
    }

    public JpegEncodingColor? ColorType { get; init; }

    internal override void Write(Image image, Stream stream)
    {
        if (image.Width > LargestSide || image.Height > LargestSide)
            throw new ImageFormatException($"Image is too large to encode at {image.Width}x{image.Height} for JPEG format.");
        JpegParameters? loaded = image.Metadata.Jpeg;
        JpegEncodingColor color = ColorType ?? loaded?.Color ?? JpegEncodingColor.YCbCrRatio420;
        NativeCodec.EncodeJpeg(
            image.Pixels,
            Quality ?? loaded?.LumaQuality ?? JpegQuality.Default,
            Quality ?? loaded?.ChromaQuality ?? JpegQuality.Default,
            Sampling(color),
            grayscale: color == JpegEncodingColor.Luminance,
            SkipMetadata ? [] : image.Metadata.Exif,
            stream);
    }

    private static Size Sampling(JpegEncodingColor color) => color switch
    {
        JpegEncodingColor.YCbCrRatio420 => new Size(2, 2),
        JpegEncodingColor.YCbCrRatio422 => new Size(2, 1),
        JpegEncodingColor.YCbCrRatio411 => new Size(4, 1),
        JpegEncodingColor.YCbCrRatio410 => new Size(4, 2),
        JpegEncodingColor.YCbCrRatio444 or JpegEncodingColor.Luminance => new Size(1, 1),
        _ => throw new NotSupportedException($"JPEG colours {color} are not offered here; use a YCbCr ratio or Luminance."),
    };
}
