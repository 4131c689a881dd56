namespace FaceLab.Faces.Decoding;

/// <summary>Reads a picture's file whole.</summary>
internal static class PictureFile
{
    /// <summary>Far above any photo's file: 1 GiB.</summary>
    private const long MaximumBytes = 1L << 30;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDataException">It is too large for a picture.</exception>
    /// <exception cref="IOException">It is not there, is a folder, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not read it.</exception>
    public static byte[] Read(string path)
    {
        // Sharing everything spares a lock and its release, two calls of the system for each small file.
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > MaximumBytes)
            throw new InvalidDataException($"its file has {length:N0} bytes; a picture has at most {MaximumBytes:N0}");
        var file = GC.AllocateUninitializedArray<byte>((int)length);
        for (var at = 0; at < file.Length;)
        {
            var read = RandomAccess.Read(handle, file.AsSpan(at), at);
            if (read == 0)
                throw new InvalidDataException($"its file ended at byte {at:N0} of {file.Length:N0} while it was read");
            at += read;
        }
        return file;
    }
}
