using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes PNGs of 8 bits a channel: grey for L8, RGB, or RGBA where the pixels have alpha, unless told otherwise.</summary>
public class PngEncoder : QuantizingImageEncoder
{
    public PngColorType? ColorType { get; init; }

    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    internal override void Write(Image image, Stream stream)
    {
        switch (ColorType)
        {
            case null: WriteAsIs(image.Pixels, stream); break;
            case PngColorType.Grayscale: WriteAs<L8>(image, stream); break;
            case PngColorType.Rgb: WriteAs<Rgb24>(image, stream); break;
            case PngColorType.RgbWithAlpha: WriteAs<Rgba32>(image, stream); break;
            default:
                throw new NotSupportedException(
                    $"PNG colours {ColorType} are not offered here; use Grayscale, Rgb or RgbWithAlpha.");
        }
    }

    private void WriteAs<TPixel>(Image image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> converted = image.CloneAs<TPixel>();
        WriteAsIs(converted.Pixels, stream);
    }

    private void WriteAsIs(PixelBuffer pixels, Stream stream)
        => NativeCodec.EncodePng(pixels, (int)CompressionLevel, stream);
}
