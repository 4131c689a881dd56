using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Reads a JPEG's segments one by one, without the coded data between them.</summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> file)
{
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;

    private readonly ReadOnlySpan<byte> file = file;

    /// <summary>The offset after the segment, where the search for the next marker begins.</summary>
    public int At { get; set; } = 2;

    public byte Marker { get; private set; }

    /// <summary>The offset of the segment's data in the file.</summary>
    public int Start { get; private set; }

    /// <summary>The segment's data, without its length.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Goes to the next marker that has a segment, or to the mark of the end.</summary>
    /// <returns>False if the file ends before.</returns>
    public bool Next()
    {
        while (At < file.Length && file[At..].IndexOf((byte)0xFF) is >= 0 and var skip && At + skip + 1 < file.Length)
        {
            At += skip + 1;
            Marker = file[At];
            if (Marker == EndOfImage)
                return true;
            if (Marker == 0xFF)                                     // filling before a marker: look at it again
                continue;
            At++;
            if (Marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))    // an escape or a marker without segment
                continue;
            if (At + 2 > file.Length)
                return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[At..]);
            if (length < 2 || At + length > file.Length)
                return false;
            Start = At + 2;
            Data = file.Slice(Start, length - 2);
            At += length;
            return true;
        }
        return false;
    }
}
