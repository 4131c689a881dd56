using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Writes an archive's entries into a folder, and refuses what could do harm there.</summary>
/// <remarks>Modes, owners and times of the archive are not applied: a file is as if the user had just made it.</remarks>
internal sealed class ArchiveSink(
    FileStream archive, string folder, ArchiveLimits limits, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
{
    private const long RatioFreeBytes = 1_000_000;
    private readonly ArchiveTree tree = new(limits.MaximumEntries);
    private readonly byte[] buffer = new byte[1 << 17];
    private readonly long archiveBytes = archive.Length;
    private readonly string work = $"unpack {Path.GetFileName(archive.Name)}";

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    public ArchiveLimits Limits => limits;

    /// <summary>Makes a folder, and those above it.</summary>
    public void AddFolder(string name) => Directory.CreateDirectory(PlaceFor(name, isFolder: true));

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes; they are counted as they come.</param>
    /// <param name="announced">Its length, as the archive says.</param>
    /// <param name="sum">Takes in every byte, where the format has a checksum for each file.</param>
    public void AddFile(string name, Stream content, long announced, Crc32? sum = null)
    {
        if (announced > limits.MaximumEntryBytes)
            throw Refusal(name, $"says it is {DiskSpace.Text(announced)}; at most {DiskSpace.Text(limits.MaximumEntryBytes)} of one entry are unpacked");
        var path = PlaceFor(name, isFolder: false);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = Create(path, name);
        var written = 0L;
        for (int read; (read = content.Read(buffer)) > 0; written += read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Count(name, written + read, read);
            sum?.Append(buffer.AsSpan(0, read));
            Write(file, buffer.AsSpan(0, read));
            progress?.Report(new DataProgress(work, archive.Position, archiveBytes));
        }
        if (written != announced)
            throw new InvalidDataException($"entry '{EntryName.Shown(name)}' has {written:N0} bytes and says {announced:N0}.");
        Files++;
    }

    /// <summary>The error for an entry that must not be unpacked.</summary>
    public FaceDataException Refusal(string name, string reason) =>
        new($"'{archive.Name}' is refused: its entry '{EntryName.Shown(name)}' {reason}. Nothing was unpacked. " +
            "Take the archive from a source that you trust.");

    private string PlaceFor(string name, bool isFolder)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reason = EntryName.WhyRefused(name, out var segments)
            ?? (segments.Length == 0 && !isFolder ? "has no name" : tree.Add(segments, isFolder));
        return reason is null ? Path.Combine([folder, .. segments]) : throw Refusal(name, reason);
    }

    // Never overwrites: two archives of a set may name the same file, and file systems have their own ideas of equal names.
    private FileStream Create(string path, string name)
    {
        if (Path.Exists(path))
            throw Refusal(name, "is there already, from another file of the set");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        return new FileStream(path, options);
    }

    private void Count(string name, long ofEntry, int more)
    {
        Bytes += more;
        if (ofEntry > limits.MaximumEntryBytes)
            throw Refusal(name, $"is larger than {DiskSpace.Text(limits.MaximumEntryBytes)}, the most that is unpacked of one entry");
        if (Bytes > limits.MaximumBytes)
            throw Refusal(name, $"brings the whole above {DiskSpace.Text(limits.MaximumBytes)}, the most that is unpacked");
        if (Bytes > RatioFreeBytes && Bytes > limits.MaximumRatio * archiveBytes)
            throw Refusal(name, $"brings the whole above {limits.MaximumRatio:N0} times the {DiskSpace.Text(archiveBytes)} of the archive, as bombs do");
    }

    private void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (IOException error) when (DiskSpace.IsFull(error))
        {
            throw new FaceDataException($"The disk of '{folder}' is full after {DiskSpace.Text(Bytes)} of '{archive.Name}'. Nothing was unpacked; " +
                "the archive is kept. Free some space and run the same command again.", error);
        }
    }
}
