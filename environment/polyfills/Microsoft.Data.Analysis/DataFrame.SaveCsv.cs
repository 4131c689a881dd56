using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    public static void SaveCsv(
        DataFrame dataFrame, string path, char separator = ',', bool header = true, Encoding? encoding = null,
        CultureInfo? cultureInfo = null)
    {
        using var stream = new FileStream(path, FileMode.Create);
        SaveCsv(dataFrame, stream, separator, header, encoding, cultureInfo);
    }

    /// <summary>Without an encoding the text is ASCII, as in the real package.</summary>
    public static void SaveCsv(
        DataFrame dataFrame, Stream csvStream, char separator = ',', bool header = true, Encoding? encoding = null,
        CultureInfo? cultureInfo = null)
    {
        var culture = cultureInfo ?? CultureInfo.CurrentCulture;
        if (culture.NumberFormat.NumberDecimalSeparator == separator.ToString())
            throw new ArgumentException("Decimal separator cannot match the column separator");

        using var writer = new StreamWriter(csvStream, encoding ?? Encoding.ASCII, leaveOpen: true);
        if (header) writer.WriteLine(string.Join(separator, dataFrame.Columns.Select(column => Quoted(column.Name, separator))));
        foreach (var row in dataFrame.Rows)
            writer.WriteLine(string.Join(separator, row.Select(value => Field(value, separator, culture))));
    }

    private static string? Field(object? value, char separator, CultureInfo culture) => value switch
    {
        float number => number.ToString("G9", culture),
        double number => number.ToString("G17", culture),
        string text => Quoted(text, separator),
        _ => Convert.ToString(value, culture),
    };

    private static string Quoted(string text, char separator) => text.AsSpan().IndexOfAny(separator, '\n', '"') < 0
        ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
