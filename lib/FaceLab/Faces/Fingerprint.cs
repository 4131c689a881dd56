namespace FaceLab.Faces;

/// <summary>What one call of the system tells of a file, without reading it.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedTicks">Time of the last change of its content, UTC, in 100 ns: all that .NET gives of the system's ns.</param>
internal readonly record struct Fingerprint(long Length, long ModifiedTicks)
{
    /// <summary>Of the file that a path leads to; <see langword="null"/> if there is none that one may look at.</summary>
    public static Fingerprint? Of(string path)
    {
        try
        {
            FileSystemInfo file = new FileInfo(path);
            // A link's own size and time say nothing about what it points to.
            if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                file = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return file is FileInfo { Exists: true } found ? new Fingerprint(found.Length, found.LastWriteTimeUtc.Ticks) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
