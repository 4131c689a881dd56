using System.Buffers.Binary;

namespace FaceLab.Imaging;

/// <summary>
/// Finds the files that stop before their picture does. Decoders are built to show what they can: they paint the missing
/// part grey or black and say nothing, so a half-copied data set would train on half faces.
/// </summary>
internal static class PictureEnding
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    /// <summary>Whether the file is a JPEG or PNG without the marker that ends it; files of other formats pass.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> file) =>
        (file.StartsWith(JpegStart) && !JpegEnds(file)) || (file.StartsWith(PngStart) && !PngEnds(file));

    /// <summary>Walks the segments, which say their length; a scan's bytes escape 0xFF by a 0 after it.</summary>
    private static bool JpegEnds(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (file[at..].IndexOf((byte)0xFF) is >= 0 and var skip && at + skip + 1 < file.Length)
        {
            at += skip + 1;
            switch (file[at])
            {
                case 0xD9:
                    return true;
                case 0xFF:                                      // filling before a marker: look at it again
                    break;
                case 0x00 or 0x01 or (>= 0xD0 and <= 0xD8):     // an escape or a marker without segment
                    at++;
                    break;
                default:
                    if (at + 3 > file.Length)
                        return false;
                    at += 1 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
                    if (at >= file.Length)
                        return false;
                    break;
            }
        }
        return false;
    }

    /// <summary>Walks the chunks: length, type, data, checksum.</summary>
    private static bool PngEnds(ReadOnlySpan<byte> file)
    {
        for (var at = 8L; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            if (chunk[4..8].SequenceEqual("IEND"u8))
                return true;
            at += 12 + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }
        return false;
    }
}
