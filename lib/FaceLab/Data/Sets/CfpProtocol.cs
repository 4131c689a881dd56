namespace FaceLab.Data.Sets;

/// <summary>Reads CFP's protocols: lists of numbered pictures, and folds of pairs of those numbers.</summary>
/// <remarks>
/// <c>Protocol/Pair_list_F.txt</c> and <c>Pair_list_P.txt</c>: "1 ../Data/Images/001/frontal/01.jpg" a line, counted
/// from 1. <c>Protocol/Split/FF/01/same.txt</c> and <c>diff.txt</c>: "1,2" a line. In FF both numbers are of frontal
/// pictures, in FP the second is of a profile. Some copies have the lists in <c>Protocol/Split</c>, as the Readme shows
/// it.
/// </remarks>
internal sealed class CfpProtocol(string folder, FaceSet faces)
{
    private readonly Lazy<Dictionary<string, int>> indexOf =
        new(() => faces.Records.Index()
            .ToDictionary(entry => entry.Item.Path, entry => entry.Index, StringComparer.Ordinal));

    /// <summary>Reads the folds of a split, FF or FP; genuine pairs come first in a fold.</summary>
    public List<IReadOnlyList<FacePair>> Folds(string split)
    {
        var splitFolder = Path.Combine(folder, "Protocol", "Split", split);
        if (!Directory.Exists(splitFolder))
            throw new FaceDataException($"CFP's protocol {split} is missing: expected '{splitFolder}/01/same.txt' " +
                "and so on.");
        var frontal = PictureList("Pair_list_F.txt");
        var second = split == "FF" ? frontal : PictureList("Pair_list_P.txt");
        return PairCheck.Checked(faces, PictureFiles.FoldersOf(splitFolder).Where(fold => !PictureFiles.IsHidden(fold))
            .Select(fold => Pairs(Path.Combine(fold, "same.txt"), frontal, second, genuine: true)
                .Concat(Pairs(Path.Combine(fold, "diff.txt"), frontal, second, genuine: false))));
    }

    private static IEnumerable<(DataLine Line, FacePair Pair)> Pairs(
        string file, Dictionary<int, int> frontal, Dictionary<int, int> second, bool genuine) =>
        Existing(file).Select(line => line.Fields is [var a, var b]
            ? (Line: line, Pair: new FacePair(Index(line, a, frontal), Index(line, b, second), genuine))
            : throw line.Malformed("'number,number',"));

    private static int Index(DataLine line, string field, Dictionary<int, int> pictures) =>
        pictures.TryGetValue(line.Whole(field, "a picture's number"), out var index) ? index
            : throw line.Malformed($"a number of the {pictures.Count:N0} listed pictures,", field);

    /// <summary>Reads a list: the index in the set for each number.</summary>
    private Dictionary<int, int> PictureList(string name)
    {
        var protocolFolder = Path.Combine(folder, "Protocol");
        var file = SetFolders.FindFile(protocolFolder, name, $"Split/{name}") ?? Path.Combine(protocolFolder, name);
        var pictures = new Dictionary<int, int>();
        foreach (var line in Existing(file))
        {
            if (line.Fields is not [var number, var path])
                throw line.Malformed("'number path', like '1 ../Data/Images/001/frontal/01.jpg',");
            // Paths are relative to Protocol.
            if (!indexOf.Value.TryGetValue(Path.GetFullPath(Path.Combine(protocolFolder, path)), out var index))
                throw line.Malformed("a picture under 'Data/Images',", path);
            if (!pictures.TryAdd(line.Whole(number, "a picture's number"), index))
                throw line.Malformed("each number once,", number);
        }
        return pictures;
    }

    private static IEnumerable<DataLine> Existing(string file) => File.Exists(file) ? DataLines.Read(file)
        : throw new FaceDataException($"CFP's protocol file '{file}' is missing: fetch the set again.");
}
