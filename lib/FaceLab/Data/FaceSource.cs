
namespace FaceLab.Data;

/// <summary>The source of a notebook's faces: a folder that the user names, else a known set, else rendered
/// faces.</summary>
/// <param name="LfwFolder">LFW's folder, or <see langword="null"/> for <c>SyntheticFaces</c>.</param>
/// <param name="Reason">The reason for the choice of this source, for people.</param>
public sealed record FaceSource(string? LfwFolder, string Reason)
{
    /// <summary>The environment variable that names a folder of faces.</summary>
    public const string Variable = "FACELAB_DATA";

    /// <summary>The source's name, for people.</summary>
    public string Name => LfwFolder is null ? "synthetic faces" : $"LFW in {LfwFolder}";

    /// <summary>Finds a source in <c>FACELAB_DATA</c>, then <c>data/</c>, then <c>../shared/data</c> beside the
    /// checkout.</summary>
    /// <exception cref="FaceDataException"><c>FACELAB_DATA</c> names a folder without faces.</exception>
    public static FaceSource Find() =>
        Find(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    /// <summary>Finds a source as <see cref="Find()"/> does, from given values.</summary>
    /// <param name="wish">The value of <c>FACELAB_DATA</c>; "synthetic" asks for rendered faces.</param>
    /// <param name="startFolder">The folder from which to look upwards for the checkout.</param>
    public static FaceSource Find(string? wish, string startFolder)
    {
        if (string.Equals(wish, "synthetic", StringComparison.OrdinalIgnoreCase))
            return new FaceSource(null, $"{Variable} asks for them");
        if (!string.IsNullOrWhiteSpace(wish))
            return LfwUnder(wish) is { } named ? new FaceSource(named, $"{Variable} names it")
                : throw new FaceDataException($"{Variable} is '{wish}', but no LFW is there: expected a folder that " +
                    "holds 'lfw/lfw-deepfunneled' or 'lfw-deepfunneled', with the protocol files beside it. Correct " +
                    "it, or unset it to use data/, ../shared/data or rendered faces.");
        foreach (var (place, folder) in CheckoutFolders(startFolder))
        {
            if (LfwUnder(folder) is { } found)
                return new FaceSource(found, $"found in {place}");
        }
        return new FaceSource(null, $"no LFW in {Variable}, data/ or ../shared/data");
    }

    /// <summary>Returns the folders to search for sets of faces, in order. Some may not exist.</summary>
    internal static IEnumerable<string> DataFolders(string? wish, string startFolder)
    {
        var folders = CheckoutFolders(startFolder).Select(place => place.Folder);
        return string.IsNullOrWhiteSpace(wish) || string.Equals(wish, "synthetic", StringComparison.OrdinalIgnoreCase)
            ? folders : folders.Prepend(Path.GetFullPath(wish, startFolder));
    }

    private static IEnumerable<(string Place, string Folder)> CheckoutFolders(string startFolder) =>
        CheckoutAbove(startFolder) is not { } checkout ? []
            : new[] { "data", Path.Combine("..", "shared", "data") }
                .Select(place => (place, Path.GetFullPath(Path.Combine(checkout, place))));

    private static string? LfwUnder(string folder) =>
        new[] { Path.Combine(folder, "lfw"), folder }.FirstOrDefault(
            candidate => File.Exists(Path.Combine(candidate, "pairsDevTest.txt")));

    /// <summary>Finds the checkout of FaceLab that contains a folder; <see langword="null"/> outside one.</summary>
    internal static string? CheckoutAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "FaceLab.sln")))
                return at.FullName;
        }
        return null;
    }
}
