namespace FaceLab.Data.Sets;

/// <summary>Lists pictures and folders in the same order on every file system, and reports the files that it leaves
/// out.</summary>
/// <remarks>Links to folders are not followed: they may lead back to a folder above, without an end.</remarks>
internal static class PictureFiles
{
    /// <summary>The reason to pass over a link to a folder.</summary>
    public const string IsLink = "a link to a folder: not followed";

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jfif", ".png", ".bmp", ".gif", ".webp", ".pgm", ".ppm", ".pbm",
    };

    /// <summary>Names that systems give to files and folders of their own.</summary>
    private static readonly HashSet<string> SystemNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "@eaDir", "#recycle", "$RECYCLE.BIN", "__MACOSX", "Thumbs.db", "desktop.ini",
    };

    /// <summary>The endings of pictures' names, for messages.</summary>
    public static string Endings { get; } = string.Join(' ', Extensions.Select(extension => extension[1..]));

    /// <summary>Returns true if the name is that of a picture; opens nothing.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path)) && !IsHidden(path);

    /// <summary>Returns the reason why a file does not count as a picture.</summary>
    public static string WhyNot(string path) => IsHidden(path) ? "hidden"
        : UnreadFormats.OfName(path) ?? $"not a picture by its name ({Endings})";

    public static bool IsHidden(string path) =>
        Path.GetFileName(path.AsSpan()).StartsWith('.') || SystemNames.Contains(Path.GetFileName(path))
            || (OperatingSystem.IsWindows() && File.GetAttributes(path).HasFlag(FileAttributes.Hidden));

    /// <summary>Lists the files of a folder, by name.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);

    /// <summary>Lists the folders of a folder, by name, without hidden ones and links.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="passedOver">Gets the hidden ones and links, if given.</param>
    public static List<string> FoldersOf(string folder, List<PassedOver>? passedOver = null)
    {
        var folders = new List<string>();
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var reason = IsHidden(path) ? "hidden" : new DirectoryInfo(path).LinkTarget is null ? null : IsLink;
            if (reason is null)
                folders.Add(path);
            else
                passedOver?.Add(new PassedOver(path, reason));
        }
        return folders;
    }

    /// <summary>Lists the pictures directly in a folder, by name, and notes everything else there.</summary>
    public static List<string> PicturesOf(string folder, List<PassedOver> passedOver)
    {
        var pictures = FilesOf(folder, passedOver);
        passedOver.AddRange(FoldersOf(folder, passedOver).Select(nested => new PassedOver(nested, "a folder where " +
            "pictures were expected: not looked into")));
        return pictures;
    }

    /// <summary>Lists the pictures in a folder and the folders below it, and notes everything else there.</summary>
    public static List<string> PicturesUnder(string folder, List<PassedOver> passedOver)
    {
        var pictures = FilesOf(folder, passedOver);
        foreach (var nested in FoldersOf(folder, passedOver))
            pictures.AddRange(PicturesUnder(nested, passedOver));
        return pictures;
    }

    private static List<string> FilesOf(string folder, List<PassedOver> passedOver)
    {
        var pictures = new List<string>();
        foreach (var file in FilesOf(folder))
        {
            if (IsPicture(file))
                pictures.Add(file);
            else
                passedOver.Add(new PassedOver(file, WhyNot(file)));
        }
        return pictures;
    }
}
