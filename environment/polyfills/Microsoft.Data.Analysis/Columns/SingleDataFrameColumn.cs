namespace Microsoft.Data.Analysis;

/// <summary>A column of single-precision numbers.</summary>
public class SingleDataFrameColumn : PrimitiveDataFrameColumn<float>
{
    public SingleDataFrameColumn(string name, IEnumerable<float?> values) : base(name, values)
    {
    }

    public SingleDataFrameColumn(string name, IEnumerable<float> values) : base(name, values)
    {
    }

    public SingleDataFrameColumn(string name, long length = 0) : base(name, length)
    {
    }

    private protected override PrimitiveDataFrameColumn<float> Like(IEnumerable<float?> values) =>
        new SingleDataFrameColumn(Name, values);
}
