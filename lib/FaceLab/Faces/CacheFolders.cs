namespace FaceLab.Faces;

/// <summary>Deletes what is ours in the folder of caches, and nothing else.</summary>
internal static class CacheFolders
{
    private static readonly string[] OurFiles = [CachePaths.Pixels, CachePaths.Manifest, CachePaths.Journal];

    /// <summary>How long the unfinished work of a process that is gone is kept for someone to go on from.</summary>
    private static readonly TimeSpan KeepPartial = TimeSpan.FromDays(1);

    /// <summary>Whether a folder is a real one, no link, that holds nothing but the files of a cache.</summary>
    public static bool IsOurs(string folder)
    {
        var info = new DirectoryInfo(folder);
        if (!info.Exists || info.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return false;
        return info.EnumerateFileSystemInfos().All(entry =>
            entry is FileInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && OurFiles.Contains(entry.Name, StringComparer.Ordinal));
    }

    /// <summary>Deletes a folder of ours. Pixels that another process has mapped stay with it until it ends.</summary>
    /// <exception cref="IOException">Something else is in it, which stays.</exception>
    public static void Delete(string folder)
    {
        // The manifest first, so that half a deletion leaves no cache.
        foreach (var name in OurFiles.Reverse())
            File.Delete(Path.Combine(folder, name));
        Directory.Delete(folder, recursive: false);
    }

    /// <summary>Removes what processes that are gone left behind. What is still being made is locked and stays.</summary>
    public static void RemoveLeftOvers(CachePaths current)
    {
        foreach (var folder in Directory.EnumerateDirectories(current.Root).Where(folder => folder != current.Partial).ToList())
        {
            var name = Path.GetFileName(folder);
            var mark = name.IndexOf(CachePaths.DiscardedMark, StringComparison.Ordinal);
            var isPartial = name.EndsWith(CachePaths.PartialEnding, StringComparison.Ordinal);
            if (mark > 0 && IsOurs(folder))
                TryDelete(folder);
            else if (isPartial && IsOurs(folder) && LastWritten(folder) < DateTime.UtcNow - KeepPartial)
                DeleteUnlessMade(new CachePaths(current.Root, name[..^CachePaths.PartialEnding.Length]), folder);
        }
    }

    /// <summary>When a file in it was last written, UTC.</summary>
    public static DateTime LastWritten(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.LastWriteTimeUtc)
            .Append(Directory.GetLastWriteTimeUtc(folder)).Max();

    private static void DeleteUnlessMade(CachePaths paths, string folder)
    {
        using var taken = CacheLock.TryTake(paths);
        if (taken is not null)
            TryDelete(folder);
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process is faster, or it is not ours to delete: it takes room and does no harm.
        }
    }
}
