using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>CelebA's photos by identity: 202,599 photos of 10,177 people in the release, fewer in partial
/// copies.</summary>
/// <remarks>
/// Source: Z. Liu, P. Luo, X. Wang, X. Tang, "Deep Learning Face Attributes in the Wild", ICCV 2015. Reads the
/// published <c>identity_CelebA.txt</c> ("000001.jpg 2880" a line) and a CSV with the columns file, identity. The
/// identity is the number as text; photos come in the order of the list and are numbered from 1 within their
/// identity.
/// </remarks>
public sealed class CelebaDataset : FaceDataset
{
    private static readonly string[] Lists = ["identities.csv", "identity_CelebA.txt", "Anno/identity_CelebA.txt"];
    private static readonly string[] PictureFolders =
        ["photos", "images", "img_celeba", "img_align_celeba", "Img/img_celeba", "Img/img_align_celeba",
            "../Img/img_celeba", "../Img/img_align_celeba",
         "../img_celeba", "../img_align_celeba"];

    private CelebaDataset(FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) { }

    /// <summary>Reads the list of identities; opens no photo.</summary>
    /// <param name="path">The folder that holds the list, or the list itself; photos are in <c>photos</c>,
    /// <c>img_celeba</c>, <c>img_align_celeba</c> beside it, under <c>Img</c>, or right beside it.</param>
    /// <exception cref="FaceDataException">The list is missing or malformed, or none of its photos is
    /// there.</exception>
    public static CelebaDataset Open(string path)
    {
        var list = SetFolders.Require("CelebA", path, Lists);
        var pictures = new ListedPictures(SetFolders.PicturesBeside(list, PictureFolders));
        var photosOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var records = new List<FaceRecord>();
        foreach (var (line, file, identity) in Entries(list))
        {
            if (pictures.Find(file, line) is { } photo)
                records.Add(new FaceRecord(
                    identity, photosOf[identity] = photosOf.GetValueOrDefault(identity) + 1, photo));
        }
        var passedOver = pictures.PassedOver(list);
        return new CelebaDataset(new FaceSet("CelebA", records), passedOver);
    }

    internal static bool IsAt(string path) => SetFolders.HasList(path, Lists, PictureFolders);

    private static IEnumerable<(DataLine Line, string File, string Identity)> Entries(string list) =>
        list.EndsWith(".csv", StringComparison.Ordinal)
        ? CsvTable.Read(list, "file", "identity")
            .Select(row => (row.Line, row["file"], Identity(row.Line, row["identity"])))
        : DataLines.Read(list).Select(
            line => line.Fields is [var file, var identity] ? (line, file, Identity(line, identity))
            : throw line.Malformed("'file identity', like '000001.jpg 2880',"));

    private static string Identity(DataLine line, string text) =>
        line.Whole(text, "the identity").ToString(CultureInfo.InvariantCulture);
}
