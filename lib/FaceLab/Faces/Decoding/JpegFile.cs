using System.Buffers;
using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>Checks JPEG files: segments of tables, and scans of coded blocks.</summary>
/// <remarks>
/// ImageSharp fills the missing part of a damaged scan with gray, without an error, so scans are checked here.
/// Scans are read code by code. The end mark may be missing if all blocks are there, in a progressive file with all of
/// their bits.
/// </remarks>
internal static class JpegFile
{
    /// <summary>Far more scans than any encoder writes. Each scan of a hostile file can take as long as the
    /// picture.</summary>
    private const int MostScans = 200;

    /// <summary>The end of a file that was made at its full length and never filled.</summary>
    private static readonly byte[] Hole = new byte[16];

    public static PictureHeader Header(ReadOnlySpan<byte> file)
    {
        var (frame, orientation) = (default(JpegFrame), 1);
        for (var segments = new JpegSegments(file); segments.Next();)
        {
            if (segments.Marker is JpegSegments.EndOfImage)
                break;
            if (segments.Marker is JpegSegments.StartOfScan && frame is not null)
                return new("JPEG", frame.Width, frame.Height, BytesPerPixel(frame, segments.Data), orientation);
            if (IsFrame(segments.Marker) && frame is not null)
                throw Damage.Found("it has two frame headers");
            if (IsFrame(segments.Marker))
                frame = new JpegFrame(segments.Marker, segments.Data);
            else if (segments.Marker == 0xE1 && segments.Data.StartsWith("Exif\0\0"u8))
                orientation = ExifOrientation.Of(segments.Data[6..]);
        }
        throw Damage.CutShort("before its first scan");
    }

    /// <summary>Fails if blocks are missing or codes are damaged.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">The rows of pixels that will be read, from the first on.</param>
    /// <returns>The file, or if possible one that ends after those rows: it decodes to the same pixels there in less
    /// time.</returns>
    /// <exception cref="InvalidDataException">The file is cut short or damaged.</exception>
    public static ReadOnlyMemory<byte> Check(byte[] file, int rows)
    {
        var (state, frameAt, shorter, ended) = (new JpegScans(), 0, default(byte[]), false);
        var segments = new JpegSegments(file);
        while (!ended && segments.Next())
        {
            if (segments.Marker == JpegSegments.EndOfImage)
                ended = true;
            else if (IsFrame(segments.Marker))
                (state.Frame, frameAt) = (new JpegFrame(segments.Marker, segments.Data), segments.Start);
            else if (segments.Marker == 0xC4)
                state.Tables.AddCodes(segments.Data);
            else if (segments.Marker == 0xDB)
                state.Tables.AddSteps(segments.Data);
            else if (segments.Marker == 0xDD)
                state.RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(segments.Data);
            else if (segments.Marker == JpegSegments.StartOfScan)
            {
                if (++state.Count > MostScans)
                    throw Damage.Found($"it has more than {MostScans} scans");
                shorter = Scan(file, ref segments, state, frameAt, rows);
            }
        }
        if (!state.IsComplete || (!ended && !state.IsWhole))
            throw Damage.CutShort("in its scans");
        if (!ended && file.AsSpan().EndsWith(Hole))
            throw Damage.Found("it ends in zeros");
        if (state.Count == 1 && shorter is not null)
            return shorter;
        // Without the mark ImageSharp reads ones after the file's end, and the last blocks are wrong.
        return ended ? file : (byte[])[.. file, 0xFF, JpegSegments.EndOfImage];
    }

    private static byte[]? Scan(byte[] file, ref JpegSegments segments, JpegScans state, int frameAt, int rows)
    {
        var start = segments.At;
        var bytes = ArrayPool<byte>.Shared.Rent(file.Length - start + JpegScan.Padding);
        try
        {
            state.Begin(segments.Data);
            segments.At = start + state.Read(file.AsSpan(start), bytes);
            var kept = state.Walk(bytes, rows);
            return kept > 0 ? Shorter(file.AsSpan(0, start), bytes.AsSpan(0, kept), frameAt, rows) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Makes a file of head, codes and end, with the new height in its frame header.</summary>
    private static byte[] Shorter(ReadOnlySpan<byte> head, ReadOnlySpan<byte> codes, int frameAt, int rows)
    {
        var file = new byte[head.Length + codes.Length + codes.Count((byte)0xFF) + 2];
        head.CopyTo(file);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frameAt + 1), (ushort)rows);
        var to = file.AsSpan(head.Length);
        while (codes.IndexOf((byte)0xFF) is >= 0 and var at)
        {
            codes[..(at + 1)].CopyTo(to);       // a 0 follows: the array's own
            codes = codes[(at + 1)..];
            to = to[(at + 2)..];
        }
        codes.CopyTo(to);
        (file[^2], file[^1]) = (0xFF, JpegSegments.EndOfImage);
        return file;
    }

    /// <summary>Returns the bytes a pixel. Pictures that are progressive or have several scans keep all coefficients, 2
    /// bytes each, until the last scan is read.</summary>
    private static int BytesPerPixel(JpegFrame frame, ReadOnlySpan<byte> scan) =>
        frame.IsSequential && scan[0] == frame.Components.Length ? 3 : 3 + 2 * frame.Components.Length;

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
