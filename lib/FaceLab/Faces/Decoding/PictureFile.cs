namespace FaceLab.Faces.Decoding;

/// <summary>Reads a picture's whole file.</summary>
internal static class PictureFile
{
    /// <summary>The largest file, 1 GiB, far above any photo's.</summary>
    private const long MaximumBytes = 1L << 30;

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="InvalidDataException">The file is empty, too large for a picture, or became shorter while it
    /// was read.</exception>
    /// <exception cref="IOException">The file is not there, is a folder, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static byte[] Read(string path)
    {
        // To open a named pipe would wait for ever; like an empty file, it has no length.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            throw new InvalidDataException("its file is empty, or it is no file but a pipe or a device");
        // With full sharing .NET takes no lock, which saves two system calls for each small file.
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
