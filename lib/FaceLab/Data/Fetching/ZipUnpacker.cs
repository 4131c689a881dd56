using System.IO.Compression;

namespace FaceLab.Data.Fetching;

/// <summary>Unpacks a zip archive: files and folders, nothing else.</summary>
internal static class ZipUnpacker
{
    /// <summary>46 bytes, the name, and extra fields: what an entry of the central directory takes, generously.</summary>
    private const int DirectoryBytesEach = 256;

    private const int FileKinds = 0xF000, RegularFile = 0x8000, Folder = 0x4000, Link = 0xA000;

    public static void Unpack(FileStream stream, ArchiveSink sink)
    {
        // The reader makes an object of each record: 100,000 entries may have 26 MB of them, not the whole archive.
        using var metered = new BudgetStream(stream, seekable: true) { Budget = (1 << 20) + (long)DirectoryBytesEach * sink.Limits.MaximumEntries };
        using var zip = new ZipArchive(metered, ZipArchiveMode.Read, leaveOpen: true);
        var entries = zip.Entries;
        metered.Budget = long.MaxValue;
        foreach (var entry in entries)
            Unpack(entry, sink);
    }

    private static void Unpack(ZipArchiveEntry entry, ArchiveSink sink)
    {
        var kind = (entry.ExternalAttributes >> 16) & FileKinds;
        if (kind is not (0 or RegularFile or Folder))
            throw sink.Refusal(entry.FullName, $"is {(kind == Link ? "a symbolic link" : "a device, pipe or socket")}; only files and folders are");
        if (entry.IsEncrypted)
            throw sink.Refusal(entry.FullName, "is encrypted");
        if (entry.FullName.EndsWith('/'))
        {
            sink.AddFolder(entry.FullName);
            return;
        }
        var sum = new Crc32();
        using var content = entry.Open();
        sink.AddFile(entry.FullName, content, entry.Length, sum);
        if (sum.Value != entry.Crc32)
            throw new InvalidDataException($"entry '{EntryName.Shown(entry.FullName)}' does not have its checksum.");
    }
}
