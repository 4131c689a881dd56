namespace FaceLab.Data.Sets;

/// <summary>Reads LFW's protocols in the form in which Kaggle's copy of the set has them.</summary>
/// <remarks><c>pairs.csv</c> has the header name,imagenum1,imagenum2 and an empty fourth column: a genuine pair has
/// three fields, an impostor pair name, number, name, number. A fold is a run of genuine pairs and the impostor pairs
/// after it. <c>matchpairsDevTest.csv</c> has genuine pairs, <c>mismatchpairsDevTest.csv</c>, with the header
/// name,imagenum1,name,imagenum2, the impostor pairs; the same for DevTrain. <c>peopleDevTest.csv</c> has the header
/// name,images; lines without a name or a number are headings.</remarks>
internal static class LfwCsv
{
    /// <summary>The columns of the lists of pairs, for messages.</summary>
    public const string PairColumns = "name,imagenum1,imagenum2 or name,imagenum1,name,imagenum2";

    public static bool IsPairs(string path) => CsvTable.Header(path) is ["name", "imagenum1", ..];

    /// <summary>Reads the folds of one or more lists.</summary>
    public static List<LfwPair[]> ReadPairs(params string[] paths)
    {
        var folds = new List<List<LfwPair>>();
        foreach (var pair in paths.SelectMany(Pairs))
        {
            if (folds.Count == 0 || (pair.Genuine && !folds[^1][^1].Genuine))
                folds.Add([]);
            folds[^1].Add(pair);
        }
        return [.. folds.Select(fold => fold.ToArray())];
    }

    public static List<LfwPerson> ReadPeople(string path) =>
        [.. CsvTable.Read(path, "name", "images").Where(row => row["name"].Length > 0 && row["images"].Length > 0)
            .Select(row => new LfwPerson(row["name"], row.Whole("images"), row.Line))];

    private static IEnumerable<LfwPair> Pairs(string path)
    {
        if (!IsPairs(path))
            throw new FaceDataException($"'{path}' is no list of LFW's pairs: expected the header {PairColumns}, got " +
                $"'{DataLine.Shortened(string.Join(',', CsvTable.Header(path)))}'.");
        return CsvTable.Fields(path).Skip(1).Select(row => PairOf(row.Line, row.Fields));
    }

    private static LfwPair PairOf(DataLine line, string[] fields) =>
        fields[..(Array.FindLastIndex(fields, field => field.Length > 0) + 1)] switch
        {
            [var name, var first, var second] =>
                new LfwPair(name, Number(line, first), name, Number(line, second), Genuine: true, line),
            [var one, var first, var other, var second] =>
                new LfwPair(one, Number(line, first), other, Number(line, second), Genuine: false, line),
            _ => throw line.Malformed("'name,n,n' or 'name,n,name,n',"),
        };

    private static int Number(DataLine line, string text) => line.Whole(text, "an image's number");
}
