using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Native;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>PNG through libpng.</summary>
internal sealed class PngCodec : FormatCodec
{
    public override IImageFormat Format => PngFormat.Instance;

    public override IImageEncoder Encoder { get; } = new PngEncoder();

    public override bool Recognises(ReadOnlySpan<byte> data) => data.StartsWith(PngHeaderReader.Signature);

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data) => PngHeaderReader.Read(data);

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
    {
        pixels.Clear();
        NativeCodec.DecodePng(data, pixels);
    }
}
