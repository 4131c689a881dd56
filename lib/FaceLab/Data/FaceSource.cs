
namespace FaceLab.Data;

/// <summary>The source of a notebook's faces: the first of a folder that the user names, a known set, rendered
/// faces.</summary>
/// <param name="LfwFolder">LFW's folder, or <see langword="null"/> for <c>SyntheticFaces</c>.</param>
/// <param name="Reason">The reason for this source, for people.</param>
public sealed record FaceSource(string? LfwFolder, string Reason)
{
    /// <summary>The environment variable that names a folder of faces.</summary>
    public const string Variable = "FACELAB_DATA";

    /// <summary>The source's name, for people.</summary>
    public string Name => LfwFolder is null ? "synthetic faces" : $"LFW in {LfwFolder}";

    /// <summary>Looks at <c>FACELAB_DATA</c>, then <c>data/</c>, then <c>../shared/data</c> beside the
    /// checkout.</summary>
    /// <exception cref="FaceDataException"><c>FACELAB_DATA</c> names a folder without faces: a wish is never passed
    /// over in silence.</exception>
    public static FaceSource Find() =>
        Find(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    /// <summary>As <see cref="Find()"/>, with what it would look up.</summary>
    /// <param name="wish">The value of <c>FACELAB_DATA</c>; "synthetic" asks for rendered faces.</param>
    /// <param name="startFolder">The folder in or above which the checkout is.</param>
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

    /// <summary>The folders that hold sets of faces, in the order in which they count; not all of them need
    /// exist.</summary>
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

    /// <summary>The checkout of FaceLab that a folder is in.</summary>
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
