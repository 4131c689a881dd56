using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>One row of a data frame; writing to it writes to the columns.</summary>
public class DataFrameRow : IEnumerable<object?>
{
    private readonly DataFrame _frame;
    private readonly long _index;

    internal DataFrameRow(DataFrame frame, long index)
    {
        _frame = frame;
        _index = index;
    }

    public object? this[int index]
    {
        get => _frame.Columns[index][_index];
        set => _frame.Columns[index][_index] = value;
    }

    public object? this[string columnName]
    {
        get => _frame.Columns[columnName][_index];
        set => _frame.Columns[columnName][_index] = value;
    }

    public IEnumerator<object?> GetEnumerator() => _frame.Columns.Select(column => column[_index]).GetEnumerator();

    public IEnumerable<KeyValuePair<string, object?>> GetValues() =>
        _frame.Columns.Select(column => KeyValuePair.Create(column.Name, column[_index]));

    public override string ToString() => string.Concat(this.Select(value => $"{value ?? "null"} "));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
