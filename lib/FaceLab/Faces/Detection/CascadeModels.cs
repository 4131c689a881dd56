using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Where cascade files are looked for.</summary>
public static class CascadeModels
{
    /// <summary>The environment variable that names a folder of models, or several as PATH does.</summary>
    public const string Variable = ModelFile.Variable;

    /// <summary>Haar, trees of two nodes, 20 stages, 20 x 20 (R. Lienhart).</summary>
    public const string HaarAlt2 = "haarcascade_frontalface_alt2";

    /// <summary>Haar, stumps, 22 stages, 20 x 20 (R. Lienhart).</summary>
    public const string HaarAlt = "haarcascade_frontalface_alt";

    /// <summary>Haar, stumps, 25 stages, 24 x 24 (R. Lienhart).</summary>
    public const string HaarDefault = "haarcascade_frontalface_default";

    /// <summary>LBP, stumps, 20 stages, 24 x 24.</summary>
    public const string Lbp = "lbpcascade_frontalface";

    /// <summary>LBP, stumps, 19 stages, 45 x 45 (S. Puttemans, C. Ergun, T. Goedeme, 2017).</summary>
    public const string LbpImproved = "lbpcascade_frontalface_improved";

    internal const string Remedy = "Debian and Ubuntu have OpenCV's cascades: apt-get install opencv-data.";

    private static readonly string[] SystemFolders = ["/usr/share/opencv4", "/usr/share/opencv", "/usr/local/share/opencv4"];
    private static readonly string[] Inside = ["", "lbpcascades", "haarcascades"];

    /// <summary>
    /// Searches a cascade: the path itself; then, for a name without folders, the folders in <c>FACELAB_MODELS</c>,
    /// <c>data/models</c> of the checkout, and the system's OpenCV folders, each with its sub-folders <c>lbpcascades</c> and
    /// <c>haarcascades</c>.
    /// </summary>
    /// <param name="model">A path, or a name with or without ".xml".</param>
    /// <returns>The full path of a file that exists.</returns>
    /// <exception cref="FaceDataException">No such file, or <c>FACELAB_MODELS</c> names no folder; the message names the places.</exception>
    public static string Find(string model) =>
        Find(model, Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory(), SystemFolders);

    /// <summary>Whether <see cref="Find(string)"/> would find a file.</summary>
    /// <param name="model">A path, or a name with or without ".xml".</param>
    /// <exception cref="FaceDataException"><c>FACELAB_MODELS</c> names no folder.</exception>
    public static bool IsAvailable(string model = HaarAlt2) =>
        IsAvailable(model, Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory(), SystemFolders);

    internal static bool IsAvailable(string model, string? wish, string startFolder, IEnumerable<string> systemFolders)
    {
        CheckWished(wish);
        return File.Exists(model) || (Path.GetFileName(model) == model && Places(model, wish, startFolder, systemFolders).Any(File.Exists));
    }

    /// <summary>As <see cref="Find(string)"/>, with what it would look up.</summary>
    /// <param name="model">A path, or a name with or without ".xml".</param>
    /// <param name="wish">The value of <c>FACELAB_MODELS</c>.</param>
    /// <param name="startFolder">The folder in or above which the checkout is.</param>
    /// <param name="systemFolders">Folders to look in last.</param>
    public static string Find(string model, string? wish, string startFolder, IEnumerable<string> systemFolders)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        CheckWished(wish);
        if (File.Exists(model))
            return Path.GetFullPath(model);
        if (Path.GetFileName(model) != model)
            throw new FaceDataException($"The cascade '{model}' is not there. Give the path of a file, or a name like '{HaarAlt2}'. {Remedy}");

        return Places(model, wish, startFolder, systemFolders).FirstOrDefault(File.Exists)
            ?? throw new FaceDataException($"The cascade '{FileName(model)}' is in none of {string.Join(", ", ModelFile.Folders(wish, startFolder, systemFolders))}. {Remedy} " +
                $"Or put it into data/models, or name its folder by {Variable}.");
    }

    private static string FileName(string model) => model.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? model : model + ".xml";

    private static IEnumerable<string> Places(string model, string? wish, string startFolder, IEnumerable<string> systemFolders) =>
        from folder in ModelFile.Folders(wish, startFolder, systemFolders)
        from inside in Inside
        select Path.GetFullPath(Path.Combine(folder, inside, FileName(model)));

    private static void CheckWished(string? wish)
    {
        if (ModelFile.Wished(wish).FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new FaceDataException($"{Variable} names '{missing}', which is no folder. Name the folder that holds cascades, or unset it.");
    }
}
