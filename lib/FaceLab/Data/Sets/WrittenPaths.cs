namespace FaceLab.Data.Sets;

/// <summary>Finds the files that a list names, also where it writes them otherwise than the disk does: with
/// backslashes, in another case, with letters composed otherwise.</summary>
/// <param name="folder">The folder that the list's paths start from.</param>
internal sealed class WrittenPaths(string folder)
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly Dictionary<string, Dictionary<string, string?>> entriesOf = new(StringComparer.Ordinal);

    /// <summary>Returns the full path of a file; where there is none, the path as it was written.</summary>
    /// <exception cref="FaceDataException">The path begins with the drive of another computer.</exception>
    public string Find(string written, DataLine line)
    {
        if (!OperatingSystem.IsWindows() && written is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ':', '\\' or '/', ..])
            throw line.Malformed($"a path that starts from '{folder}', without a drive,", written);
        var path = Path.GetFullPath(written, folder);
        return File.Exists(path) ? path : LookAlike(Path.GetFullPath(written.Replace('\\', '/'), folder)) ?? path;
    }

    /// <summary>Finds a file or folder by the looks of its name, and of the names of the folders above it.</summary>
    private string? LookAlike(string path)
    {
        if (Path.Exists(path))
            return path;
        return Path.GetDirectoryName(path) is { } parent && LookAlike(parent) is { } known && Directory.Exists(known)
            ? EntriesOf(known).GetValueOrDefault(IdentityComparer.FormOf(Path.GetFileName(path))) : null;
    }

    /// <summary>Lists what is in a folder by the form of its name; <see langword="null"/> where two look the
    /// same.</summary>
    private Dictionary<string, string?> EntriesOf(string parent)
    {
        if (!entriesOf.TryGetValue(parent, out var entries))
        {
            entriesOf[parent] = entries = Directory.EnumerateFileSystemEntries(parent, "*", All)
                .GroupBy(entry => IdentityComparer.FormOf(Path.GetFileName(entry)), StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Count() == 1 ? same.First() : null,
                    StringComparer.Ordinal);
        }
        return entries;
    }
}
