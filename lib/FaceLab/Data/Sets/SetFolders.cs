namespace FaceLab.Data.Sets;

/// <summary>Finds the files and folders of a data set under the names that its archives and copies use.</summary>
internal static class SetFolders
{
    /// <summary>The file itself if <paramref name="path"/> is one of the wanted ones, else the first of them in the
    /// folder; <see langword="null"/> if there is none.</summary>
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

    /// <summary>As <see cref="FindFile"/>, or an error that says which set was sought and what was expected.</summary>
    public static string Require(string set, string path, params ReadOnlySpan<string> names) =>
        FindFile(path, names) ?? throw new FaceDataException(
            $"{set} is not at '{path}': expected {string.Join(" or ", names.ToArray().Select(name => $"'{name}'"))} " +
            "there. Name the folder that holds it.");

    /// <summary>The first of these folders under the list's folder that exists; the list's folder itself if none
    /// does.</summary>
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
