using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace FaceLab.Data.Sets;

/// <summary>A row of a CSV file, with its fields by the names in the header.</summary>
internal sealed class CsvRow(DataLine line, IReadOnlyDictionary<string, int> columns, string[] fields)
{
    public DataLine Line => line;

    public string this[string column] => fields[columns[column]];

    /// <summary>Reads a finite number.</summary>
    public double Real(string column) => line.Real(this[column], $"'{column}'");

    /// <summary>Reads a finite number, or <see langword="null"/> for an empty field.</summary>
    public double? RealOrNone(string column) => this[column].Length == 0 ? null : Real(column);

    /// <summary>Reads a whole number, 0 or more.</summary>
    public int Whole(string column) => line.Whole(this[column], $"'{column}'");
}

/// <summary>Reads CSV as in RFC 4180, with a header. Extra columns are allowed; missing ones are an error.</summary>
internal static class CsvTable
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        MaxFieldSize = DataLines.MaximumLength,
        BadDataFound = found => throw new InvalidDataException(
            $"a quote within the field '{DataLine.Shortened(found.Field)}'"),
    };

    /// <summary>Reads the rows one by one, so that a long file is never in memory as a whole.</summary>
    /// <exception cref="FaceDataException">The header lacks a column, a row has another number of fields, or the text
    /// is not CSV.</exception>
    public static IEnumerable<CsvRow> Read(string path, params string[] required)
    {
        using var reader = new StreamReader(path, DataLines.Utf8);
        using var parser = new CsvParser(reader, Format);
        var header = Header(parser, path) ?? throw new FaceDataException($"'{path}' is empty: expected a header with " +
            $"{string.Join(", ", required)}.");
        var columns = Columns(path, header, required);
        while (Next(parser, path) is { } fields)
        {
            var line = new DataLine(path, parser.RawRow, string.Join(',', fields));
            yield return fields.Length == header.Length ? new CsvRow(line, columns, fields)
                : throw line.Malformed($"{header.Length} fields,");
        }
    }

    /// <summary>Reads the header of a CSV file; <see langword="null"/> if it has none that can be read.</summary>
    public static string[]? Header(string path)
    {
        try
        {
            using var reader = new StreamReader(path, DataLines.Utf8);
            using var parser = new CsvParser(reader, Format);
            return Header(parser, path);
        }
        catch (FaceDataException)
        {
            return null;
        }
    }

    /// <summary>Reads the names of the columns. Lists of FaceLab 0.1 call the rating "score".</summary>
    private static string[]? Header(CsvParser parser, string path) =>
        Next(parser, path)?.Select(name => name.Trim() is "score" ? "rating" : name.Trim()).ToArray();

    private static Dictionary<string, int> Columns(string path, string[] header, string[] required)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in header.Index())
        {
            if (!columns.TryAdd(name, index))
                throw new FaceDataException($"'{path}' has two columns '{DataLine.Shortened(name)}': name each " +
                    "column once.");
        }
        var missing = required.Where(name => !columns.ContainsKey(name)).ToList();
        return missing.Count == 0 ? columns : throw new FaceDataException(
            $"'{path}' lacks {string.Join(", ", missing)}: its header is " +
            $"'{DataLine.Shortened(string.Join(',', header))}', expected {string.Join(',', required)}.");
    }

    private static string[]? Next(CsvParser parser, string path)
    {
        try
        {
            return parser.Read() ? parser.Record : null;
        }
        catch (Exception error) when (error is CsvHelperException or InvalidDataException or DecoderFallbackException)
        {
            throw new FaceDataException($"{Path.GetFileName(path)}, near line {parser.RawRow:N0}: no CSV as RFC 4180 " +
                "describes it: " +
                $"{error.Message.ReplaceLineEndings(" ").Trim()}. Correct '{path}' or fetch it again.", error);
        }
    }
}
