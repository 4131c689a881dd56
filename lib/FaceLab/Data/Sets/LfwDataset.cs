using FaceLab.Data.Fetching;

namespace FaceLab.Data.Sets;

/// <summary>Labeled Faces in the Wild in its official folder layout, <c>IMAGES/Person_Name/Person_Name_0001.jpg</c>,
/// with its six protocol files, or Kaggle's CSV form of them. Works with the original, funneled and deep-funneled
/// images.</summary>
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
    private readonly string imageFolder;
    private readonly LfwFiles files;
    private readonly Dictionary<(int Label, int Number), int> indexOf;
    private FaceSet? devTrain, devTest;
    private IReadOnlyList<FacePair>? devTrainPairs, devTestPairs;
    private IReadOnlyList<IReadOnlyList<FacePair>>? view2Pairs;

    private LfwDataset(string folder, string imageFolder, FaceSet faces, IReadOnlyList<PassedOver> passedOver)
        : base(faces, passedOver)
    {
        (this.imageFolder, files, indexOf) = (imageFolder, new(folder, imageFolder), new(faces.Count));
        for (var i = 0; i < faces.Count; i++)
        {
            var (record, place) = (faces.Records[i], (faces.Labels[i], faces.Records[i].Number));
            if (!indexOf.TryAdd(place, i))
                throw new FaceDataException($"Image {record.Number} of '{record.Identity}' is there twice, as " +
                    $"'{record.Path}' and as '{faces.Records[indexOf[place]].Path}'. Keep one of them.");
        }
    }

    /// <summary>View 1's training people, <c>peopleDevTrain.txt</c>: 4,038 people, 9,525 images.</summary>
    public FaceSet DevTrain => devTrain ??= OfPeopleFile("LFW View 1 training people", LfwPeopleFile.DevTrain);

    /// <summary>View 1's test people, <c>peopleDevTest.txt</c>: 1,711 people, 3,708 images.</summary>
    public FaceSet DevTest => devTest ??= OfPeopleFile("LFW View 1 test people", LfwPeopleFile.DevTest);

    /// <summary>View 1's training pairs, <c>pairsDevTrain.txt</c>: 1,100 genuine and 1,100 impostor.</summary>
    public IReadOnlyList<FacePair> DevTrainPairs => devTrainPairs ??= PairsOf([files.Fold("DevTrain")])[0];

    /// <summary>View 1's test pairs, <c>pairsDevTest.txt</c>: 500 genuine and 500 impostor.</summary>
    public IReadOnlyList<FacePair> DevTestPairs => devTestPairs ??= PairsOf([files.Fold("DevTest")])[0];

    /// <summary>View 2's ten folds of 300 genuine and 300 impostor pairs, <c>pairs.txt</c>.</summary>
    public IReadOnlyList<IReadOnlyList<FacePair>> View2Pairs => view2Pairs ??= PairsOf(files.Folds());

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
        if (files.People(Path.GetFileNameWithoutExtension(file.Name)) is not { } people)
        {
            var lines = file.Rebuild(imageFolder, Faces.Records.Select(record => record.Identity)).Split('\n')[1..^1];
            return Faces.OfIdentities(name, lines.Select(line => line.Split('\t')[0]));
        }
        foreach (var person in people)
            Index(person.Line, person.Name, person.Images);
        return Faces.OfIdentities(name, people.Select(person => person.Name));
    }

    private List<IReadOnlyList<FacePair>> PairsOf(IEnumerable<LfwPair[]> folds) =>
        PairCheck.Checked(Faces, folds.Select(fold => fold.Select(pair => (pair.Line, new FacePair(
            Index(pair.Line, pair.FirstName, pair.FirstNumber), Index(pair.Line, pair.SecondName, pair.SecondNumber),
            pair.Genuine)))));

    private int Index(DataLine line, string name, int number) =>
        Faces.LabelOf(name) is { } label && indexOf.TryGetValue((label, number), out var index) ? index
        : throw new FaceDataException(
            $"{Path.GetFileName(line.File)}, line {line.Number}: there is no image {number} of '{name}' in " +
            $"'{imageFolder}'. " +
            "Protocol file and images must come from one release of LFW; fetch the missing one again.");
}
