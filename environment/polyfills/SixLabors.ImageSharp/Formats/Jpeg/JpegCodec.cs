using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Native;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>JPEG through libjpeg-turbo. A scan cut short decodes to what is there, as in the real package.</summary>
internal sealed class JpegCodec : FormatCodec
{
    private const int BlockSize = 8;
    private const int ShortestHeader = 11;

    public override IImageFormat Format => JpegFormat.Instance;

    public override IImageEncoder Encoder { get; } = new JpegEncoder();

    public override bool Recognises(ReadOnlySpan<byte> data)
        => data.Length >= ShortestHeader && data[0] == 0xFF && data[1] == 0xD8;

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data) => JpegHeaderReader.Read(data);

    /// <summary>The smallest of an eighth, a quarter, half and all that covers the target.</summary>
    public override Size DecodedSize(Size full, Size? target)
    {
        if (target is not Size wanted)
            return full;
        for (int block = 1; block < BlockSize; block *= 2)
        {
            Size scaled = new(Scale(full.Width, block), Scale(full.Height, block));
            if (scaled.Width >= wanted.Width && scaled.Height >= wanted.Height)
                return scaled;
        }
        return full;
    }

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
    {
        int block = 1;
        while (new Size(Scale(header.Size.Width, block), Scale(header.Size.Height, block)) != pixels.Size)
            block *= 2;
        NativeJpeg jpeg = NativeCodec.OpenJpeg(data, BlockSize / block, pixels, out bool deferrable);
        if (deferrable)
        {
            pixels.Defer(new DeferredJpeg(jpeg));
            return;
        }
        using (jpeg)
            NativeCodec.ReadJpeg(jpeg, new Rectangle(default, pixels.Size), ref pixels.First);
    }

    private static int Scale(int length, int block) => (int)((((long)length * block) + BlockSize - 1) / BlockSize);
}
