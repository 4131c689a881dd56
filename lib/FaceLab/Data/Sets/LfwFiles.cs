namespace FaceLab.Data.Sets;

/// <summary>Finds LFW's protocol files, as published or as Kaggle's copy has them, and reads them.</summary>
/// <param name="folder">The folder that the user named.</param>
/// <param name="imageFolder">The folder of the people's folders.</param>
internal sealed class LfwFiles(string folder, string imageFolder)
{
    /// <summary>Reads a list of people; <see langword="null"/> if it is not there.</summary>
    public List<LfwPerson>? People(string name) =>
        Find($"{name}.txt") is { } text ? LfwProtocol.ReadPeople(text)
        : Find($"{name}.csv") is { } csv ? LfwCsv.ReadPeople(csv) : null;

    /// <summary>Reads View 2's folds.</summary>
    public IEnumerable<LfwPair[]> Folds() =>
        Find("pairs.txt") is { } text ? LfwProtocol.ReadPairs(text)
        : Find("pairs.csv") is { } csv ? LfwCsv.ReadPairs(csv) : throw IsMissing("pairs.txt");

    /// <summary>Reads the only fold of View 1's pairs, DevTrain or DevTest.</summary>
    /// <exception cref="FaceDataException">The file has several folds, or is missing.</exception>
    public LfwPair[] Fold(string part)
    {
        if (Find($"pairs{part}.txt") is not { } text)
            return Find($"matchpairs{part}.csv") is { } genuine && Find($"mismatchpairs{part}.csv") is { } impostor
                ? [.. LfwCsv.ReadPairs(genuine, impostor).SelectMany(fold => fold)]
                : throw IsMissing($"pairs{part}.txt");
        LfwPair[][] folds = [.. LfwProtocol.ReadPairs(text)];
        return folds.Length == 1 ? folds[0] : throw new FaceDataException(
            $"'pairs{part}.txt' holds {folds.Length} folds of pairs; View 1 has one. Fetch '{text}' again: it looks " +
            "like View 2's.");
    }

    private FaceDataException IsMissing(string name) => new(
        $"LFW's protocol file '{name}' is not in '{folder}', nor Kaggle's CSV form of it. Put it beside the image " +
        "folder; data/README.md says where it is published.");

    private string? Find(string name)
    {
        // Beside the image folder, as in the archives, or in it, or one level up if the user named the image folder
        // itself. Kaggle's copy has the image folder in a folder of the same name.
        string[] places = [folder, imageFolder, Path.Combine(imageFolder, ".."), Path.Combine(folder, "..")];
        return places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
    }
}
