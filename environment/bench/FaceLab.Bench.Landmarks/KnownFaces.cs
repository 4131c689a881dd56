using System.Globalization;
using System.Text;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Bench.Landmarks;

/// <summary>The 4,151 faces of `landmarks5` beside LFW, split by person.</summary>
internal static class KnownFaces
{
    private const int HeldOutOf = 10;

    /// <summary>The folder that LFW is in.</summary>
    public static string Folder => FaceSource.Find().LfwFolder is { } lfw ? Path.GetFullPath(Path.Combine(lfw, ".."))
        : throw new FaceDataException("The bench needs LFW and landmarks5 in one folder: name it by FACELAB_DATA.");

    public static (List<LandmarkExample> Training, List<LandmarkExample> HeldOut) Read()
    {
        var folder = Path.Combine(Folder, "landmarks5");
        var rows = File.ReadLines(Path.Combine(folder, "points.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        return (Examples(held: false), Examples(held: true));

        List<LandmarkExample> Examples(bool held) => [.. rows.Where(row => IsHeldOut(row[0]) == held)
            .AsParallel().AsOrdered().Select(row => Example(Path.Combine(folder, "images", row[0]), row))];
    }

    /// <summary>A tenth of the people, by a hash (FNV-1a) of the name before its number.</summary>
    private static bool IsHeldOut(string file)
    {
        var hash = 2166136261u;
        foreach (var letter in Encoding.UTF8.GetBytes(file[..file.LastIndexOf('_')]))
            hash = unchecked((hash ^ letter) * 16777619);
        return hash % HeldOutOf == 0;
    }

    private static LandmarkExample Example(string path, string[] row)
    {
        using var image = Image.Load<Rgb24>(File.ReadAllBytes(path));
        // The points count pixel centres as whole numbers: half a pixel less than FacePoint. Measured: the mean
        // difference to dlib's points is (0.39, 0.76) without the half and (-0.11, 0.26) with it.
        var numbers = row.Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture) + 0.5).ToArray();
        var points = Enumerable.Range(0, 5).Select(i => new FacePoint(numbers[2 * i], numbers[2 * i + 1])).ToArray();
        var landmarks = new FaceLandmarks(points[0], points[1], points[2], points[3], points[4]);
        return new LandmarkExample(GrayPicture.From(image), landmarks);
    }
}
