namespace Microsoft.Data.Analysis;

/// <summary>A column of truth values.</summary>
public class BooleanDataFrameColumn : PrimitiveDataFrameColumn<bool>
{
    public BooleanDataFrameColumn(string name, IEnumerable<bool?> values) : base(name, values)
    {
    }

    public BooleanDataFrameColumn(string name, IEnumerable<bool> values) : base(name, values)
    {
    }

    public BooleanDataFrameColumn(string name, long length = 0) : base(name, length)
    {
    }

    private protected override PrimitiveDataFrameColumn<bool> Like(IEnumerable<bool?> values) =>
        new BooleanDataFrameColumn(Name, values);
}
