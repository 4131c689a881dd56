using System.Globalization;

namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    public DataFrame Append(IEnumerable<DataFrameRow> rows, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        var target = inPlace ? this : Clone();
        foreach (var row in rows.Select(row => row.GetValues().ToArray()).ToArray()) target.Append(row, true, cultureInfo);
        return target;
    }

    /// <summary>Appends values in the order of the columns; columns without a value get null.</summary>
    public DataFrame Append(IEnumerable<object?>? row = null, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        var values = row?.ToArray() ?? [];
        if (values.Length > Columns.Count)
            throw new ArgumentException($"Parameter.Count exceeds the number of columns({Columns.Count}) in the DataFrame ", nameof(row));
        return (inPlace ? this : Clone()).AppendConverted(
            index => index < values.Length ? values[index] : null, cultureInfo ?? CultureInfo.CurrentCulture);
    }

    public DataFrame Append(
        IEnumerable<KeyValuePair<string, object?>> row, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        var values = row.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (values.Keys.FirstOrDefault(name => Columns.IndexOf(name) < 0) is { } unknown) throw Messages.NoColumn(unknown);
        return (inPlace ? this : Clone()).AppendConverted(
            index => values.GetValueOrDefault(Columns[index].Name), cultureInfo ?? CultureInfo.CurrentCulture);
    }

    private DataFrame AppendConverted(Func<int, object?> valueAt, CultureInfo culture)
    {
        // All are converted before any is stored, so that a wrong value leaves no half row behind.
        var values = Columns.Select((column, index) => Converted(valueAt(index), column.DataType, culture)).ToArray();
        var row = Rows.Count;
        for (var index = 0; index < values.Length; index++) Columns[index].SetOrAdd(row, values[index]);
        return this;
    }

    private static object? Converted(object? value, Type type, CultureInfo culture) => value switch
    {
        null => null,
        "" when type != typeof(string) => null,
        string text when text.Equals("null", StringComparison.OrdinalIgnoreCase) => null,
        _ => Convert.ChangeType(value, type, culture),
    };
}
