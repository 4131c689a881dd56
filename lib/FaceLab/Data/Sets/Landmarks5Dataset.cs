using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>Faces with five points: eyes, nose, mouth corners; left and right are the viewer's.</summary>
/// <remarks>
/// Reads <c>points.csv</c> with the columns file, lx, ly, rx, ry, nx, ny, mlx, mly, mrx, mry, in pixels of the
/// pictures in <c>images</c> beside it. Source of the points of LFW faces in this form: Y. Sun, X. Wang, X. Tang, "Deep
/// Convolutional Network Cascade for Facial Point Detection", CVPR 2013. A name like LFW's,
/// <c>Aaron_Guiel_0001.jpg</c>, gives identity and number; another name is an identity of its own.
/// </remarks>
public sealed class Landmarks5Dataset : FaceDataset
{
    private static readonly string[] Columns = ["file", "lx", "ly", "rx", "ry", "nx", "ny", "mlx", "mly", "mrx", "mry"];

    private Landmarks5Dataset(FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) { }

    /// <summary>Reads the points; opens no picture.</summary>
    /// <param name="path">The folder that holds <c>points.csv</c>, or that file.</param>
    /// <exception cref="FaceDataException">The file is missing or malformed, most of its points cannot be a
    /// face, or none of its pictures is there.</exception>
    public static Landmarks5Dataset Open(string path)
    {
        var list = SetFolders.Require("A set with five landmarks", path, "points.csv");
        var pictures = new ListedPictures(SetFolders.PicturesBeside(list, "images"));
        var (records, landmarks) = (new List<FaceRecord>(), new ListedLandmarks());
        foreach (var row in CsvTable.Read(list, Columns))
        {
            var points = LandmarksOf(row);
            landmarks.Add(row.Line, points);
            if (pictures.Find(row["file"], row.Line) is { } picture)
                records.Add(Named(row["file"], picture) with { Landmarks = points });
        }
        landmarks.Check();
        var passedOver = pictures.PassedOver(list);
        return new Landmarks5Dataset(new FaceSet("landmarks5", records), passedOver);
    }

    internal static bool IsAt(string path) => SetFolders.HasList(path, ["points.csv"], ["images"]);

    private static FaceLandmarks LandmarksOf(CsvRow row)
    {
        return new FaceLandmarks(
            Point("lx", "ly"), Point("rx", "ry"), Point("nx", "ny"), Point("mlx", "mly"), Point("mrx", "mry"));

        FacePoint Point(string x, string y) => new(row.Real(x), row.Real(y));
    }

    private static FaceRecord Named(string file, string path)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.Length > 5 && name[^5] == '_' &&
            int.TryParse(name.AsSpan(name.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new FaceRecord(name[..^5], number, path) : new FaceRecord(name, 1, path);
    }
}
