using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

/// <summary>The table of most tests, and tables written as text so that expectations can be read.</summary>
internal static class Tables
{
    public static DataFrame People() => new(
        new StringDataFrameColumn("name", ["b", "a,c", null, "q\"q", ""]),
        new Int32DataFrameColumn("images", new int?[] { 3, 1, null, 2, 1 }),
        new DoubleDataFrameColumn("loss", new double?[] { 0.1, double.NaN, 1e20, null, -2.5 }),
        new BooleanDataFrameColumn("known", new[] { true, false, true, true, false }),
        new SingleDataFrameColumn("accuracy", new[] { 1.5f, 2f, 3f, 4f, 5f }),
        new Int64DataFrameColumn("bytes", new[] { 10L, 20, 30, 40, 50 }));

    /// <summary>Values of a row are joined by |, rows by a space or, as parameter, a line end.</summary>
    public static string Text(DataFrame frame, string rowEnd = "\n") =>
        string.Join(rowEnd, frame.Rows.Select(row => string.Join('|', row.Select(Text))));

    public static string Text(DataFrameColumn column)
    {
        var values = new List<string>();
        foreach (var value in column) values.Add(Text(value));
        return string.Join(' ', values);
    }

    public static string Names(DataFrame frame) => string.Join(' ', frame.Columns.Select(column => column.Name));

    public static string Types(DataFrame frame) => string.Join(' ', frame.Columns.Select(column => column.DataType.Name));

    public static string Csv(
        DataFrame frame, char separator = ',', bool header = true, Encoding? encoding = null, CultureInfo? culture = null)
    {
        using var stream = new MemoryStream();
        DataFrame.SaveCsv(frame, stream, separator, header, encoding, culture);
        return (encoding ?? Encoding.ASCII).GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    private static string Text(object? value) =>
        value is null ? "-" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
