namespace FaceLab.Data.Sets;

/// <summary>Reads verification pairs of any set from files: one's own lists, and LFW's.</summary>
/// <remarks>
/// <para>A CSV file has the columns path1, path2 or name1, number1, name2, number2. A path starts from the file's
/// folder, or is the end of one path in the set, such as <c>Ann_Lee/1.jpg</c>. The column genuine (1 or 0, true or
/// false, yes or no, same or different) may be left out; if it is there, it must agree with the set. With a column
/// fold, the pairs of one value are a fold. LFW's protocol files are read too, as published and as Kaggle's copy has
/// them; its genuine and impostor pairs may be in two files.</para>
/// <example><code>
/// var folds = PairFiles.Read(FaceSets.Open("pins70").Faces, "my-pairs.csv");
/// </code></example>
/// </remarks>
public static class PairFiles
{
    private const string Wanted =
        "path1,path2,genuine,fold or name1,number1,name2,number2,genuine,fold (genuine and fold may be left out)";

    private static readonly Dictionary<string, bool> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = true, ["true"] = true, ["yes"] = true, ["same"] = true, ["genuine"] = true,
        ["0"] = false, ["false"] = false, ["no"] = false, ["different"] = false, ["impostor"] = false,
    };

    /// <summary>Reads the pairs of all files together.</summary>
    /// <param name="faces">The set; pairs index into it.</param>
    /// <param name="files">The files, at least one.</param>
    /// <returns>The folds, in the order of their first lines; one if no file has folds.</returns>
    /// <exception cref="FaceDataException">A file is missing or no list of pairs, a picture is not in the set, a pair
    /// is of one picture, comes twice or is not of its kind, or a fold has one kind of pairs only; the message has the
    /// line.</exception>
    public static IReadOnlyList<IReadOnlyList<FacePair>> Read(FaceSet faces, params IReadOnlyList<string> files)
    {
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw new FaceDataException($"There is no file of pairs '{missing}': expected a CSV file with {Wanted}.");
        var pairs = files.All(LfwCsv.IsPairs)
            ? Lfw(faces, LfwCsv.ReadPairs([.. files]), files.Count == 1)
            : files.SelectMany(file => FaceManifest.IsCsv(file) ? Own(faces, file)
                : Lfw(faces, LfwProtocol.ReadPairs(file), withFolds: true));
        var folds = pairs.GroupBy(pair => pair.Fold, pair => (pair.Line, pair.Pair)).ToList();
        if (folds.Find(fold => fold.Key.Length == 0) is { } rest && folds.Count > 1)
            throw rest.First().Line.Malformed("a fold in each line or in none,");
        var read = PairCheck.Checked(faces, folds);
        foreach (var (fold, name) in read.Zip(folds, (fold, lines) => (fold, lines.Key)))
            RequireBothKinds(fold, name, files);
        return read.Count > 0 ? read : throw new FaceDataException($"'{files[0]}' has a header and no pair.");
    }

    private static IEnumerable<(string Fold, DataLine Line, FacePair Pair)> Lfw(
        FaceSet faces, IEnumerable<LfwPair[]> folds, bool withFolds)
    {
        var pictures = new PictureIndex(faces, ".");
        return from fold in folds.Index()
               from pair in fold.Item
               select (withFolds ? $"{fold.Index + 1}" : "", pair.Line, new FacePair(
                   pictures.ByNumber(pair.FirstName, pair.FirstNumber, pair.Line),
                   pictures.ByNumber(pair.SecondName, pair.SecondNumber, pair.Line), pair.Genuine));
    }

    private static IEnumerable<(string Fold, DataLine Line, FacePair Pair)> Own(FaceSet faces, string file)
    {
        var header = CsvTable.Header(file);
        string[] columns = header.Contains("path1") ? ["path1", "path2"] : ["name1", "number1", "name2", "number2"];
        if (!columns.All(header.Contains))
            throw new FaceDataException($"'{file}' is no list of pairs: its header is " +
                $"'{DataLine.Shortened(string.Join(',', header))}', expected {Wanted}; " +
                $"'{columns.First(column => !header.Contains(column))}' is missing. LFW's lists have " +
                $"{LfwCsv.PairColumns}.");
        var pictures = new PictureIndex(faces, Path.GetDirectoryName(Path.GetFullPath(file))!);
        return CsvTable.Read(file, columns).Select(row =>
        {
            var (first, second) = (Picture(row, "1"), Picture(row, "2"));
            return (row["fold"], row.Line, new FacePair(first, second, IsGenuine(row, first, second)));
        });

        int Picture(CsvRow row, string side) => columns.Length == 2 ? pictures.ByPath(row["path" + side], row.Line)
            : pictures.ByNumber(row["name" + side], row.Whole("number" + side), row.Line);

        bool IsGenuine(CsvRow row, int first, int second) =>
            !row.Has("genuine") ? faces.Labels[first] == faces.Labels[second]
            : Words.TryGetValue(row["genuine"], out var genuine) ? genuine
            : throw row.Line.Malformed($"'genuine', one of {string.Join(", ", Words.Keys)},", row["genuine"]);
    }

    private static void RequireBothKinds(IReadOnlyList<FacePair> fold, string name, IReadOnlyList<string> files)
    {
        var genuine = fold.Count(pair => pair.Genuine);
        if (genuine == 0 || genuine == fold.Count)
            throw new FaceDataException($"{(name.Length == 0 ? "" : $"Fold {name} of ")}" +
                $"'{string.Join("', '", files)}' has {genuine:N0} genuine and {fold.Count - genuine:N0} impostor " +
                "pairs: verification needs both kinds. Give the other pairs too, in this file or in another.");
    }
}
