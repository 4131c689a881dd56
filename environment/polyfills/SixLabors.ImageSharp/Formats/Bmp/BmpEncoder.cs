using System.Buffers.Binary;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Writes uncompressed bitmaps of 24 bits a pixel, or 32 where the pixels have alpha.</summary>
public sealed class BmpEncoder : QuantizingImageEncoder
{
    private const int HeaderLength = 14 + 40;

    public BmpBitsPerPixel? BitsPerPixel { get; init; }

    internal override void Write(Image image, Stream stream)
    {
        BmpBitsPerPixel bits = BitsPerPixel
            ?? (image.Pixels.Layout.HasAlpha() ? BmpBitsPerPixel.Pixel32 : BmpBitsPerPixel.Pixel24);
        if (bits == BmpBitsPerPixel.Pixel24)
            Write<Bgr24>(image, stream);
        else if (bits == BmpBitsPerPixel.Pixel32)
            Write<Bgra32>(image, stream);
        else
            throw new NotSupportedException($"Bitmaps of {(int)bits} bits are not offered here; use Pixel24 or Pixel32.");
    }

    private static void Write<TPixel>(Image image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> converted = image.CloneAs<TPixel>();
        PixelBuffer pixels = converted.Pixels;
        byte[] padding = new byte[-pixels.BytesPerRow & 3];
        stream.Write(Header(pixels, (pixels.BytesPerRow + padding.Length) * (long)pixels.Height));
        for (int y = pixels.Height - 1; y >= 0; y--)
        {
            stream.Write(pixels.Row(y));
            stream.Write(padding);
        }
    }

    private static byte[] Header(PixelBuffer pixels, long dataLength)
    {
        byte[] header = new byte[HeaderLength];
        header[0] = (byte)'B';
        header[1] = (byte)'M';
        Put(2, (uint)(HeaderLength + dataLength));
        Put(10, HeaderLength);
        Put(14, 40);
        Put(18, (uint)pixels.Width);
        Put(22, (uint)pixels.Height);
        Put(26, 1 | ((uint)pixels.BytesPerPixel * 8 << 16));
        Put(34, (uint)dataLength);
        return header;

        void Put(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
    }
}
