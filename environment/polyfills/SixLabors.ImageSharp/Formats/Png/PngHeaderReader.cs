using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Walks the chunks of a PNG without looking into pixel data.</summary>
internal static class PngHeaderReader
{
    private const int ChunkOverhead = 12;
    private const int HeaderLength = 13;
    private const byte Colour = 2, Palette = 3, Alpha = 4;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ImageHeader Read(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> header = ReadImageHeader(data);
        ImageMetadata metadata = new();
        bool hasData = false, hasTransparency = false;
        for (int at = Signature.Length + ChunkOverhead + HeaderLength; at + 8 <= data.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
            ReadOnlySpan<byte> type = data.Slice(at + 4, 4);
            if (type.SequenceEqual("IEND"u8))
                break;
            if (length > data.Length - at - ChunkOverhead)
                throw Corrupt(type);
            ReadOnlySpan<byte> content = data.Slice(at + 8, (int)length);
            hasData |= type.SequenceEqual("IDAT"u8);
            hasTransparency |= type.SequenceEqual("tRNS"u8);
            if (type.SequenceEqual("pHYs"u8) && length == 9)
                ReadResolution(content, metadata);
            at += (int)length + ChunkOverhead;
        }
        if (!hasData)
            throw new InvalidImageContentException("PNG Image does not contain a data chunk.");
        return Describe(header, hasTransparency, metadata);
    }

    private static ReadOnlySpan<byte> ReadImageHeader(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> chunk = data[Signature.Length..];
        if (chunk.Length < 8 || !chunk.Slice(4, 4).SequenceEqual("IHDR"u8))
            throw new InvalidImageContentException("PNG Image must contain a header chunk and it must be located before any other chunks.");
        if (chunk.Length < HeaderLength + ChunkOverhead
            || BinaryPrimitives.ReadUInt32BigEndian(chunk) != HeaderLength
            || Crc32(chunk.Slice(4, 4 + HeaderLength)) != BinaryPrimitives.ReadUInt32BigEndian(chunk[(8 + HeaderLength)..]))
            throw Corrupt("IHDR"u8);
        return chunk.Slice(8, HeaderLength);
    }

    private static ImageHeader Describe(ReadOnlySpan<byte> header, bool hasTransparency, ImageMetadata metadata)
    {
        Size size = new(BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        byte depth = header[8], type = header[9];
        int channels = type switch { Colour => 3, Alpha => 2, Colour | Alpha => 4, _ => 1 };
        PixelLayout layout = hasTransparency || type == Palette || (type & Alpha) != 0 ? PixelLayout.Rgba32
            : type == Colour ? PixelLayout.Rgb24
            : PixelLayout.L8;
        return new ImageHeader(size, channels * depth, layout, metadata);
    }

    private static void ReadResolution(ReadOnlySpan<byte> content, ImageMetadata metadata)
    {
        metadata.HorizontalResolution = BinaryPrimitives.ReadUInt32BigEndian(content);
        metadata.VerticalResolution = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        metadata.ResolutionUnits = content[8] == 1 ? PixelResolutionUnit.PixelsPerMeter : PixelResolutionUnit.AspectRatio;
    }

    private static InvalidImageContentException Corrupt(ReadOnlySpan<byte> type)
        => new($"CRC Error. PNG {System.Text.Encoding.ASCII.GetString(type)} chunk is corrupt!");

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
