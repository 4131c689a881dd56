using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>The places of a CSV file's columns by name.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> places;

    private CsvHeader(Dictionary<string, int> places, int length) => (this.places, Length) = (places, length);

    /// <summary>The number of fields of a row.</summary>
    public int Length { get; }

    /// <exception cref="FaceDataException">A column is missing, or two have one name.</exception>
    public static CsvHeader Of(string path, string[] fields, string[] required)
    {
        var (names, places) = (Array.ConvertAll(fields, NameOf), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (place, name) in names.Index())
        {
            if (name.Length > 0 && !places.TryAdd(name, place))
                throw new FaceDataException($"'{path}' has two columns '{DataLine.Shortened(name)}': name each " +
                    "column once.");
        }
        // Lists of FaceLab 0.1 call the rating "score".
        if (places.TryGetValue("score", out var score))
            places.TryAdd("rating", score);
        return Array.Find(required, name => !places.ContainsKey(name)) is null
            ? new CsvHeader(places, Array.FindLastIndex(names, name => name.Length > 0) + 1)
            : throw Lacks(path, fields, required, [.. required.Where(name => !places.ContainsKey(name))]);
    }

    /// <summary>Writes the name of a column as FaceLab does.</summary>
    public static string NameOf(string field) => field.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    public int? PlaceOf(string column) => places.TryGetValue(column, out var place) ? place : null;

    private static FaceDataException Lacks(string path, string[] found, string[] wanted, string[] missing)
    {
        var place = Array.IndexOf(wanted, missing[0]);
        var there = place < found.Length ? $"'{DataLine.Shortened(found[place])}'" : "nothing";
        return new FaceDataException($"'{path}' lacks {string.Join(", ", missing)}: its header is " +
            $"'{DataLine.Shortened(string.Join(',', found))}', expected '{string.Join(',', wanted)}'; column " +
            $"{place + 1} is {there} instead of '{missing[0]}'. Correct the header.");
    }
}

/// <summary>A row of a CSV file, with its fields by the names in the header.</summary>
internal sealed class CsvRow(DataLine line, CsvHeader header, string[] fields)
{
    public DataLine Line => line;

    /// <summary>The text of a field; empty if there is no such column.</summary>
    public string this[string column] => header.PlaceOf(column) is { } place ? fields[place] : "";

    public bool Has(string column) => header.PlaceOf(column) is not null;

    /// <summary>Reads a finite number.</summary>
    public double Real(string column) => line.Real(this[column], $"'{column}'");

    /// <summary>Reads a finite number, or <see langword="null"/> for an empty field.</summary>
    public double? RealOrNone(string column) => this[column].Length == 0 ? null : Real(column);

    /// <summary>Reads a whole number, 0 or more; spreadsheets may write 3 as "3.0".</summary>
    public int Whole(string column) =>
        line.Whole(this[column].EndsWith(".0", StringComparison.Ordinal) ? this[column][..^2] : this[column],
            $"'{column}'");

    /// <summary>Reads a number that may be missing (NaN) or infinite, as in a learning curve.</summary>
    public double AnyReal(string column) => this[column].Length == 0 ? double.NaN
        : double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw line.Malformed($"'{column}', a number with a decimal point,", this[column]);
}
