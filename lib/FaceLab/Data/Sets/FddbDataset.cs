using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>FDDB: 2,845 photos with 5,171 faces as ellipses in ten folds; here each face is the exact bounding
/// rectangle of its ellipse.</summary>
/// <remarks>
/// Source: V. Jain, E. Learned-Miller, "FDDB: A Benchmark for Face Detection in Unconstrained Settings", UMass
/// UM-CS-2010-009. A face is the line "major_axis_radius minor_axis_radius angle center_x center_y 1"; the angle is in
/// radians between the major axis and the horizontal. With radii a, b and angle t the ellipse reaches √(a² cos² t + b²
/// sin² t) to either side of its centre and √(a² sin² t + b² cos² t) up and down. The box of a face at the border may
/// reach beyond its photo. A face's identity is its photo and its place in the list, <c>2002/08/11/big/img_591#1</c>.
/// </remarks>
public sealed class FddbDataset : PhotoDataset
{
    private const int MaximumFolds = 10;
    private static readonly string[] FoldFolders = ["FDDB-folds/", ""];
    private static readonly string[] PictureFolders = ["../originalPics", "originalPics", "../images", "images"];

    private FddbDataset(IReadOnlyList<AnnotatedPhoto> photos, IReadOnlyList<PassedOver> passedOver)
        : base("FDDB", photos, passedOver) { }

    /// <summary>Reads the ellipses; opens no photo.</summary>
    /// <param name="folder">The folder that holds <c>FDDB-folds</c> and <c>originalPics</c>, or <c>FDDB-folds</c>
    /// itself.</param>
    /// <exception cref="FaceDataException">The first fold is missing, a fold is malformed, or none of its photos is
    /// there.</exception>
    public static FddbDataset Open(string folder)
    {
        var files = Enumerable.Range(1, MaximumFolds).Select(number => FoldFile(folder, number))
            .TakeWhile(file => file is not null).Select(file => file!).ToList();
        if (files.Count == 0)
            throw new FaceDataException($"FDDB is not at '{folder}': expected " +
                "'FDDB-folds/FDDB-fold-01-ellipseList.txt' there.");
        var pictures = new ListedPictures(SetFolders.PicturesBeside(files[0], PictureFolders));
        var photos = files.SelectMany(file => PhotosOf(file, pictures)).ToList();
        var passedOver = pictures.PassedOver(
            files.Count == 1 ? files[0]
            : Path.Combine(Path.GetDirectoryName(files[0])!, "FDDB-fold-*-ellipseList.txt"));
        return new FddbDataset(photos, passedOver);
    }

    internal static bool IsAt(string path) => FoldFile(path, 1) is not null;

    private static string? FoldFile(string folder, int number) => FoldFolders
        .Select(place => Path.GetFullPath(Path.Combine(folder,
            $"{place}FDDB-fold-{number.ToString("00", CultureInfo.InvariantCulture)}-ellipseList.txt")))
        .FirstOrDefault(File.Exists);

    private static List<AnnotatedPhoto> PhotosOf(string file, ListedPictures pictures)
    {
        var photos = new List<AnnotatedPhoto>();
        foreach (var block in PhotoBlocks.Read(file))
        {
            var name = block.Name.Text.Trim();
            if (pictures.Find(name + ".jpg", block.Name) is { } photo)
                photos.Add(new AnnotatedPhoto(photo,
                    [.. block.Faces.Select((line, i) =>
                        new FaceRecord($"{name}#{i + 1}", 1, photo) { Box = BoxOf(line) })]));
        }
        return photos;
    }

    private static FaceBox BoxOf(DataLine line)
    {
        var fields = line.Fields;
        if (fields.Length != 6)
            throw line.Malformed("'major_axis_radius minor_axis_radius angle center_x center_y 1',");
        var (major, minor, angle) =
            (line.Real(fields[0], "the major radius"), line.Real(fields[1], "the minor radius"),
                line.Real(fields[2], "the angle"));
        if (major <= 0 || minor <= 0)
            throw line.Malformed("radii above 0,");
        return Around(line.Real(fields[3], "center_x"), line.Real(fields[4], "center_y"), major, minor, angle);
    }

    private static FaceBox Around(double centerX, double centerY, double major, double minor, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var (halfWidth, halfHeight) =
            (double.Hypot(major * cosine, minor * sine), double.Hypot(major * sine, minor * cosine));
        return new FaceBox(centerX - halfWidth, centerY - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }
}
