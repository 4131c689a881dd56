namespace FaceLab.Data.Sets;

/// <summary>Lists pictures and folders in one order on every file system, and says what it did not take.</summary>
internal static class PictureFiles
{
    private static readonly HashSet<string> Extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".pgm", ".ppm" };

    /// <summary>True if the name is that of a picture; nothing is opened.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path)) && !IsHidden(path);

    /// <summary>Says why a file is no picture of a person.</summary>
    public static string WhyNot(string path) =>
        IsHidden(path) ? "hidden" : $"not a picture by its name " +
            $"({string.Join(' ', Extensions.Select(extension => extension[1..]))})";

    public static bool IsHidden(string path) =>
        Path.GetFileName(path.AsSpan()).StartsWith('.')
            || (OperatingSystem.IsWindows() && File.GetAttributes(path).HasFlag(FileAttributes.Hidden));

    /// <summary>The files of a folder, by name.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);

    /// <summary>The folders of a folder, by name.</summary>
    public static IEnumerable<string> FoldersOf(string folder) =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);

    /// <summary>The pictures right in a folder, by name; everything else there is noted.</summary>
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
