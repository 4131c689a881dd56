namespace Microsoft.Data.Analysis;

/// <summary>A column of 32-bit integers.</summary>
public class Int32DataFrameColumn : PrimitiveDataFrameColumn<int>
{
    public Int32DataFrameColumn(string name, IEnumerable<int?> values) : base(name, values)
    {
    }

    public Int32DataFrameColumn(string name, IEnumerable<int> values) : base(name, values)
    {
    }

    public Int32DataFrameColumn(string name, long length = 0) : base(name, length)
    {
    }

    private protected override PrimitiveDataFrameColumn<int> Like(IEnumerable<int?> values) =>
        new Int32DataFrameColumn(Name, values);
}
