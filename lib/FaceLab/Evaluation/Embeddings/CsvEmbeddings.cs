using System.Globalization;
using CsvHelper;
using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>Embeddings as CSV (RFC 4180, UTF-8), and the list of faces beside NumPy's matrix.</summary>
internal static class CsvEmbeddings
{
    private static readonly string[] Columns = ["path", "identity", "number", .. EmbeddedBox.Columns];

    public static void Write(string path, IEnumerable<EmbeddedFaces> parts) =>
        EmbeddingFile.WriteWhole(path, file => WriteTable(file, parts, withValues: true));

    /// <summary>Writes the faces without their embeddings.</summary>
    public static void WriteTable(Stream file, IEnumerable<EmbeddedFaces> parts, bool withValues)
    {
        using var writer = new StreamWriter(file, DataLines.Utf8, leaveOpen: true);
        using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        var isFirst = true;
        foreach (var part in parts.Where(part => part.Faces.Count > 0))
        {
            if (isFirst)
                WriteRow(csv, [.. Columns, .. withValues ? Values(part.Size) : []]);
            isFirst = false;
            for (var row = 0; row < part.Faces.Count; row++)
                WriteRow(csv, [.. FieldsOf(part.Faces[row]), .. withValues ? NumbersOf(part[row]) : []]);
        }
    }

    public static bool IsAt(string path) => CsvTable.Header(path) is { } header
        && Columns.Append("e0").All(header.Contains);

    /// <exception cref="FaceDataException">It is no such CSV, or a number is not finite.</exception>
    public static EmbeddedFaces Read(string path)
    {
        var size = CsvTable.Header(path)?.Count(IsValue) ?? 0;
        if (size == 0)
            throw new FaceDataException($"'{path}' has no columns e0, e1 and so on: expected embeddings as `facelab " +
                "embed` writes them.");
        var (names, faces, values) = (Values(size), new List<FaceRecord>(), new List<float>());
        foreach (var row in CsvTable.Read(path, [.. Columns, .. names]))
        {
            faces.Add(FaceOf(row));
            values.AddRange(names.Select(name => (float)row.Real(name)));
        }
        return new EmbeddedFaces(faces, [.. values]);
    }

    /// <summary>Reads the faces of a table without embeddings.</summary>
    public static IReadOnlyList<FaceRecord> ReadFaces(string path) => [.. CsvTable.Read(path, Columns).Select(FaceOf)];

    private static string[] Values(int size) => [.. Enumerable.Range(0, size).Select(i => $"e{i}")];

    private static bool IsValue(string column) => column.StartsWith('e')
        && int.TryParse(column.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<string> FieldsOf(FaceRecord face) =>
        [face.Path, face.Identity, face.Number.ToString(CultureInfo.InvariantCulture),
            .. EmbeddedBox.Sides.Select(side => side(face.Box)?.ToString("R", CultureInfo.InvariantCulture) ?? "")];

    /// <summary>Writes numbers with enough digits to be read back bit for bit.</summary>
    private static string[] NumbersOf(ReadOnlySpan<float> embedding)
    {
        var texts = new string[embedding.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = embedding[i].ToString("R", CultureInfo.InvariantCulture);
        return texts;
    }

    private static FaceRecord FaceOf(CsvRow row) => new(row["identity"], row.Whole("number"), row["path"])
    {
        Box = EmbeddedBox.Of(row.RealOrNone("box_x"), row.RealOrNone("box_y"), row.RealOrNone("box_width"),
            row.RealOrNone("box_height")),
    };

    private static void WriteRow(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }
}
