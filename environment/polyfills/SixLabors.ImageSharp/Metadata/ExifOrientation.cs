using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>Finds the orientation (tag 0x0112, a short) in the first directory of an EXIF block.</summary>
internal static class ExifOrientation
{
    private const int TopLeft = 1;
    private const ushort Tag = 0x0112, Short = 3;

    /// <summary>1 to 8 as EXIF counts; 1, upright, where nothing is said.</summary>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        int at = Find(exif, out bool littleEndian);
        int value = at < 0 ? TopLeft : ReadShort(exif, at, littleEndian);
        return value is >= 1 and <= 8 ? value : TopLeft;
    }

    /// <summary>A copy of the block that says upright.</summary>
    public static byte[] Reset(ReadOnlySpan<byte> exif)
    {
        byte[] copy = exif.ToArray();
        int at = Find(copy, out bool littleEndian);
        if (at < 0)
            return copy;
        if (littleEndian)
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at), TopLeft);
        else
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), TopLeft);
        return copy;
    }

    // Header: byte order (II or MM), 42, offset of the directory. Directory: count, then 12 bytes an entry.
    private static int Find(ReadOnlySpan<byte> exif, out bool littleEndian)
    {
        littleEndian = exif.StartsWith("II"u8);
        if (exif.Length < 8 || !(littleEndian || exif.StartsWith("MM"u8)))
            return -1;
        uint directory = littleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > exif.Length - 2)
            return -1;
        int count = ReadShort(exif, (int)directory, littleEndian);
        for (int i = 0, at = (int)directory + 2; i < count && at + 12 <= exif.Length; i++, at += 12)
        {
            if (ReadShort(exif, at, littleEndian) == Tag && ReadShort(exif, at + 2, littleEndian) == Short)
                return at + 8;
        }
        return -1;
    }

    private static ushort ReadShort(ReadOnlySpan<byte> exif, int at, bool littleEndian) => littleEndian
        ? BinaryPrimitives.ReadUInt16LittleEndian(exif[at..])
        : BinaryPrimitives.ReadUInt16BigEndian(exif[at..]);
}
