using System.Buffers.Binary;
using System.IO.Compression;

namespace FaceLab.Faces.Decoding;

/// <summary>Checks PNG files: chunks of length, type, data and checksum.</summary>
/// <remarks>ImageSharp checks the checksums of the chunks of pixels, and leaves missing rows black.</remarks>
internal static class PngFile
{
    private const int Signature = 8;
    private const int Around = 12;

    /// <summary>The chunk of the end: length, type and checksum.</summary>
    private static readonly byte[] End = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static PictureHeader Header(ReadOnlySpan<byte> file)
    {
        if (!file[(Signature + 4)..].StartsWith("IHDR"u8))
            throw Damage.Found("it does not begin with its header");
        var header = file.Slice(Signature + 8, 13);
        var orientation = 1;
        for (var chunks = new Chunks(file[(Signature + Around + 13)..]); chunks.Next();)
        {
            if (chunks.Type.SequenceEqual("IHDR"u8))
                throw Damage.Found("it has two headers");
            if (chunks.Type.SequenceEqual("eXIf"u8))
                orientation = ExifOrientation.Of(chunks.Data);
        }
        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        return new("PNG", width, height, BytesPerPixel: 3, orientation);
    }

    /// <summary>Fails if the compressed data hold fewer rows than the header says.</summary>
    /// <returns>The file; if its end chunk is missing, a new one with whole chunks and an end.</returns>
    /// <exception cref="InvalidDataException">The file is cut short or damaged.</exception>
    public static byte[] Check(byte[] file, PictureHeader header)
    {
        var (depth, colours, interlaced) = (file[Signature + 16], file[Signature + 17], file[Signature + 20] == 1);
        var bits = depth * (colours switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 });
        var expected = interlaced ? InterlacedBytes(header, bits) : Bytes(header.Width, header.Height, bits);
        using var data = new MemoryStream();
        var chunks = new Chunks(file.AsSpan(Signature));
        var isWhole = true;
        while (chunks.Next())
        {
            if (!chunks.Type.SequenceEqual("IDAT"u8))
                continue;
            data.Write(chunks.Data);
            isWhole = chunks.IsWhole;
        }
        data.Position = 0;
        if (Inflated(data, expected) < expected)
            throw chunks.HasEnd ? Damage.Found("its compressed data are less than the picture")
                : Damage.CutShort("in its compressed data");
        if (!isWhole)
            throw Damage.CutShort("in the checksum of its pixels");
        return chunks.HasEnd ? file : [.. file[..(Signature + chunks.WholeBytes)], .. End];
    }

    private static long Inflated(Stream data, long most)
    {
        using var rows = new ZLibStream(data, CompressionMode.Decompress);
        Span<byte> buffer = stackalloc byte[16384];
        var sum = 0L;
        try
        {
            while (sum < most && rows.Read(buffer) is > 0 and var read)
                sum += read;
        }
        catch (InvalidDataException)
        {
            // The sum of the bytes before the damage is too small, and the caller fails.
        }
        return sum;
    }

    /// <summary>Returns the bytes of a picture; each row has one more, its filter.</summary>
    private static long Bytes(long width, long height, int bits) =>
        width == 0 ? 0 : height * (1 + (width * bits + 7) / 8);

    /// <summary>Returns the bytes of Adam7's seven passes.</summary>
    private static long InterlacedBytes(PictureHeader header, int bits)
    {
        ReadOnlySpan<(int X, int Y, int AcrossEach, int DownEach)> passes =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var sum = 0L;
        foreach (var (x, y, across, down) in passes)
            sum += Bytes((header.Width - x + across - 1) / across, (header.Height - y + down - 1) / down, bits);
        return sum;
    }

    private ref struct Chunks(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;

        /// <summary>The bytes of the whole chunks so far.</summary>
        public int WholeBytes { get; private set; }

        public ReadOnlySpan<byte> Type { get; private set; }

        public ReadOnlySpan<byte> Data { get; private set; }

        /// <summary>True if the chunk is there to its last byte, with its checksum.</summary>
        public bool IsWhole { get; private set; }

        public readonly bool HasEnd => rest.Length >= 8 && rest[4..8].SequenceEqual("IEND"u8);

        /// <summary>Goes to the next chunk; false at the end chunk and at the file's end.</summary>
        public bool Next()
        {
            if (rest.Length < 8 || HasEnd)
                return false;
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(rest), (uint)rest.Length - 8);
            Type = rest[4..8];
            Data = rest.Slice(8, length);
            var all = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(rest) + (long)Around, int.MaxValue);
            IsWhole = all <= rest.Length;
            WholeBytes += IsWhole ? (int)all : 0;
            rest = rest[(int)Math.Min(all, rest.Length)..];
            return true;
        }
    }
}
