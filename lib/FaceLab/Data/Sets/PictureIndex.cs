namespace FaceLab.Data.Sets;

/// <summary>Finds the pictures of a set that a file of pairs names, by path or by name and number.</summary>
/// <param name="faces">The set.</param>
/// <param name="folder">The folder of the file of pairs, from which its paths may start.</param>
internal sealed class PictureIndex(FaceSet faces, string folder)
{
    private readonly WrittenPaths paths = new(folder);
    private readonly ILookup<string, int> byPath =
        faces.Records.Index().ToLookup(entry => entry.Item.Path, entry => entry.Index, StringComparer.Ordinal);
    private readonly ILookup<string, int> byFileName =
        faces.Records.Index().ToLookup(entry => NameOf(entry.Item.Path), entry => entry.Index);
    private readonly ILookup<(int, int), int> byNumber = faces.Records.Index()
        .ToLookup(entry => (faces.Labels[entry.Index], entry.Item.Number), entry => entry.Index);

    /// <summary>Finds a picture by its path: from the folder of the pairs, or the end of a path in the set.</summary>
    /// <exception cref="FaceDataException">There is no such picture, or more than one.</exception>
    public int ByPath(string written, DataLine line)
    {
        var exact = byPath[paths.Find(written, line)];
        return Only(exact.Any() ? exact : byFileName[NameOf(written)].Where(index => EndsAs(index, written)),
            $"'{written}'", line);
    }

    /// <summary>Finds a picture by its person and number.</summary>
    /// <exception cref="FaceDataException">There is no such picture, or more than one.</exception>
    public int ByNumber(string name, int number, DataLine line) =>
        Only(faces.LabelOf(name) is { } label ? byNumber[(label, number)] : [], $"image {number} of '{name}'", line);

    private bool EndsAs(int index, string written)
    {
        var end = "/" + IdentityComparer.FormOf(written.Replace('\\', '/'));
        end = end.Replace("/./", "/", StringComparison.Ordinal);
        return IdentityComparer.FormOf(faces.Records[index].Path.Replace('\\', '/')).EndsWith(end,
            StringComparison.Ordinal);
    }

    private int Only(IEnumerable<int> found, string what, DataLine line)
    {
        int[] all = [.. found.Take(2)];
        if (all.Length == 1)
            return all[0];
        var place = $"{Path.GetFileName(line.File)}, line {line.Number:N0}";
        throw new FaceDataException(all.Length == 0
            ? $"{place}: {what} is not in '{faces.Name}', which has {faces.Count:N0} pictures of " +
                $"{faces.Identities.Count:N0} people, the first '{faces.Records[0].Path}'. Correct '{line.File}', or " +
                "name the set that its pairs are of."
            : $"{place}: {what} may be '{faces.Records[all[0]].Path}' or '{faces.Records[all[1]].Path}': give the " +
                "path from the set's folder.");
    }

    private static string NameOf(string path) => IdentityComparer.FormOf(path.Replace('\\', '/').Split('/')[^1]);
}
