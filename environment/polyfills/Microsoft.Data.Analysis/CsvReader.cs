using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Microsoft.Data.Analysis;

/// <summary>Splits comma-separated text into lines of fields, without blanks around them.</summary>
internal static class CsvReader
{
    public static List<string[]> Lines(string text, char separator)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            HasHeaderRecord = false,
            // A tab is white space, too: trimming it would eat the separator's neighbours.
            WhiteSpaceChars = separator == ' ' ? [] : [' '],
            TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,
            IgnoreBlankLines = true,
            BadDataFound = found => throw new FormatException(
                $"Line {found.Context.Parser?.RawRow} cannot be read: a quotation mark is missing or misplaced in '{found.Field}'."),
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var lines = new List<string[]>();
        while (parser.Read()) lines.Add(parser.Record ?? []);
        return lines;
    }

    /// <summary>q, q, q becomes q, q.1, q.2.</summary>
    public static void NumberDuplicates(string[] names)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var times = seen.GetValueOrDefault(name);
            if (times > 0) names[i] = FormattableString.Invariant($"{name}.{times}");
            seen[name] = times + 1;
        }
    }
}
