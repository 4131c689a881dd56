namespace FaceLab.Data.Sets;

/// <summary>SCUT-FBP5500: frontal faces with a rating, the mean of 60 raters from 1 to 5. Reads any other list of "file
/// rating" too.</summary>
/// <remarks>
/// Source: L. Liang, L. Lin, L. Jin, D. Xie, M. Li, "SCUT-FBP5500: A Diverse Benchmark Dataset for Multi-Paradigm
/// Facial Beauty Prediction", ICPR 2018. Reads a CSV with the columns file, rating, and the published lists under
/// <c>train_test_files</c> (<c>All_labels.txt</c>, and the <c>train.txt</c> and <c>test.txt</c> of its splits). Each
/// face is another person: the identity is the file's name without extension.
/// </remarks>
public sealed class ScutFbpDataset : FaceDataset
{
    private static readonly string[] Lists =
        ["ratings.csv", "scores.csv", "All_labels.txt", "train_test_files/All_labels.txt"];
    private static readonly string[] ListsOfPart = ["train.txt", "test.txt"];
    private static readonly string[] PictureFolders =
        ["images", "Images", "../images", "../Images", "../../Images", "../../images"];

    private ScutFbpDataset(FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) { }

    /// <summary>Reads the ratings; opens no picture.</summary>
    /// <param name="path">The folder that holds the list of all ratings, or any list of ratings; pictures are in
    /// <c>images</c> or <c>Images</c> beside the list or up to two folders above it.</param>
    /// <exception cref="FaceDataException">The list is missing or malformed, or none of its pictures is
    /// there.</exception>
    public static ScutFbpDataset Open(string path)
    {
        var list = File.Exists(path) ? Path.GetFullPath(path) : SetFolders.Require("SCUT-FBP5500", path, Lists);
        var pictures = new ListedPictures(SetFolders.PicturesBeside(list, PictureFolders));
        var records = new List<FaceRecord>();
        foreach (var (line, file, rating) in Entries(list))
        {
            if (pictures.Find(file, line) is { } picture)
                records.Add(new FaceRecord(Path.GetFileNameWithoutExtension(file), 1, picture) { Rating = rating });
        }
        var passedOver = pictures.PassedOver(list);
        return new ScutFbpDataset(new FaceSet("SCUT-FBP5500", records), passedOver);
    }

    internal static bool IsAt(string path) =>
        SetFolders.HasList(path, Lists, PictureFolders)
            || (File.Exists(path) && ListsOfPart.Contains(Path.GetFileName(path)));

    private static IEnumerable<(DataLine Line, string File, double Rating)> Entries(string list) =>
        list.EndsWith(".csv", StringComparison.Ordinal)
        ? CsvTable.Read(list, "file", "rating").Select(row => (row.Line, row["file"], row.Real("rating")))
        : DataLines.Read(list).Select(
            line => line.Fields is [var file, var rating] ? (line, file, line.Real(rating, "the rating"))
            : throw line.Malformed("'file rating', like 'CF437.jpg 2.883333',"));
}
