using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Uncompressed bitmaps of 1, 4, 8, 24 and 32 bits a pixel.</summary>
internal sealed class BmpCodec : FormatCodec
{
    private const uint BitFields = 3;

    public override IImageFormat Format => BmpFormat.Instance;

    public override IImageEncoder Encoder { get; } = new BmpEncoder();

    public override bool Recognises(ReadOnlySpan<byte> data) => data.StartsWith("BM"u8);

    public override ImageHeader ReadHeader(ReadOnlySpan<byte> data)
    {
        BmpHeader header = BmpHeader.Read(data);
        return new ImageHeader(header.Size, header.Bits, PixelLayout.Rgba32, new ImageMetadata());
    }

    public override void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels)
    {
        BmpHeader bmp = BmpHeader.Read(data);
        bool plain = bmp.Compression == 0 || (bmp.Compression == BitFields && bmp.Bits == 32);
        if (!plain || bmp.Bits is not (1 or 4 or 8 or 24 or 32))
            throw new NotSupportedException($"Bitmaps of {bmp.Bits} bits with compression {bmp.Compression} are not offered here.");
        Rgba32[] palette = ReadPalette(data, bmp);
        long rowLength = (((long)bmp.Size.Width * bmp.Bits) + 31) / 32 * 4;
        int needed = (int)((((long)bmp.Size.Width * bmp.Bits) + 7) / 8);
        bool hasAlpha = bmp.Bits == 32 && HasAlpha(data[(int)Math.Min(bmp.DataOffset, data.Length)..]);
        Rgba32[] row = new Rgba32[bmp.Size.Width];
        byte[] stored = new byte[needed];
        for (int i = 0; i < bmp.Size.Height; i++)
        {
            long at = bmp.DataOffset + (i * rowLength);
            if (at >= data.Length)
                throw new InvalidImageContentException("Could not read enough data for a pixel row: the bitmap is cut short.");
            // A row begun is a row read, as in the real package.
            int available = (int)Math.Min(needed, data.Length - at);
            data.Slice((int)at, available).CopyTo(stored);
            stored.AsSpan(available).Clear();
            ReadRow(stored, bmp.Bits, hasAlpha, palette, row);
            int y = bmp.BottomUp ? bmp.Size.Height - 1 - i : i;
            PixelConversion.Write(pixels.Layout, row, pixels.Row(y));
        }
    }

    private static void ReadRow(ReadOnlySpan<byte> source, int bits, bool hasAlpha, Rgba32[] palette, Span<Rgba32> row)
    {
        if (bits >= 24)
        {
            int step = bits / 8;
            for (int x = 0, at = 0; x < row.Length; x++, at += step)
                row[x] = new Rgba32(source[at + 2], source[at + 1], source[at], hasAlpha ? source[at + 3] : byte.MaxValue);
            return;
        }
        int perByte = 8 / bits, mask = (1 << bits) - 1;
        for (int x = 0; x < row.Length; x++)
            row[x] = palette[(source[x / perByte] >> (8 - bits - (x % perByte * bits))) & mask];
    }

    // Many writers leave the fourth byte at zero and mean opaque.
    private static bool HasAlpha(ReadOnlySpan<byte> pixels)
    {
        for (int at = 3; at < pixels.Length; at += 4)
        {
            if (pixels[at] != 0)
                return true;
        }
        return false;
    }

    private static Rgba32[] ReadPalette(ReadOnlySpan<byte> data, BmpHeader bmp)
    {
        if (bmp.Bits > 8)
            return [];
        Rgba32[] palette = new Rgba32[1 << bmp.Bits];
        Array.Fill(palette, new Rgba32(0, 0, 0));
        for (int i = 0, at = bmp.PaletteOffset; i < palette.Length && at + 3 <= data.Length && at < bmp.DataOffset; i++)
        {
            palette[i] = new Rgba32(data[at + 2], data[at + 1], data[at]);
            at += bmp.PaletteEntrySize;
        }
        return palette;
    }
}
