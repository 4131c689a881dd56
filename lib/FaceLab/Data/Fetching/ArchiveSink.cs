using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Writes an archive's entries into a folder, and refuses those that could do harm there.</summary>
/// <remarks>The archive's modes, owners and times are not applied: each file is like a new file of the user.</remarks>
internal sealed class ArchiveSink(
    FileStream archive, string folder, ArchiveLimits limits, IProgress<DataProgress>? progress,
    CancellationToken cancellationToken)
{
    /// <summary>The paths so far. Names that differ only by case are one file on Windows and macOS; they are refused on
    /// every system.</summary>
    private readonly Dictionary<string, (string Path, bool IsFolder)> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] buffer = new byte[1 << 17];
    private readonly string work = $"unpack {Path.GetFileName(archive.Name)}";
    private int entries;
    private long bytes;

    public int Files { get; private set; }

    /// <summary>Counts an entry of any kind, so that an archive with endless headers is refused too.</summary>
    public void Count(string name)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++entries > limits.MaximumEntries || known.Count > limits.MaximumEntries)
            throw Refusal(name, $"is one too many: at most {limits.MaximumEntries:N0} files and folders are unpacked");
    }

    public void AddFolder(string name) => Directory.CreateDirectory(PlaceFor(name, isFolder: true));

    /// <summary>Writes a file. Its bytes are counted while they are read; the length in the archive is not
    /// trusted.</summary>
    public void AddFile(string name, Stream content)
    {
        var path = PlaceFor(name, isFolder: false);
        if (Path.Exists(path))
            throw Refusal(name, "is there already, from another file of the set");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((bytes += read) > limits.MaximumBytes)
                throw Refusal(name, $"brings the total above {DiskSpace.Text(limits.MaximumBytes)}, the most that is " +
                    "unpacked");
            file.Write(buffer.AsSpan(0, read));
            progress?.Report(new DataProgress(work, archive.Position, archive.Length));
        }
        Files++;
    }

    public FaceDataException Refusal(string name, string reason) =>
        new($"'{archive.Name}' is refused: its entry '{EntryName.Shown(name)}' {reason}. Nothing was unpacked. " +
            "Take the archive from a source that you trust.");

    private string PlaceFor(string name, bool isFolder)
    {
        var reason = EntryName.WhyRefused(name, out var parts)
            ?? (parts.Length == 0 && !isFolder ? "has no name" : WhyInTheWay(parts, isFolder));
        if (reason is not null)
            throw Refusal(name, reason);
        Count(name);
        return Path.Combine([folder, .. parts]);
    }

    /// <summary>Records a name and its parent folders. A folder may be listed again.</summary>
    private string? WhyInTheWay(string[] parts, bool isFolder)
    {
        for (var length = 1; length <= parts.Length; length++)
        {
            var (path, asFolder) = (string.Join('/', parts[..length]), length < parts.Length || isFolder);
            if (known.TryAdd(path, (path, asFolder)))
                continue;
            var old = known[path];
            if (old.Path != path)
                return $"differs from '{EntryName.Shown(old.Path)}' only by case";
            if (old.IsFolder != asFolder)
                return $"needs '{EntryName.Shown(path)}' both as a file and as a folder";
            if (!asFolder)
                return "comes twice";
        }
        return null;
    }
}
