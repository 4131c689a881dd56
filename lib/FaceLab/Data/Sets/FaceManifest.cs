using System.Globalization;
using System.Text;
using CsvHelper;
using FaceLab.Basics;

namespace FaceLab.Data.Sets;

/// <summary>FaceLab's own list of faces: a CSV file with all values of each <see cref="FaceRecord"/>.</summary>
/// <remarks>
/// The format is RFC 4180 in UTF-8 with the header path, identity, number, box_x, box_y, box_width, box_height,
/// left_eye_x, left_eye_y, right_eye_x, right_eye_y, nose_x, nose_y, mouth_left_x, mouth_left_y, mouth_right_x,
/// mouth_right_y, rating. Box, landmarks and rating may be empty. Paths are relative to the manifest's folder, with
/// '/', so that folder and manifest move together; "idx:" and "synthetic:" names are written unchanged. Numbers have
/// enough digits to be read back bit for bit.
/// </remarks>
public static class FaceManifest
{
    private static readonly string[] BoxColumns = ["box_x", "box_y", "box_width", "box_height"];
    private static readonly string[] LandmarkColumns =
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
    /// <exception cref="FaceDataException">The file is missing or not such a CSV, or a row is not a valid face; the
    /// message has the line.</exception>
    public static FaceSet Read(string path)
    {
        if (!File.Exists(path))
            throw new FaceDataException($"There is no manifest '{path}'. `facelab data split` and `facelab data " +
                "prune` write manifests.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new FaceSet(Path.GetFileNameWithoutExtension(path),
            CsvTable.Read(path, Columns).Select(row => RecordOf(row, folder)));
    }

    internal static bool IsAt(string path) => File.Exists(path)
        && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) &&
        CsvTable.Header(path) is { } header && Columns.All(header.Contains);

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

    private static FaceRecord RecordOf(CsvRow row, string folder)
    {
        if (row["identity"].Length == 0 || row["path"].Length == 0)
            throw row.Line.Malformed("a path and an identity,");
        return new FaceRecord(row["identity"], row.Whole("number"), ManifestPath.Read(row["path"], folder))
        {
            Box = Numbers(row, BoxColumns) is { } box ? new FaceBox(box[0], box[1], box[2], box[3]) : null,
            Landmarks = Numbers(row, LandmarkColumns) is { } at
                ? new FaceLandmarks(new(at[0], at[1]), new(at[2], at[3]), new(at[4], at[5]), new(at[6], at[7]),
                    new(at[8], at[9])) : null,
            Rating = row.RealOrNone("rating"),
        };
    }

    /// <summary>Reads all of the numbers; <see langword="null"/> if all are empty. If only some are empty, it
    /// throws.</summary>
    private static double[]? Numbers(CsvRow row, string[] columns)
    {
        var numbers = Array.ConvertAll(columns, row.RealOrNone);
        if (numbers.All(number => number is null))
            return null;
        return numbers.All(number => number is not null) ? Array.ConvertAll(numbers, number => number!.Value)
            : throw row.Line.Malformed($"all of {string.Join(", ", columns)} or none,");
    }
}
