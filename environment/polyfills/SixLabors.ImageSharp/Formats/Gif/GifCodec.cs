using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>The first frame of a GIF, on its screen.</summary>
internal sealed class GifCodec : FormatCodec
{
    public override IImageFormat Format => GifFormat.Instance;

    public override bool Recognises(ReadOnlySpan<byte> data) => data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8);

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data)
        => new(GifFrame.ScreenSize(data), (data[10] & 7) + 1, PixelLayout.Rgba32, new ImageMetadata());

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
    {
        GifFrame frame = GifFrame.ReadFirst(data);
        byte[] indices = new byte[frame.Bounds.Width * frame.Bounds.Height];
        GifLzw.Decode(frame.Blocks, frame.CodeSize, indices);
        Rgba32[] row = new Rgba32[pixels.Width];
        for (int y = 0; y < pixels.Height; y++)
        {
            Array.Clear(row);
            frame.DrawRow(indices, y, row);
            PixelConversion.Write(pixels.Layout, row, pixels.Row(y));
        }
    }
}
