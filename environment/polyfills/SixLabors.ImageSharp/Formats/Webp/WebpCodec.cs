using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>WebP through libwebp: decoding only, still images only.</summary>
internal sealed class WebpCodec : FormatCodec
{
    public override IImageFormat Format => WebpFormat.Instance;

    public override bool Recognises(ReadOnlySpan<byte> data)
        => data.Length >= 12 && data.StartsWith("RIFF"u8) && data.Slice(8, 4).SequenceEqual("WEBP"u8);

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data)
    {
        (Size size, bool hasAlpha) = NativeCodec.IdentifyWebp(data);
        return new ImageHeader(size, hasAlpha ? 32 : 24, PixelLayout.Rgba32, new ImageMetadata());
    }

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
        => NativeCodec.DecodeWebp(data, pixels);
}
