using System.Formats.Tar;

namespace FaceLab.Data.Fetching;

/// <summary>Unpacks a tar stream: files and folders, nothing else.</summary>
internal static class TarUnpacker
{
    /// <summary>A long name and its extended attributes take a few hundred bytes.</summary>
    private const int MaximumHeaderBytes = 1 << 17;

    /// <summary>tar fills its last block up, usually to 10 KB.</summary>
    private const int MaximumTrailerBytes = 1 << 20;

    public static void Unpack(Stream stream, ArchiveSink sink)
    {
        using var metered = new BudgetStream(stream, seekable: false);
        using var reader = new TarReader(metered, leaveOpen: true);
        for (var entries = 0; Next(reader, metered) is { } entry; entries++)
        {
            // A global header is no entry of the tree, but endless ones are as bad as endless files.
            if (entries > 2L * sink.Limits.MaximumEntries)
                throw sink.Refusal(entry.Name, $"is one too many: at most {sink.Limits.MaximumEntries:N0} files and folders are unpacked");
            Unpack(entry, sink);
        }
        ReadToEnd(stream);
    }

    private static TarEntry? Next(TarReader reader, BudgetStream metered)
    {
        metered.Budget = MaximumHeaderBytes;
        var entry = reader.GetNextEntry();
        metered.Budget = long.MaxValue;
        return entry;
    }

    private static void Unpack(TarEntry entry, ArchiveSink sink)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.GlobalExtendedAttributes:
                return;
            case TarEntryType.Directory:
            // Before 1988 a folder was a file whose name ends in a slash.
            case TarEntryType.V7RegularFile when entry.Name.EndsWith('/'):
                sink.AddFolder(entry.Name);
                return;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile when !IsSparse(entry):
                sink.AddFile(entry.Name, entry.DataStream ?? Stream.Null, entry.Length);
                return;
            default:
                throw sink.Refusal(entry.Name, $"is {Kind(entry.EntryType)}; only files and folders are unpacked");
        }
    }

    private static bool IsSparse(TarEntry entry) =>
        entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(key => key.StartsWith("GNU.sparse", StringComparison.Ordinal));

    private static string Kind(TarEntryType type) => type switch
    {
        TarEntryType.SymbolicLink => "a symbolic link",
        TarEntryType.HardLink => "a hard link",
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
        TarEntryType.Fifo => "a named pipe",
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.SparseFile => "a sparse file",
        _ => $"of the kind '{EntryName.Shown(((char)type).ToString())}'",
    };

    // The checksum of gzip stands at its end.
    private static void ReadToEnd(Stream stream)
    {
        var rest = new byte[1 << 13];
        for (int read, total = 0; (read = stream.Read(rest)) > 0;)
        {
            if ((total += read) > MaximumTrailerBytes)
                throw new InvalidDataException("more than 1 MB follows its end.");
        }
    }
}
