using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>A table of named columns of equal length.</summary>
public partial class DataFrame
{
    internal const int RowsInPreview = 25;

    public DataFrame(IEnumerable<DataFrameColumn> columns)
    {
        Columns = new DataFrameColumnCollection(columns);
        Rows = new DataFrameRowCollection(this);
    }

    public DataFrame(params DataFrameColumn[] columns) : this((IEnumerable<DataFrameColumn>)columns)
    {
    }

    public DataFrameColumnCollection Columns { get; }

    public DataFrameRowCollection Rows { get; }

    public object? this[long rowIndex, int columnIndex]
    {
        get => Columns[columnIndex][rowIndex];
        set => Columns[columnIndex][rowIndex] = value;
    }

    public DataFrameColumn this[string columnName]
    {
        get => Columns[columnName];
        set => Columns[columnName] = value;
    }

    public DataFrame this[PrimitiveDataFrameColumn<bool> rowFilter] => Filter(rowFilter);

    public DataFrame Clone() => new(Columns.Select(column => column.Clone()));

    /// <summary>Name, type and number of values of each column.</summary>
    public DataFrame Info() => Columns.Count == 0 ? new DataFrame() : new DataFrame(
        Columns.Select(column => column.Info()).Prepend(new StringDataFrameColumn("Info", ["DataType", CountLabel])));

    /// <summary>Number of values, maximum, minimum and mean of each column of numbers.</summary>
    public DataFrame Description()
    {
        var described = Columns.Where(column => column.HasDescription()).Select(column => column.Description()).ToArray();
        string[] labels = [CountLabel, "Max", "Min", "Mean"];
        return described.Length == 0 ? new DataFrame()
            : new DataFrame(described.Prepend(new StringDataFrameColumn("Description", labels)));
    }

    public GroupBy GroupBy(string columnName) => Columns[columnName].GroupBy(this);

    public GroupBy<TKey> GroupBy<TKey>(string columnName) =>
        GroupBy(columnName) as GroupBy<TKey> ?? throw new InvalidCastException(
            $"Cannot cast elements of column '{columnName}' type of {Columns[columnName].DataType} to type {typeof(TKey)} used as TKey in grouping ");

    public override string ToString() => ToString(RowsInPreview);

    public string ToString(long rowsToShow)
    {
        var width = Math.Max(10, Columns.Select(column => column.Name.Length + 1).DefaultIfEmpty().Max());
        var text = new StringBuilder();
        foreach (var column in Columns) text.Append(column.Name.PadRight(width));
        text.AppendLine();
        foreach (var row in Rows.Take((int)Math.Min(rowsToShow, int.MaxValue)))
        {
            foreach (var value in row) text.Append($"{value ?? "null"}".PadRight(width));
            text.AppendLine();
        }
        if (rowsToShow < Rows.Count) text.Append(RowsLeftOut(rowsToShow, Rows.Count)).AppendLine();
        return text.ToString();
    }

    internal static string RowsLeftOut(long shown, long all) => FormattableString.Invariant($"  ... {shown} of total {all}");

    private const string CountLabel = "Length (excluding null values)";
}
