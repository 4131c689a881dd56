namespace FaceLab.Data.Sets;

/// <summary>Finds the pictures of a list, and notes those that are missing and those that are not listed.</summary>
internal sealed class ListedPictures(string folder)
{
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private readonly List<PassedOver> missing = [];
    private readonly WrittenPaths paths = new(folder);

    /// <summary>Returns the picture's full path. If there is no such file, notes it and returns
    /// <see langword="null"/>.</summary>
    /// <exception cref="FaceDataException">The name leads out of the folder, or was listed before.</exception>
    public string? Find(string name, DataLine line)
    {
        var path = paths.Find(name, line);
        if (!path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal))
            throw line.Malformed($"a picture within '{folder}',", name);
        if (!File.Exists(path))
        {
            missing.Add(new PassedOver(path, $"listed in {Path.GetFileName(line.File)}, line {line.Number:N0}, but " +
                "not there"));
            return null;
        }
        return found.Add(path) ? path : throw line.Malformed("each picture once,", name);
    }

    /// <summary>Lists the pictures that are listed but missing, then those that are there but not listed.</summary>
    /// <exception cref="FaceDataException">No picture was found.</exception>
    public IReadOnlyList<PassedOver> PassedOver(string listFile)
    {
        if (found.Count == 0)
            throw new FaceDataException($"Not one picture of '{listFile}' is in '{folder}'" +
                (missing.Count > 0 ? $" (the first sought is '{missing[0].Path}')" : "") +
                    ". Put the pictures there, or fetch list and pictures of one release.");
        var others = Directory.Exists(folder) ? PictureFiles.PicturesUnder(folder, []) : [];
        return [.. missing, .. others.Where(path => !found.Contains(path)).Order(StringComparer.Ordinal)
            .Select(path => new PassedOver(path, $"not listed in {Path.GetFileName(listFile)}"))];
    }
}
