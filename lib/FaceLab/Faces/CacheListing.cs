using System.Globalization;

namespace FaceLab.Faces;

/// <summary>In which state a cache is.</summary>
public enum CacheState
{
    /// <summary>Ready to be opened.</summary>
    Whole,

    /// <summary>Being made, or left by an interrupted preparation that can go on.</summary>
    Unfinished,

    /// <summary>Cannot be opened; the next preparation makes it again.</summary>
    Damaged,
}

/// <summary>One cache in the folder of caches.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="State">Whether it can be opened.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="LastUsed">When it was last made, written or opened, UTC.</param>
/// <param name="Set">What the set is called; empty where that is not known.</param>
/// <param name="Faces">Rows.</param>
/// <param name="Unreadable">Pictures without a row.</param>
/// <param name="Parameters">How the faces were prepared.</param>
public sealed record CacheListing(
    string Name, string Folder, CacheState State, long Bytes, DateTime LastUsed, string Set, int Faces, int Unreadable, string Parameters)
{
    /// <summary>Every cache in a folder of caches, by name. Folders that are not ours, and links, are left out.</summary>
    /// <param name="folder">The folder of all caches; none are in one that does not exist.</param>
    public static IReadOnlyList<CacheListing> Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(Look).OfType<CacheListing>()]
            : [];
    }

    /// <summary>Deletes the cache's files and its folder. Processes that have it mapped keep their pixels.</summary>
    /// <returns>False if a process is making it just now: nothing is deleted then.</returns>
    /// <exception cref="IOException">Something that is not ours has come into the folder.</exception>
    public bool Delete()
    {
        var paths = new CachePaths(Path.GetDirectoryName(Folder)!, Name.Split('.')[0]);
        using var taken = CacheLock.TryTake(paths);
        if (taken is null)
            return false;
        if (!CacheFolders.IsOurs(Folder))
            throw new IOException($"'{Folder}' holds other things than a cache, or is a link: it stays.");
        CacheFolders.Delete(Folder);
        return true;
    }

    private static CacheListing? Look(string folder)
    {
        var name = Path.GetFileName(folder);
        if (name.StartsWith('.') || !CacheFolders.IsOurs(folder))
            return null;
        var unknown = new CacheListing(name, folder, CacheState.Damaged, BytesIn(folder), CacheFolders.LastWritten(folder), "", 0, 0, "");
        if (name.EndsWith(CachePaths.PartialEnding, StringComparison.Ordinal))
            return BuildJournal.IsOne(Path.Combine(folder, CachePaths.Journal)) ? unknown with { State = CacheState.Unfinished } : null;
        try
        {
            var head = CacheHead.ReadHead(Path.Combine(folder, CachePaths.Manifest));
            var whole = new FileInfo(Path.Combine(folder, CachePaths.Pixels)) is { Exists: true } pixels && pixels.Length == head.PixelBytes;
            return unknown with
            {
                State = whole && !name.Contains(CachePaths.DiscardedMark, StringComparison.Ordinal) ? CacheState.Whole : CacheState.Damaged,
                Set = head.Set, Faces = head.Rows, Unreadable = head.Unreadable.Count, Parameters = head.Parameters,
            };
        }
        catch (InvalidDataException)
        {
            // Without a readable manifest only the name tells whose it is: set, hyphen, 16 digits of the key.
            return IsOurName(name) ? unknown : null;
        }
    }

    private static bool IsOurName(string name)
    {
        var digits = name.Split('.')[0].Split('-')[^1];
        return digits.Length == 16 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
    }

    private static long BytesIn(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
}
