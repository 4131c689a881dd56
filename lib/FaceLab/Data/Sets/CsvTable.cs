using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace FaceLab.Data.Sets;

/// <summary>Reads every CSV file of FaceLab: RFC 4180 with a header, and what spreadsheets make of it.</summary>
/// <remarks>Fields are between commas, semicolons or tabs, as the header has it; a first line "sep=;" is understood.
/// The text is UTF-8, or has a byte-order mark. What does not count: blanks around fields; case, and '-' or ' ' for
/// '_', in names of columns; lines and last columns without a value. Numbers have a decimal point. Extra columns are
/// allowed; missing ones are an error.</remarks>
internal static class CsvTable
{
    /// <summary>Reads the rows one by one, so that a long file is never in memory as a whole.</summary>
    /// <exception cref="FaceDataException">The header lacks a column, a row has another number of fields, or the text
    /// is not CSV.</exception>
    public static IEnumerable<CsvRow> Read(string path, params string[] required)
    {
        CsvHeader? header = null;
        foreach (var (line, fields) in Fields(path))
        {
            if (header is null)
                header = CsvHeader.Of(path, fields, required);
            else if (fields.Length >= header.Length && fields[header.Length..].All(field => field.Length == 0))
                yield return new CsvRow(line, header, fields);
            else
                throw line.Malformed($"{header.Length} fields,");
        }
        if (header is null)
            throw new FaceDataException($"'{path}' is empty: expected a header with {string.Join(", ", required)}.");
    }

    /// <summary>Reads the names of the columns; none if the file has no header that can be read.</summary>
    public static string[] Header(string path)
    {
        try
        {
            return [.. Fields(path).Take(1).SelectMany(row => row.Fields.Select(CsvHeader.NameOf))];
        }
        catch (FaceDataException)
        {
            return [];
        }
    }

    /// <summary>Reads the fields of all lines that are not blank, those of the header first.</summary>
    public static IEnumerable<(DataLine Line, string[] Fields)> Fields(string path)
    {
        var (delimiter, named) = Guarded(path, 1, () => DelimiterOf(path));
        using var reader = new StreamReader(path, DataLines.Utf8);
        using var parser = new CsvParser(reader, Format(delimiter));
        if (named)
            Next(parser, path);
        while (Next(parser, path) is { } fields)
        {
            if (fields.Any(field => field.Length > 0))
                yield return (new DataLine(path, parser.RawRow, string.Join(delimiter, fields)), fields);
        }
    }

    private static CsvConfiguration Format(char delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(), TrimOptions = TrimOptions.Trim, MaxFieldSize = DataLines.MaximumLength,
        BadDataFound = found => throw new InvalidDataException(
            $"a quote within the field '{DataLine.Shortened(found.Field)}'"),
    };

    /// <summary>Finds the character between fields: the one that a line "sep=;" names, else the most frequent one of
    /// the header.</summary>
    private static (char Delimiter, bool IsNamed) DelimiterOf(string path)
    {
        using var reader = new StreamReader(path, DataLines.Utf8);
        var start = new char[DataLines.MaximumLength];
        var line = new string(start, 0, reader.ReadBlock(start)).TrimStart('\r', '\n').Split('\r', '\n')[0];
        if (line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line.Trim().Length == 5)
            return (line.Trim()[4], true);
        var outside = string.Concat(line.Split('"').Where((_, i) => i % 2 == 0));
        return (",;\t".MaxBy(candidate => outside.Count(letter => letter == candidate)), false);
    }

    private static string[]? Next(CsvParser parser, string path) =>
        Guarded(path, parser.RawRow + 1, () => parser.Read() ? parser.Record : null);

    private static T Guarded<T>(string path, int line, Func<T> read)
    {
        var place = $"{Path.GetFileName(path)}, near line {line:N0}";
        try
        {
            return read();
        }
        catch (Exception error) when (error is DecoderFallbackException or { InnerException: DecoderFallbackException })
        {
            throw new FaceDataException($"{place}: not UTF-8 text. Save '{path}' as 'CSV UTF-8', or fetch it again.",
                error);
        }
        catch (Exception error) when (error is CsvHelperException or InvalidDataException)
        {
            throw new FaceDataException($"{place}: no CSV as RFC 4180 describes it: " +
                $"{error.Message.ReplaceLineEndings(" ").Trim()}. Correct '{path}' or fetch it again.", error);
        }
    }
}
