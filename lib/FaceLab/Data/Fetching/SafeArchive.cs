using System.Formats.Tar;
using System.IO.Compression;

namespace FaceLab.Data.Fetching;

/// <summary>Unpacks zip, tar and tar.gz archives that may be hostile.</summary>
/// <remarks>
/// It refuses, with name and reason: absolute paths, "..", drive letters, backslashes, links, devices, pipes, sparse
/// and encrypted files, names that come twice or differ only by case, names that are not printable, too long or not
/// storable on every system, a file used as a folder, and more entries or bytes than the limits.
/// </remarks>
internal static class SafeArchive
{
    private const int FileKinds = 0xF000, RegularFile = 0x8000, Folder = 0x4000;

    /// <summary>Unpacks an archive into a folder. The caller has checked its SHA-256, and removes the folder after an
    /// error.</summary>
    /// <exception cref="FaceDataException">The archive is refused, damaged or of another kind.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Unpack(
        string archive, string folder, ArchiveLimits limits, IProgress<DataProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(archive);
        var sink = new ArchiveSink(file, folder, limits, progress, cancellationToken);
        try
        {
            UnpackByKind(file, sink);
            if (sink.Files == 0)
                throw new InvalidDataException("it holds no file.");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException
            or OverflowException or ArgumentException or NotSupportedException)
        {
            throw new FaceDataException($"'{archive}' is no zip, tar or tar.gz archive that can be unpacked: " +
                $"{error.Message} Nothing was unpacked. Fetch it again, or take it from a source that you trust.",
                error);
        }
    }

    // The content of an archive decides its kind, not its name.
    private static void UnpackByKind(FileStream file, ArchiveSink sink)
    {
        var start = new byte[262];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            UnpackTar(unzipped, sink);
        }
        else if (start.AsSpan().StartsWith("PK"u8))
            UnpackZip(file, sink);
        else if (length == start.Length && start.AsSpan(257).SequenceEqual("ustar"u8))
            UnpackTar(file, sink);
        else
            throw new InvalidDataException("its first bytes are of another format.");
    }

    private static void UnpackTar(Stream stream, ArchiveSink sink)
    {
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
                sink.Count(entry.Name);
            // In tar files from before 1988 a folder is a file whose name ends in a slash.
            else if (entry.EntryType is TarEntryType.Directory
                || (entry.EntryType is TarEntryType.V7RegularFile && entry.Name.EndsWith('/')))
                sink.AddFolder(entry.Name);
            else if (IsPlainFile(entry))
                sink.AddFile(entry.Name, entry.DataStream ?? Stream.Null);
            else
                throw sink.Refusal(entry.Name, $"is of the kind '{entry.EntryType}'; only plain files and folders " +
                    "are unpacked");
        }
    }

    private static bool IsPlainFile(TarEntry entry) =>
        entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile &&
        !(entry is PaxTarEntry pax
            && pax.ExtendedAttributes.Keys.Any(key => key.StartsWith("GNU.sparse", StringComparison.Ordinal)));

    private static void UnpackZip(FileStream stream, ArchiveSink sink)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (((entry.ExternalAttributes >> 16) & FileKinds) is not (0 or RegularFile or Folder))
                throw sink.Refusal(entry.FullName, "is a link, device, pipe or socket; only plain files and folders " +
                    "are unpacked");
            if (entry.IsEncrypted)
                throw sink.Refusal(entry.FullName, "is encrypted");
            if (entry.FullName.EndsWith('/'))
            {
                sink.AddFolder(entry.FullName);
                continue;
            }
            using var content = entry.Open();
            sink.AddFile(entry.FullName, content);
        }
    }
}
