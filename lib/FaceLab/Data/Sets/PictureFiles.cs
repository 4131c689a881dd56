namespace FaceLab.Data.Sets;

/// <summary>Lists pictures and folders in the same order on every file system, and reports the files that it leaves
/// out.</summary>
internal static class PictureFiles
{
    private static readonly HashSet<string> Extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".pgm", ".ppm" };

    /// <summary>Returns true if the name is that of a picture; opens nothing.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path)) && !IsHidden(path);

    /// <summary>Returns the reason why a file does not count as a picture.</summary>
    public static string WhyNot(string path) =>
        IsHidden(path) ? "hidden" : $"not a picture by its name " +
            $"({string.Join(' ', Extensions.Select(extension => extension[1..]))})";

    public static bool IsHidden(string path) =>
        Path.GetFileName(path.AsSpan()).StartsWith('.')
            || (OperatingSystem.IsWindows() && File.GetAttributes(path).HasFlag(FileAttributes.Hidden));

    /// <summary>Lists the files of a folder, by name.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);

    /// <summary>Lists the folders of a folder, by name.</summary>
    public static IEnumerable<string> FoldersOf(string folder) =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);

    /// <summary>Lists the pictures directly in a folder, by name, and notes everything else there.</summary>
    public static List<string> PicturesOf(string folder, List<PassedOver> passedOver)
    {
        var pictures = new List<string>();
        foreach (var file in FilesOf(folder))
        {
            if (IsPicture(file))
                pictures.Add(file);
            else
                passedOver.Add(new PassedOver(file, WhyNot(file)));
        }
        passedOver.AddRange(FoldersOf(folder).Select(nested => new PassedOver(nested, "a folder where pictures were " +
            "expected: not looked into")));
        return pictures;
    }
}
