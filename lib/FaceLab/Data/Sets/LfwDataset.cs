using FaceLab.Data.Fetching;

namespace FaceLab.Data.Sets;

/// <summary>Labeled Faces in the Wild in its official folder layout, <c>IMAGES/Person_Name/Person_Name_0001.jpg</c>,
/// with its six protocol files. Works with the original, funneled and deep-funneled images.</summary>
/// <remarks>
/// Source: G. B. Huang, M. Ramesh, T. Berg, E. Learned-Miller, "Labeled Faces in the Wild", UMass 07-49, 2007. View 1
/// (<c>peopleDevTrain</c>, <c>peopleDevTest</c>, <c>pairsDevTrain</c>, <c>pairsDevTest</c>) is for development; View
/// 2 (<c>people</c>, <c>pairs</c>) is for reporting: ten folds, threshold from the other nine. A protocol file is read
/// once, when its people or pairs are first asked for. View 1's people are known even without their files. Pair indices
/// point into <see cref="IFaceDataset.Faces"/>. Pictures may have a suffix, as <c>Person_Name_0001_aligned.jpg</c>, if
/// their numbers stay unique.
/// </remarks>
public sealed class LfwDataset : FaceDataset
{
    private static readonly string[] ImageFolders =
        ["lfw-deepfunneled", "lfw_funneled", "lfw-funneled", "lfw", "images"];
    private readonly string folder;
    private readonly string imageFolder;
    private readonly Dictionary<(string, int), int> indexOf;
    private FaceSet? devTrain, devTest;
    private IReadOnlyList<FacePair>? devTrainPairs, devTestPairs;
    private IReadOnlyList<IReadOnlyList<FacePair>>? view2Pairs;

    private LfwDataset(string folder, string imageFolder, FaceSet faces, IReadOnlyList<PassedOver> passedOver)
        : base(faces, passedOver)
    {
        (this.folder, this.imageFolder, indexOf) = (folder, imageFolder, new(faces.Count));
        for (var i = 0; i < faces.Count; i++)
        {
            var record = faces.Records[i];
            if (!indexOf.TryAdd((record.Identity, record.Number), i))
                throw new FaceDataException($"Image {record.Number} of '{record.Identity}' is there twice, as " +
                    $"'{record.Path}' and as '{faces.Records[i - 1].Path}'. Keep one of them.");
        }
    }

    /// <summary>View 1's training people, <c>peopleDevTrain.txt</c>: 4,038 people, 9,525 images.</summary>
    public FaceSet DevTrain => devTrain ??= OfPeopleFile("LFW View 1 training people", LfwPeopleFile.DevTrain);

    /// <summary>View 1's test people, <c>peopleDevTest.txt</c>: 1,711 people, 3,708 images.</summary>
    public FaceSet DevTest => devTest ??= OfPeopleFile("LFW View 1 test people", LfwPeopleFile.DevTest);

    /// <summary>View 1's training pairs, <c>pairsDevTrain.txt</c>: 1,100 genuine and 1,100 impostor.</summary>
    public IReadOnlyList<FacePair> DevTrainPairs => devTrainPairs ??= OnlyFold("pairsDevTrain.txt");

    /// <summary>View 1's test pairs, <c>pairsDevTest.txt</c>: 500 genuine and 500 impostor.</summary>
    public IReadOnlyList<FacePair> DevTestPairs => devTestPairs ??= OnlyFold("pairsDevTest.txt");

    /// <summary>View 2's ten folds of 300 genuine and 300 impostor pairs, <c>pairs.txt</c>.</summary>
    public IReadOnlyList<IReadOnlyList<FacePair>> View2Pairs => view2Pairs ??= PairsOf("pairs.txt");

    /// <summary>Lists the images under a folder; decodes none of them.</summary>
    /// <param name="folder">The folder that holds the protocol files and the image folder, or the image folder
    /// itself.</param>
    /// <exception cref="FaceDataException">The folder is missing, holds no <c>Person_Name/Person_Name_0001.jpg</c>,
    /// or one of them twice.</exception>
    public static LfwDataset Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FaceDataException($"LFW is not at '{folder}': no such folder. Name the folder that holds " +
                "'lfw-deepfunneled' and 'pairs.txt', for example by the environment variable FACELAB_DATA.");
        var imageFolder = ImagesUnder(folder) ?? folder;
        // In some copies of the archives the image folder lies in a folder of the same name.
        imageFolder = ImagesUnder(imageFolder) ?? imageFolder;
        var passedOver = new List<PassedOver>();
        var records = PictureFiles.FoldersOf(imageFolder, passedOver)
            .SelectMany(person => LfwNames.ImagesOf(person, passedOver)).ToList();
        passedOver.AddRange(PictureFiles.FilesOf(imageFolder).Where(PictureFiles.IsPicture)
            .Select(file => new PassedOver(file, "beside the people's folders, so nobody's picture")));
        if (records.Count == 0)
            throw new FaceDataException($"'{imageFolder}' holds no face: expected files like " +
                "'Aaron_Eckhart/Aaron_Eckhart_0001.jpg' in it" + (passedOver.Count == 0 ? "."
                : $"; '{passedOver[0].Path}' is passed over ({passedOver[0].Reason}). Rename the pictures, or take " +
                    "the protocol files away to read plain folders of people."));
        return new LfwDataset(folder, imageFolder, new FaceSet("LFW", records), passedOver);
    }

    /// <summary>Returns true if LFW seems to be there. Others call their pairs pairs.txt too, so it counts only if
    /// the pictures beside it are not plain folders of people.</summary>
    internal static bool IsAt(string path) => Directory.Exists(path)
        && (File.Exists(Path.Combine(path, "pairsDevTest.txt"))
            || ImageFolders.Take(3).Any(name => Directory.Exists(Path.Combine(path, name)))
            || (File.Exists(Path.Combine(path, "pairs.txt")) && (LfwNames.AreIn(path) || !PersonFolders.IsAt(path))));

    private static string? ImagesUnder(string folder) =>
        ImageFolders.Select(name => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);

    private FaceSet OfPeopleFile(string name, LfwPeopleFile file)
    {
        if (FindProtocolFile(file.Name) is not { } path)
        {
            var lines = file.Rebuild(imageFolder, Faces.Records.Select(record => record.Identity)).Split('\n')[1..^1];
            return Faces.OfIdentities(name, lines.Select(line => line.Split('\t')[0]));
        }
        var people = LfwProtocol.ReadPeople(path);
        foreach (var person in people)
            Index(person.Line, person.Name, person.Images);
        return Faces.OfIdentities(name, people.Select(person => person.Name));
    }

    private IReadOnlyList<FacePair> OnlyFold(string file)
    {
        var folds = PairsOf(file);
        return folds.Count == 1 ? folds[0] : throw new FaceDataException(
            $"'{file}' holds {folds.Count} folds of pairs; View 1 has one. Fetch '{ProtocolFile(file)}' again: it " +
            "looks like View 2's.");
    }

    private List<IReadOnlyList<FacePair>> PairsOf(string file) =>
        [.. LfwProtocol.ReadPairs(ProtocolFile(file))
            .Select(fold => (IReadOnlyList<FacePair>)[.. fold.Select(pair => new FacePair(
            Index(pair.Line, pair.FirstName, pair.FirstNumber), Index(pair.Line, pair.SecondName, pair.SecondNumber),
                pair.Genuine))])];

    private int Index(DataLine line, string name, int number) => indexOf.TryGetValue((name, number), out var index)
        ? index
        : throw new FaceDataException(
            $"{Path.GetFileName(line.File)}, line {line.Number}: there is no image {number} of '{name}' in " +
            $"'{imageFolder}'. " +
            "Protocol file and images must come from one release of LFW; fetch the missing one again.");

    private string ProtocolFile(string name) => FindProtocolFile(name) ?? throw new FaceDataException(
        $"LFW's protocol file '{name}' is not in '{folder}'. Put it beside the image folder; data/README.md says " +
        "where it is published.");

    private string? FindProtocolFile(string name)
    {
        // Beside the image folder, as in the archives, or in it, or one level up if the user named the image folder
        // itself.
        string[] places =
            [Path.Combine(folder, name), Path.Combine(imageFolder, name), Path.Combine(imageFolder, "..", name),
                Path.Combine(folder, "..", name)];
        return places.FirstOrDefault(File.Exists);
    }
}
