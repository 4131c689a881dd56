using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>The rows of a data frame.</summary>
public class DataFrameRowCollection : IEnumerable<DataFrameRow>
{
    private readonly DataFrame _frame;

    internal DataFrameRowCollection(DataFrame frame) => _frame = frame;

    public long Count => _frame.Columns.RowCount;

    public DataFrameRow this[long index] => new(_frame, index);

    public IEnumerator<DataFrameRow> GetEnumerator()
    {
        for (var row = 0L; row < Count; row++) yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
