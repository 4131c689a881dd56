using System.Buffers.Binary;

namespace FaceLab.Imaging;

/// <summary>
/// Finds the JPEGs that stop before their picture does. Decoders are built to show what they can: they paint the missing
/// part grey and say nothing, so a half-copied data set would train on half faces.
/// </summary>
internal static class JpegEnding
{
    private static ReadOnlySpan<byte> StartOfImage => [0xFF, 0xD8];

    /// <summary>Whether the file is a JPEG without its end-of-image marker; files of other formats are not.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> file) => file.StartsWith(StartOfImage) && !IsThere(file);

    /// <summary>Walks the segments, which say their length; a scan's bytes escape 0xFF by a 0 after it.</summary>
    private static bool IsThere(ReadOnlySpan<byte> file)
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
}
