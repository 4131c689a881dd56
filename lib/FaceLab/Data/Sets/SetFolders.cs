namespace FaceLab.Data.Sets;

/// <summary>Finds the files and folders of a data set under the names that its archives and copies use.</summary>
internal static class SetFolders
{
    /// <summary>Returns the file itself if <paramref name="path"/> is one of the wanted files, else the first of them
    /// in the folder; <see langword="null"/> if there is none.</summary>
    public static string? FindFile(string path, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (File.Exists(path) && Path.GetFileName(path) == Path.GetFileName(name))
                return Path.GetFullPath(path);
            var candidate = Path.GetFullPath(Path.Combine(path, name));
            if (File.Exists(candidate))
                return candidate;
        }
        return null;
    }

    /// <summary>Returns true if the path is one of the wanted lists, or a folder that has one. A list beside people's
    /// folders, and without the folders of its pictures, belongs to something else.</summary>
    public static bool HasList(string path, ReadOnlySpan<string> names, string[] pictureFolders) =>
        FindFile(path, names) is not null && (!PersonFolders.IsAt(path)
            || pictureFolders.Any(name => Directory.Exists(Path.Combine(path, name))));

    /// <summary>Finds a file as <see cref="FindFile"/> does, or throws with the name of the set and the expected
    /// files.</summary>
    public static string Require(string set, string path, params ReadOnlySpan<string> names) =>
        FindFile(path, names) ?? throw new FaceDataException(
            $"{set} is not at '{path}': expected {string.Join(" or ", names.ToArray().Select(name => $"'{name}'"))} " +
            "there. Name the folder that holds it.");

    /// <summary>Returns the first of these folders, relative to the list's folder, that exists; the list's folder
    /// itself if none does.</summary>
    public static string PicturesBeside(string listFile, params ReadOnlySpan<string> names)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(listFile))!;
        foreach (var name in names)
        {
            var candidate = Path.GetFullPath(Path.Combine(folder, name));
            if (Directory.Exists(candidate))
                return candidate;
        }
        return folder;
    }
}
