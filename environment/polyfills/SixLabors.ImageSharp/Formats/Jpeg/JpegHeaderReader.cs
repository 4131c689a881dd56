using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Walks the marker segments of a JPEG up to the first scan (ITU-T T.81, Annex B).</summary>
internal ref struct JpegHeaderReader
{
    private const byte StartOfImage = 0xD8, StartOfScan = 0xDA, EndOfImage = 0xD9;
    private const byte App0 = 0xE0, App1 = 0xE1, QuantizationTables = 0xDB;

    private readonly ReadOnlySpan<byte> data;
    private readonly ImageMetadata metadata = new();
    private int at;
    private Size size;
    private int components;
    private int bitsPerPixel;
    private JpegEncodingColor? color;
    private int? lumaQuality;
    private int? chromaQuality;

    private JpegHeaderReader(ReadOnlySpan<byte> data) => this.data = data;

    public static ImageHeader Read(ReadOnlySpan<byte> data)
    {
        JpegHeaderReader reader = new(data) { at = 2 };
        reader.ReadSegments();
        if (reader.components == 0)
            throw new InvalidImageContentException("The JPEG has no frame header: it is cut short or damaged.");
        reader.metadata.Jpeg = new JpegParameters(reader.lumaQuality, reader.chromaQuality, reader.color);
        PixelLayout layout = PixelLayout.Rgb24;
        return new ImageHeader(reader.size, reader.bitsPerPixel, layout, reader.metadata);
    }

    // Once the frame header is known, what is cut off behind it matters to decoding only.
    private void ReadSegments()
    {
        while (NextMarker() is byte marker and not StartOfScan and not EndOfImage)
        {
            if (IsStandalone(marker))
                continue;
            int length = at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : 0;
            if (length < 2 || at + length > data.Length)
            {
                if (components > 0)
                    return;
                throw new InvalidImageContentException(
                    $"The JPEG does not have enough bytes for the {marker:X2} segment at byte {at}: it is cut short or damaged.");
            }
            ReadSegment(marker, data.Slice(at + 2, length - 2));
            at += length;
        }
    }

    private byte? NextMarker()
    {
        while (at < data.Length && data[at] != 0xFF)
            at++;
        while (at < data.Length && data[at] == 0xFF)
            at++;
        return at < data.Length ? data[at++] : null;
    }

    private static bool IsStandalone(byte marker) => marker is 0x00 or 0x01 or StartOfImage or (>= 0xD0 and <= 0xD7);

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case App0 when segment.Length >= 12 && segment.StartsWith("JFIF\0"u8):
                ReadResolution(segment);
                break;
            case App1 when segment.StartsWith("Exif\0\0"u8) && metadata.Exif is null:
                metadata.Exif = segment[6..].ToArray();
                break;
            case QuantizationTables:
                ReadQuantization(segment);
                break;
            case >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC when components == 0:
                ReadFrame(segment);
                break;
        }
    }

    private readonly void ReadResolution(ReadOnlySpan<byte> segment)
    {
        ushort x = BinaryPrimitives.ReadUInt16BigEndian(segment[8..]), y = BinaryPrimitives.ReadUInt16BigEndian(segment[10..]);
        if (x == 0 || y == 0)
            return;
        metadata.HorizontalResolution = x;
        metadata.VerticalResolution = y;
        metadata.ResolutionUnits = segment[7] switch
        {
            1 => PixelResolutionUnit.PixelsPerInch,
            2 => PixelResolutionUnit.PixelsPerCentimeter,
            _ => PixelResolutionUnit.AspectRatio,
        };
    }

    private void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            int table = segment[0] & 15, bytesPerStep = segment[0] >> 4 == 0 ? 1 : 2;
            if (segment.Length < 1 + (64 * bytesPerStep))
                return;
            int sum = 0;
            for (int i = 0; i < 64; i++)
                sum += bytesPerStep == 1 ? segment[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * i))..]);
            if (table == 0)
                lumaQuality = JpegQuality.OfLuma(sum);
            else if (table == 1)
                chromaQuality = JpegQuality.OfChroma(sum);
            segment = segment[(1 + (64 * bytesPerStep))..];
        }
    }

    private void ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 || segment.Length < 6 + (3 * segment[5]) || segment[5] == 0)
            throw new InvalidImageContentException("The JPEG's frame header is damaged.");
        size = new Size(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
        if (size.Width == 0 || size.Height == 0)
            throw new InvalidImageContentException($"Invalid image dimensions: {size.Width}x{size.Height}.");
        components = segment[5];
        bitsPerPixel = segment[0] * components;
        color = components switch
        {
            1 => JpegEncodingColor.Luminance,
            3 => ColorOf(sampling: segment[7]),
            _ => null,
        };
    }

    private static JpegEncodingColor? ColorOf(byte sampling) => sampling switch
    {
        0x11 => JpegEncodingColor.YCbCrRatio444,
        0x21 => JpegEncodingColor.YCbCrRatio422,
        0x22 => JpegEncodingColor.YCbCrRatio420,
        0x41 => JpegEncodingColor.YCbCrRatio411,
        0x42 => JpegEncodingColor.YCbCrRatio410,
        _ => null,
    };
}
