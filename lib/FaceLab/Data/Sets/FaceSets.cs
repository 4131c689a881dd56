namespace FaceLab.Data.Sets;

/// <summary>Opens any data set that FaceLab reads, by the name of its folder or by its path.</summary>
/// <remarks>
/// A name, such as "lfw", "pins70" or "orl", is a folder of that name in <c>FACELAB_DATA</c>, in <c>data/</c> or in
/// <c>../shared/data</c> beside the checkout, the places of <see cref="FaceSource"/>. Anything else is a path of a
/// folder or file. These layouts are recognised: LFW, CFP, CelebA, SCUT-FBP5500, WIDER FACE, FDDB, five landmarks,
/// MNIST, ORL, a <see cref="FaceManifest"/>, plain folders of people.
/// <example><code>
/// IFaceDataset set = FaceSets.Open("lfw");
/// Console.WriteLine($"{set.Faces.Count} faces of {set.Faces.Identities.Count} people");
/// if (set is LfwDataset lfw) Console.WriteLine(lfw.DevTestPairs.Count);
/// </code></example>
/// </remarks>
public static class FaceSets
{
    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["celeba"] = ["celeba-photos"], ["cfp"] = ["cfp-dataset"], ["casia"] = ["CASIA-WebFace"],
        ["casia-webface"] = ["CASIA-WebFace"],
        ["att"] = ["orl"], ["scut"] = ["scut-fbp"], ["scut-fbp5500"] = ["scut-fbp", "SCUT-FBP5500_v2"],
    };

    /// <summary>Opens a set.</summary>
    /// <param name="nameOrPath">A name, looked up first, or the path of a folder or file.</param>
    /// <exception cref="FaceDataException">There is no such set or path, its layout is not recognised, or its files
    /// are not as that layout says.</exception>
    public static IFaceDataset Open(string nameOrPath) =>
        Open(nameOrPath, Environment.GetEnvironmentVariable(FaceSource.Variable), Directory.GetCurrentDirectory());

    /// <summary>Opens a set as <see cref="Open(string)"/> does, from given values.</summary>
    /// <param name="nameOrPath">A name or a path.</param>
    /// <param name="dataFolder">The value of <c>FACELAB_DATA</c>.</param>
    /// <param name="startFolder">The folder from which to look upwards for the checkout, and to which a path is
    /// relative.</param>
    /// <exception cref="FaceDataException">As for <see cref="Open(string)"/>.</exception>
    public static IFaceDataset Open(string nameOrPath, string? dataFolder, string startFolder)
    {
        var path = Find(nameOrPath, dataFolder, startFolder)
            ?? throw NotThere(nameOrPath, Places(nameOrPath, dataFolder, startFolder),
                Known(dataFolder, startFolder));
        var layout = FaceLayout.All.FirstOrDefault(layout => layout.IsAt(path))
            ?? (FaceManifest.IsCsv(path) ? FaceLayout.Manifest
                : throw (FolderRemedy.Of(path) is { } remedy ? new FaceDataException(remedy) : NotRecognised(path)));
        return layout.Open(path);
    }

    /// <summary>Finds a set without opening it.</summary>
    /// <param name="nameOrPath">A name or a path.</param>
    /// <returns>The full path, or <see langword="null"/> if there is none.</returns>
    public static string? Find(string nameOrPath) =>
        Find(nameOrPath, Environment.GetEnvironmentVariable(FaceSource.Variable), Directory.GetCurrentDirectory());

    private static string? Find(string nameOrPath, string? dataFolder, string startFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrPath);
        // Without a closing slash, so that two spellings of one place are the same set.
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(nameOrPath, startFolder));
        return Places(nameOrPath, dataFolder, startFolder).Append(path).FirstOrDefault(Path.Exists);
    }

    /// <summary>Lists the possible places of a name, none for a path. The first that exists counts.</summary>
    private static List<string> Places(string name, string? dataFolder, string startFolder)
    {
        var places = new List<string>();
        if (Path.GetFileName(name) != name)
            return places;
        foreach (var folder in FaceSource.DataFolders(dataFolder, startFolder))
        {
            // FACELAB_DATA may be the set's own folder.
            if (string.Equals(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), name,
                StringComparison.OrdinalIgnoreCase))
                places.Add(folder);
            places.AddRange(Aliases.GetValueOrDefault(name, []).Prepend(name)
                .Select(alias => Path.Combine(folder, alias)));
        }
        return places;
    }

    /// <summary>Lists the sets that a name opens here.</summary>
    private static IEnumerable<string> Known(string? dataFolder, string startFolder) =>
        FaceSource.DataFolders(dataFolder, startFolder).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(folder => FaceLayout.All.Any(layout => layout.IsAt(folder)))
            .Select(folder => Path.GetFileName(folder)!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static FaceDataException NotThere(string given, List<string> places, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        var sets = names.Length > 0 ? $"Sets here: {names}." : "No set is here yet: `facelab data get` fetches one.";
        return new(places.Count == 0
            ? $"There is no '{given}'. Give the path of a folder of faces, or the name of a set in " +
                $"{FaceSource.Variable}, data/ or ../shared/data. {sets}"
            : $"There is no set '{given}': looked for {string.Join(", ", places.Select(place => $"'{place}'"))}. " +
              $"Put it there, name its parent folder in {FaceSource.Variable}, or give its path. {sets}");
    }

    private static FaceDataException NotRecognised(string path) =>
        new($"'{path}' is no set of faces that FaceLab knows. It expects one of: " +
        string.Join("; ", FaceLayout.All.Select(layout => $"{layout.Expected} ({layout.Name})")) + ".");
}
