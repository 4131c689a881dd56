using System.Security.Cryptography;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The faces of a run as a text: the key, the preparation, then a line for each face with the hash of its
/// pixels, its person and its path. It tells what has changed since.</summary>
internal static class RunFaces
{
    private const int HashDigits = 16, NamedPictures = 2;

    /// <summary>Notes the faces that a run begins with.</summary>
    public static void Write(string path, PreparedFaces faces) => WholeFile.Write(path, temporary =>
        File.WriteAllLines(temporary, [faces.Key, faces.Parameters, .. LinesOf(faces).Select(one => one.ToString())]));

    /// <summary>Throws if the faces are not those that the run began with.</summary>
    /// <param name="path">The file of <see cref="Write"/>. A run of an older FaceLab has none: its checkpoint
    /// compares.</param>
    /// <param name="faces">The faces as they are now.</param>
    /// <exception cref="FaceDataException">The faces are others; the message names the difference.</exception>
    public static void RequireSame(string path, PreparedFaces faces)
    {
        if (!File.Exists(path) || File.ReadAllLines(path) is not [var key, var parameters, .. var lines]
            || key == faces.Key)
            return;
        var difference = parameters == faces.Parameters
            ? Difference([.. lines.Select(Line.Parse)], [.. LinesOf(faces)])
            : $"they were prepared as '{parameters}', and now as '{faces.Parameters}'";
        throw new FaceDataException($"The faces of the run '{Path.GetDirectoryName(path)}' have changed since it " +
            $"began: {difference}. Bring the old ones back, or start a new run.");
    }

    private static string Difference(Line[] before, Line[] now)
    {
        var (old, present) = (before.ToLookup(one => one.Path), now.ToLookup(one => one.Path));
        (string What, string[] Pictures)[] kinds =
        [
            ("gone or unreadable", [.. before.Where(one => !present.Contains(one.Path)).Select(one => one.Path)]),
            ("new", [.. now.Where(one => !old.Contains(one.Path)).Select(one => one.Path)]),
            ("of another person", Pairs((was, one) => was.Person != one.Person)),
            ("with other pixels", Pairs((was, one) => was.Person == one.Person && was.Hash != one.Hash)),
        ];
        string[] told = [.. kinds.Where(kind => kind.Pictures.Length > 0)
            .Select(kind => Count(kind.What, kind.Pictures))];
        return told.Length > 0 ? string.Join("; ", told)
            : "their order, numbers, boxes or files are others, though no pixel is";

        string[] Pairs(Func<Line, Line, bool> differ) =>
            [.. now.Where(one => old.Contains(one.Path) && differ(old[one.Path].First(), one)).Select(one => one.Path)];
    }

    private static string Count(string what, string[] pictures) =>
        $"{pictures.Length:N0} {(pictures.Length == 1 ? "picture is" : "pictures are")} {what} (" +
        string.Join(", ", pictures.Take(NamedPictures).Select(picture => $"'{picture}'")) +
        (pictures.Length > NamedPictures ? ", ...)" : ")");

    private static IEnumerable<Line> LinesOf(PreparedFaces faces)
    {
        var root = CommonFolder(faces.Faces);
        foreach (var (row, face) in faces.Faces.Records.Index())
        {
            using var pixels = faces.Pixels[row].clone();
            var hash = Convert.ToHexStringLower(SHA256.HashData(pixels.bytes))[..HashDigits];
            yield return new Line(hash, face.Identity, face.Path[root.Length..]);
        }
    }

    /// <summary>Returns the folder above all pictures, with its slash, so that a set may move as a whole.</summary>
    private static string CommonFolder(FaceSet faces)
    {
        var shared = faces.Records[0].Path;
        foreach (var face in faces.Records)
            shared = shared[..shared.AsSpan().CommonPrefixLength(face.Path)];
        return shared[..(shared.LastIndexOf(Path.DirectorySeparatorChar) + 1)];
    }

    private sealed record Line(string Hash, string Person, string Path)
    {
        public static Line Parse(string text) => text.Split('\t', 3) is [var hash, var person, var path]
            ? new Line(hash, person, path) : new Line("", "", text);

        public override string ToString() => $"{Hash}\t{Person}\t{Path}";
    }
}
