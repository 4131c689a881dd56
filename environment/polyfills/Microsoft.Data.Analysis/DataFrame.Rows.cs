namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    /// <summary>The rows where the filter is true; null is not.</summary>
    public DataFrame Filter(PrimitiveDataFrameColumn<bool> filter)
    {
        if (filter.Length > Rows.Count)
            throw new ArgumentException($"The filter has {filter.Length} rows, the data frame {Rows.Count}.", nameof(filter));
        return Take(filter.Select((keep, row) => (keep, row)).Where(pair => pair.keep == true).Select(pair => (long?)pair.row));
    }

    public DataFrame Filter(PrimitiveDataFrameColumn<int> rowIndices) => Take(rowIndices.Select(row => (long?)row));

    public DataFrame Filter(PrimitiveDataFrameColumn<long> rowIndices) => Take(rowIndices);

    public DataFrame Head(int numberOfRows) => Take(Enumerable.Range(0, numberOfRows).Select(row => (long?)row));

    public DataFrame Tail(int numberOfRows) =>
        Take(Enumerable.Range(0, numberOfRows).Select(row => (long?)(Rows.Count - numberOfRows + row)));

    public DataFrame Sample(int numberOfRows)
    {
        if (numberOfRows > Rows.Count)
            throw new ArgumentException($"Parameter.Count exceeds the number of rows({Rows.Count}) in the DataFrame ", nameof(numberOfRows));
        var rows = Enumerable.Range(0, (int)Rows.Count).ToArray();
        Random.Shared.Shuffle(rows);
        return Take(rows.Take(numberOfRows).Select(row => (long?)row));
    }

    public DataFrame OrderBy(string columnName, bool ascending = true, bool putNullValuesLast = true) =>
        Take(Columns[columnName].SortedRows(ascending, putNullValuesLast).Select(row => (long?)row));

    public DataFrame OrderByDescending(string columnName, bool putNullValuesLast = true) =>
        OrderBy(columnName, false, putNullValuesLast);

    public DataFrame DropNulls(DropNullOptions options = DropNullOptions.Any) =>
        Take(Enumerable.Range(0, (int)Rows.Count).Where(row => IsKept(row, options)).Select(row => (long?)row));

    public DataFrame FillNulls(object value, bool inPlace = false)
    {
        var filled = inPlace ? this : Clone();
        foreach (var column in filled.Columns) column.FillNulls(value, inPlace: true);
        return filled;
    }

    private bool IsKept(int row, DropNullOptions options) => options == DropNullOptions.Any
        ? Columns.All(column => column.IsValid(row))
        : Columns.Any(column => column.IsValid(row));

    private DataFrame Take(IEnumerable<long?> rows)
    {
        var chosen = rows.ToArray();
        return new DataFrame(Columns.Select(column => column.Take(chosen)));
    }
}
