using System.Globalization;
using System.Text;
using CsvHelper;
using FaceLab.Basics;

namespace FaceLab.Data.Sets;

/// <summary>FaceLab's own list of faces: a CSV file with all values of each <see cref="FaceRecord"/>.</summary>
/// <remarks>
/// The format is RFC 4180 in UTF-8 with the header path, identity, number, box_x, box_y, box_width, box_height,
/// left_eye_x, left_eye_y, right_eye_x, right_eye_y, nose_x, nose_y, mouth_left_x, mouth_left_y, mouth_right_x,
/// mouth_right_y, rating. Only path and identity are needed: box, landmarks and rating may be empty or left out, and
/// without numbers the pictures of a person are counted. Paths are relative to the manifest's folder, with
/// '/', so that folder and manifest move together; "idx:" and "synthetic:" names are written unchanged. Numbers have
/// enough digits to be read back bit for bit.
/// </remarks>
public static class FaceManifest
{
    internal static readonly string[] Needed = ["path", "identity"];
    internal static readonly string[] BoxColumns = ["box_x", "box_y", "box_width", "box_height"];
    internal static readonly string[] LandmarkColumns =
        ["left_eye_x", "left_eye_y", "right_eye_x", "right_eye_y", "nose_x", "nose_y", "mouth_left_x", "mouth_left_y",
            "mouth_right_x", "mouth_right_y"];

    private static readonly string[] Columns =
        ["path", "identity", "number", .. BoxColumns, .. LandmarkColumns, "rating"];

    /// <summary>Writes a set. The file appears complete or not at all.</summary>
    /// <param name="path">The file. A missing folder is made, and an old file is replaced.</param>
    /// <param name="faces">The set.</param>
    /// <exception cref="FaceDataException">A record has no identity, a negative or non-finite number, or text that is
    /// not valid Unicode.</exception>
    public static void Write(string path, FaceSet faces)
    {
        path = Path.GetFullPath(path);
        try
        {
            WholeFile.Write(path, temporary => WriteAll(temporary, Path.GetDirectoryName(path)!, faces));
        }
        catch (EncoderFallbackException error)
        {
            throw new FaceDataException(
                $"A path or identity of '{faces.Name}' is not valid Unicode and cannot be written to '{path}': " +
                $"rename it. ({error.Message})",
                error);
        }
    }

    /// <summary>Reads a set; its name is the file's without extension. Opens no picture.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaceDataException">The file is missing or not such a CSV, a row is not a valid face, a picture
    /// is listed twice, or most landmarks cannot be a face; the message has the line.</exception>
    public static FaceSet Read(string path)
    {
        if (!File.Exists(path))
            throw new FaceDataException($"There is no manifest '{path}'. `facelab data split` and `facelab data " +
                "prune` write manifests.");
        return new FaceSet(Path.GetFileNameWithoutExtension(path), new ManifestReader(path).Read());
    }

    internal static bool IsAt(string path) =>
        IsCsv(path) && CsvTable.Header(path) is var header && Needed.All(header.Contains);

    internal static bool IsCsv(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    private static void WriteAll(string file, string folder, FaceSet faces)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        using (var writer = new StreamWriter(stream, DataLines.Utf8, leaveOpen: true))
        // CsvWriter's default is CRLF, as in RFC 4180. If NewLine were set, a lone CR would not be quoted.
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var fields in faces.Records.Select(record => FieldsOf(record, folder)).Prepend(Columns))
            {
                foreach (var field in fields)
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        stream.Flush(flushToDisk: true);
    }

    private static IEnumerable<string> FieldsOf(FaceRecord record, string folder)
    {
        if (record.Identity.Length == 0 || record.Number < 0)
            throw new FaceDataException($"'{record.Path}' has the identity '{record.Identity}' and the number " +
                $"{record.Number}: a manifest needs a name and a number of 0 or more.");
        double?[] numbers =
        [
            record.Box?.X, record.Box?.Y, record.Box?.Width, record.Box?.Height,
            .. record.Landmarks is { } landmarks
                ? landmarks.ToArray().SelectMany(point => (double?[])[point.X, point.Y])
                    : new double?[LandmarkColumns.Length],
            record.Rating,
        ];
        if (numbers.Any(number => number is { } value && !double.IsFinite(value)))
            throw new FaceDataException($"'{record.Path}' has a box, landmarks or rating that is not finite: a " +
                "manifest holds finite numbers.");
        return [ManifestPath.Written(record, folder), record.Identity,
            record.Number.ToString(CultureInfo.InvariantCulture),
            .. numbers.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? "")];
    }
}
