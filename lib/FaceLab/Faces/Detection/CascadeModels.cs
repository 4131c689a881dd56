using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Finds cascade files.</summary>
public static class CascadeModels
{
    /// <summary>The environment variable that names a folder of models, or several as PATH does.</summary>
    public const string Variable = "FACELAB_MODELS";

    /// <summary>Trees of two nodes, 20 stages, 20 x 20 (R. Lienhart).</summary>
    public const string HaarAlt2 = "haarcascade_frontalface_alt2";

    /// <summary>Stumps, 22 stages, 20 x 20 (R. Lienhart).</summary>
    public const string HaarAlt = "haarcascade_frontalface_alt";

    /// <summary>Stumps, 25 stages, 24 x 24 (R. Lienhart).</summary>
    public const string HaarDefault = "haarcascade_frontalface_default";

    internal const string Remedy = "Debian and Ubuntu have OpenCV's cascades: apt-get install opencv-data.";

    private static readonly string[] SystemFolders =
        ["/usr/share/opencv4", "/usr/share/opencv", "/usr/local/share/opencv4"];

    private static string? Wish => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Finds a cascade: the path itself, then, for a name without folders, the folders in
    /// <c>FACELAB_MODELS</c>, <c>data/models</c> of the checkout, and the system's OpenCV folders, each with its
    /// sub-folder <c>haarcascades</c>.</summary>
    /// <param name="model">A path, or a name with or without ".xml".</param>
    /// <returns>The full path of a file that exists.</returns>
    /// <exception cref="FaceDataException">There is no such file (the message names the places), or
    /// <c>FACELAB_MODELS</c> names no folder.</exception>
    public static string Find(string model) => Find(model, Wish, Directory.GetCurrentDirectory(), SystemFolders);

    /// <summary>Returns true if <see cref="Find(string)"/> would find a file.</summary>
    /// <param name="model">A path, or a name with or without ".xml".</param>
    /// <exception cref="FaceDataException"><c>FACELAB_MODELS</c> names no folder.</exception>
    public static bool IsAvailable(string model = HaarAlt2) =>
        Search(model, Folders(Wish, Directory.GetCurrentDirectory(), SystemFolders)) is not null;

    /// <summary>Finds a cascade as <see cref="Find(string)"/> does, from given values.</summary>
    internal static string Find(string model, string? wish, string startFolder, string[] systemFolders)
    {
        var folders = Folders(wish, startFolder, systemFolders);
        if (Search(model, folders) is { } found)
            return found;
        if (Path.GetFileName(model) != model)
            throw new FaceDataException(
                $"The cascade '{model}' is not there. Give the path of a file, or a name like '{HaarAlt2}'. {Remedy}");
        throw new FaceDataException($"The cascade '{FileName(model)}' is in none of {string.Join(", ", folders)}. " +
            $"{Remedy} Or put it into data/models, or name its folder by {Variable}.");
    }

    private static string? Search(string model, string[] folders)
    {
        if (File.Exists(model))
            return Path.GetFullPath(model);
        if (Path.GetFileName(model) != model)
            return null;
        var places = folders.SelectMany(folder => (string[])[folder, Path.Combine(folder, "haarcascades")]);
        var files = places.Select(place => Path.GetFullPath(Path.Combine(place, FileName(model))));
        return files.FirstOrDefault(File.Exists);
    }

    private static string FileName(string model) =>
        model.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? model : model + ".xml";

    private static string[] Folders(string? wish, string startFolder, string[] systemFolders)
    {
        const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var wished = wish?.Split(Path.PathSeparator, Parts) ?? [];
        if (wished.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new FaceDataException(
                $"{Variable} names '{missing}', which is no folder. Name the folder that holds cascades, or unset it.");
        var checkout = FaceSource.CheckoutAbove(startFolder);
        string[] ours = checkout is null ? [] : [Path.Combine(checkout, "data", "models")];
        return [.. wished, .. ours, .. systemFolders];
    }
}
