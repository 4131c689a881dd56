using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>Netpbm P1 to P6. Pixels that a file cut short lacks are black, as in the real package.</summary>
internal sealed class PbmCodec : FormatCodec
{
    public override IImageFormat Format => PbmFormat.Instance;

    public override IImageEncoder Encoder { get; } = new PbmEncoder();

    public override bool Recognises(ReadOnlySpan<byte> data)
        => data.Length >= 2 && data[0] == 'P' && data[1] is >= (byte)'1' and <= (byte)'6';

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data)
    {
        PbmHeader header = PbmHeader.Read(data);
        int bitsPerSample = header.MaxSample > byte.MaxValue ? 16 : 8;
        return new ImageHeader(header.Size, bitsPerSample, PixelLayout.Rgb24, new ImageMetadata());
    }

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
    {
        PbmHeader pbm = PbmHeader.Read(data);
        PbmSamples samples = new(data, pbm);
        Rgba32[] row = new Rgba32[pixels.Width];
        pixels.Clear();
        for (int y = 0; y < pixels.Height; y++)
        {
            int x = 0;
            for (; x < row.Length && samples.TryNextPixel(out row[x]); x++)
            {
            }
            row.AsSpan(x).Fill(new Rgba32(0, 0, 0));
            PixelConversion.Write(pixels.Layout, row, pixels.Row(y));
            samples.EndRow();
        }
    }
}
