using System.Buffers.Binary;
using System.IO.Compression;

namespace FaceLab.Data.Sets;

/// <summary>The idx format of MNIST: an array of bytes of one to three dimensions, plain or compressed by
/// gzip.</summary>
/// <remarks>
/// Two zero bytes, the type (0x08: unsigned bytes, the only one here), the number of dimensions, the dimensions as
/// 32-bit big-endian numbers, then the bytes, the last dimension fastest (Y. LeCun, C. Cortes, C. Burges, "The MNIST
/// Database", file formats).
/// </remarks>
internal sealed record IdxFile(int[] Shape, byte[] Data)
{
    private const byte UnsignedBytes = 0x08;

    /// <summary>Reads a file with a given number of dimensions. Memory grows with the file's real content, not with the
    /// size in its header.</summary>
    /// <exception cref="FaceDataException">The file is missing, is not such an idx file, or has too few or too many
    /// bytes.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var shape = ShapeOf(stream, path, dimensions);
            return new IdxFile(shape, Bytes(stream, path, shape));
        }
        catch (EndOfStreamException error)
        {
            throw new FaceDataException(
                $"'{path}' ends within its idx header: it was cut short. Fetch it again.", error);
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException
            or DirectoryNotFoundException)
        {
            throw new FaceDataException($"'{path}' cannot be read as idx: {error.Message} Fetch it again.", error);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static int[] ShapeOf(Stream stream, string path, int dimensions)
    {
        var header = new byte[4 + 4 * dimensions];
        stream.ReadExactly(header.AsSpan(0, 4));
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedBytes || header[3] != dimensions)
            throw new FaceDataException($"'{path}' begins with {Convert.ToHexString(header, 0, 4)}: an idx file of " +
                $"bytes in {dimensions} dimensions begins with " +
                $"0000080{dimensions}. Fetch it again, and check that images and labels are not swapped.");
        stream.ReadExactly(header.AsSpan(4));
        return [.. Enumerable.Range(0, dimensions)
            .Select(d => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + 4 * d)))];
    }

    private static byte[] Bytes(Stream stream, string path, int[] shape)
    {
        var count = 1L;
        foreach (var size in shape)
        {
            if (size < 1 || (count *= size) > Array.MaxLength)
                throw new FaceDataException(
                    $"'{path}' claims the size {string.Join(" x ", shape)}: expected 1 to {Array.MaxLength:N0} bytes " +
                    "in all. Fetch it again.");
        }
        using var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        int read;
        while ((read = stream.Read(block)) > 0)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > count)
                throw new FaceDataException($"'{path}' goes on after the {count:N0} bytes that its header promises. " +
                    "Fetch it again.");
        }
        return bytes.Length == count ? bytes.ToArray()
            : throw new FaceDataException(
                $"'{path}' holds {bytes.Length:N0} of the {count:N0} bytes that its header promises: it was cut " +
                "short. Fetch it again.");
    }
}
