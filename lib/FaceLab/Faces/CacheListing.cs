using System.Text.RegularExpressions;
using FaceLab.Basics;

namespace FaceLab.Faces;

/// <summary>The states of a cache.</summary>
public enum CacheState
{
    /// <summary>The cache can be opened.</summary>
    Whole,

    /// <summary>The cache is being made, or its process was killed.</summary>
    Unfinished,

    /// <summary>The cache cannot be opened; the next preparation makes it again.</summary>
    Damaged,
}

/// <summary>One cache in the folder of caches.</summary>
/// <param name="Name">The name of the set and 16 digits.</param>
/// <param name="Path">The path of its file.</param>
/// <param name="State">Its state.</param>
/// <param name="Bytes">The length of its file.</param>
/// <param name="LastUsed">The time when it was last made or opened, UTC.</param>
/// <param name="Faces">The number of rows; 0 if it is not whole.</param>
/// <param name="Unreadable">The number of pictures without a row.</param>
/// <param name="Parameters">The parameters of the preparation.</param>
public sealed partial record CacheListing(string Name, string Path, CacheState State, long Bytes, DateTime LastUsed,
    int Faces = 0, int Unreadable = 0, string Parameters = "")
{
    /// <summary>Lists the caches in a folder, by name. Other files are left out.</summary>
    /// <param name="folder">The folder of all caches; if it does not exist, the list is empty.</param>
    public static IReadOnlyList<CacheListing> Of(string folder) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles().Select(Look).OfType<CacheListing>()
            .OrderBy(cache => cache.Path, StringComparer.Ordinal)]
        : [];

    /// <summary>Deletes the file. Processes that have it mapped keep their pixels.</summary>
    /// <returns>False if a process is making it now; then nothing is deleted.</returns>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    public bool Delete()
    {
        var place = new CachePlace(System.IO.Path.GetDirectoryName(Path)!, Name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place.Lock)!);
        using var taken = FileLock.TryTake(place.Lock);
        if (taken is null)
            return false;
        File.Delete(Path);
        return true;
    }

    private static CacheListing? Look(FileInfo file)
    {
        if (FileName().Match(file.Name) is not { Success: true } match)
            return null;
        var isPart = match.Groups["part"].Success;
        var listing = new CacheListing(match.Groups["name"].Value, file.FullName,
            isPart ? CacheState.Unfinished : CacheState.Damaged, file.Length, file.LastWriteTimeUtc);
        try
        {
            return isPart ? listing : Read(listing);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return listing;
        }
    }

    private static CacheListing Read(CacheListing listing)
    {
        using var file = FaceCache.Open(listing.Path, FileAccess.Read);
        var head = CacheHead.Read(file);
        listing = listing with { State = CacheState.Whole, Parameters = head.Parameters };
        return listing with { Faces = head.Rows, Unreadable = head.Unreadable.Count };
    }

    [GeneratedRegex(@"^\.?(?<name>[a-z0-9-]+-[0-9a-f]{16})\.faces(?<part>\.[0-9a-f]{32}\.tmp)?$")]
    private static partial Regex FileName();
}
