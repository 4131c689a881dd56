namespace Microsoft.Data.Analysis;

/// <summary>A column of dates and times.</summary>
public class DateTimeDataFrameColumn : PrimitiveDataFrameColumn<DateTime>
{
    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime?> values) : base(name, values)
    {
    }

    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime> values) : base(name, values)
    {
    }

    public DateTimeDataFrameColumn(string name, long length = 0) : base(name, length)
    {
    }

    private protected override PrimitiveDataFrameColumn<DateTime> Like(IEnumerable<DateTime?> values) =>
        new DateTimeDataFrameColumn(Name, values);
}
