namespace Microsoft.Data.Analysis;

/// <summary>Guesses what the columns of a text hold: truth values, numbers, dates, or just text.</summary>
internal static class CsvTypes
{
    public static Type[] Guess(string[][] rows, int firstLine, Func<IEnumerable<string>, Type>? guess)
    {
        var columns = rows.Select(row => row.Length).DefaultIfEmpty().Max();
        for (var row = 0; row < rows.Length; row++)
            if (rows[row].Length < columns)
                throw new FormatException($"Line {firstLine + row} has less columns than expected");
        return [.. Enumerable.Range(0, columns).Select(i => (guess ?? Guess)(rows.Select(row => row[i])))];
    }

    public static string NameOf(string[]? names, int column) => names is not null && !string.IsNullOrEmpty(names[column])
        ? names[column] : FormattableString.Invariant($"Column{column}");

    public static DataFrameColumn CreateColumn(Type type, string name) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => new BooleanDataFrameColumn(name),
        TypeCode.Int32 => new Int32DataFrameColumn(name),
        TypeCode.Int64 => new Int64DataFrameColumn(name),
        TypeCode.Single => new SingleDataFrameColumn(name),
        TypeCode.Double => new DoubleDataFrameColumn(name),
        TypeCode.DateTime => new DateTimeDataFrameColumn(name),
        TypeCode.String => new StringDataFrameColumn(name),
        _ => throw new NotSupportedException(
            $"Column '{name}' cannot hold {type}: use bool, int, long, float, double, DateTime or string."),
    };

    private static Type Guess(IEnumerable<string> values)
    {
        var known = values.Where(value => value.Length > 0 && !value.Equals("null", StringComparison.OrdinalIgnoreCase));
        var types = known.Select(TypeOf).ToHashSet();
        // Of two candidates the more general one wins.
        Type[] general = [typeof(string), typeof(float), typeof(bool), typeof(DateTime)];
        return general.FirstOrDefault(types.Contains) ?? typeof(string);
    }

    private static Type TypeOf(string value) =>
        bool.TryParse(value, out _) ? typeof(bool)
        : float.TryParse(value, out _) ? typeof(float)
        : DateTime.TryParse(value, out _) ? typeof(DateTime)
        : typeof(string);
}
