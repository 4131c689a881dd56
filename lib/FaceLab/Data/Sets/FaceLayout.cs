namespace FaceLab.Data.Sets;

/// <summary>A layout of faces on disk.</summary>
/// <param name="Name">The layout's name.</param>
/// <param name="Expected">The content of its folder, for the message about a folder that is not recognised.</param>
/// <param name="IsAt">Returns true for a folder or file that looks like it; opens no picture.</param>
/// <param name="Open">Opens a folder or file of the layout.</param>
internal sealed record FaceLayout(
    string Name, string Expected, Func<string, bool> IsAt, Func<string, IFaceDataset> Open)
{
    /// <summary>The layout of FaceLab's own lists.</summary>
    public static FaceLayout Manifest { get; } = new("FaceLab manifest", "a CSV file with path, identity, number, ...",
        FaceManifest.IsAt, path => new ManifestDataset(FaceManifest.Read(path)));

    /// <summary>All layouts. The first that recognises a folder opens it. Plain folders come last, because many sets
    /// are also such folders.</summary>
    public static IReadOnlyList<FaceLayout> All { get; } =
    [
        Manifest,
        new("LFW", "lfw-deepfunneled/Ann_Lee/Ann_Lee_0001.jpg, pairsDevTest.txt", LfwDataset.IsAt, LfwDataset.Open),
        new("CFP", "Data/Images/001/frontal/01.jpg", CfpDataset.IsAt, CfpDataset.Open),
        new("CelebA", "identity_CelebA.txt or identities.csv", CelebaDataset.IsAt, CelebaDataset.Open),
        new("SCUT-FBP5500", "train_test_files/All_labels.txt or ratings.csv", ScutFbpDataset.IsAt, ScutFbpDataset.Open),
        new("WIDER FACE", "wider_face_val_bbx_gt.txt or bbx_gt.txt", WiderDataset.IsAt, WiderDataset.Open),
        new("FDDB", "FDDB-folds/FDDB-fold-01-ellipseList.txt", FddbDataset.IsAt, FddbDataset.Open),
        new("five landmarks", "points.csv", Landmarks5Dataset.IsAt, Landmarks5Dataset.Open),
        new("MNIST", "t10k-images-idx3-ubyte.gz", MnistDataset.IsAt, MnistDataset.Open),
        new("ORL", "s1/1.pgm", OrlDataset.IsAt, OrlDataset.Open),
        new("folders of people", "Ann_Lee/any.jpg", PersonFolders.IsAt, PersonFolders.Open),
    ];

    private sealed class ManifestDataset(FaceSet faces) : FaceDataset(faces, []);
}
