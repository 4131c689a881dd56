using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Reads the orientation of a picture from its EXIF block; other entries are ignored.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntryBytes = 12;

    /// <summary>Returns the orientation, 1 to 8; 1 if the block is broken or has none.</summary>
    /// <param name="tiff">The block from its byte order mark on.</param>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return 1;
        var little = tiff[0] == 'I';
        var at = Number32(tiff[4..], little);
        if (at > tiff.Length - 2)
            return 1;
        var entries = tiff[((int)at + 2)..];
        for (var left = Number16(tiff[(int)at..], little); left > 0 && entries.Length >= EntryBytes; left--)
        {
            if (Number16(entries, little) == Tag && Number16(entries[2..], little) == Short)
                return Number16(entries[8..], little) is >= 1 and <= 8 and var value ? value : 1;
            entries = entries[EntryBytes..];
        }
        return 1;
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
