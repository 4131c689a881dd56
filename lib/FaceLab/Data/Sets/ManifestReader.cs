namespace FaceLab.Data.Sets;

/// <summary>Reads the rows of a <see cref="FaceManifest"/>.</summary>
internal sealed class ManifestReader(string path)
{
    private readonly WrittenPaths paths = new(Path.GetDirectoryName(Path.GetFullPath(path))!);
    private readonly Dictionary<string, int> picturesOf = new(IdentityComparer.Instance);
    private readonly Dictionary<(string, FaceBox?), DataLine> lineOf = [];
    private readonly ListedLandmarks landmarks = new();

    public List<FaceRecord> Read()
    {
        var records = CsvTable.Read(path, FaceManifest.Needed).Select(RecordOf).ToList();
        landmarks.Check();
        return records;
    }

    private FaceRecord RecordOf(CsvRow row)
    {
        if (row["identity"].Length == 0 || row["path"].Length == 0)
            throw row.Line.Malformed("a path and an identity,");
        var counted = picturesOf[row["identity"]] = picturesOf.GetValueOrDefault(row["identity"]) + 1;
        var face = new FaceRecord(row["identity"], row.Has("number") ? row.Whole("number") : counted,
            ManifestPath.Read(row["path"], paths, row.Line))
        {
            Box = BoxOf(row),
            Landmarks = Numbers(row, FaceManifest.LandmarkColumns) is { } at
                ? new FaceLandmarks(new(at[0], at[1]), new(at[2], at[3]), new(at[4], at[5]), new(at[6], at[7]),
                    new(at[8], at[9])) : null,
            Rating = row.RealOrNone("rating"),
        };
        if (!lineOf.TryAdd((face.Path, face.Box), row.Line))
            throw row.Line.Malformed(
                $"each picture once, but line {lineOf[(face.Path, face.Box)].Number:N0} has it too;", row["path"]);
        if (face.Landmarks is { } points)
            landmarks.Add(row.Line, points);
        return face;
    }

    private static FaceBox? BoxOf(CsvRow row)
    {
        if (Numbers(row, FaceManifest.BoxColumns) is not [var x, var y, var width, var height])
            return null;
        return width > 1 && height > 1 ? new FaceBox(x, y, width, height)
            : throw row.Line.Malformed("a box in pixels, wider and higher than 1,",
                FormattableString.Invariant($"{width} x {height}"));
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
