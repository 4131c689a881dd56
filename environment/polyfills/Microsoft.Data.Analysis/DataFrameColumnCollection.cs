using System.Collections.ObjectModel;

namespace Microsoft.Data.Analysis;

/// <summary>The columns of a data frame, by position and by name, all equally long.</summary>
public class DataFrameColumnCollection : Collection<DataFrameColumn>
{
    internal DataFrameColumnCollection(IEnumerable<DataFrameColumn> columns)
    {
        foreach (var column in columns) Add(column);
    }

    public DataFrameColumn this[string columnName]
    {
        get => IndexOf(columnName) is >= 0 and var index ? this[index] : throw Messages.NoColumn(columnName);
        set
        {
            value.SetName(columnName);
            if (IndexOf(columnName) is >= 0 and var index) this[index] = value;
            else Add(value);
        }
    }

    public int IndexOf(string columnName)
    {
        for (var index = 0; index < Count; index++)
            if (this[index].Name == columnName)
                return index;
        return -1;
    }

    public void Remove(string columnName)
    {
        if (IndexOf(columnName) is >= 0 and var index) RemoveAt(index);
    }

    public void RenameColumn(string currentName, string newName) => this[currentName].SetName(newName);

    public PrimitiveDataFrameColumn<T> GetPrimitiveColumn<T>(string name) where T : unmanaged =>
        Get<PrimitiveDataFrameColumn<T>>(name, typeof(T));

    public StringDataFrameColumn GetStringColumn(string name) => Get<StringDataFrameColumn>(name, typeof(string));

    public BooleanDataFrameColumn GetBooleanColumn(string name) => Get<BooleanDataFrameColumn>(name, typeof(bool));

    public Int32DataFrameColumn GetInt32Column(string name) => Get<Int32DataFrameColumn>(name, typeof(int));

    public Int64DataFrameColumn GetInt64Column(string name) => Get<Int64DataFrameColumn>(name, typeof(long));

    public SingleDataFrameColumn GetSingleColumn(string name) => Get<SingleDataFrameColumn>(name, typeof(float));

    public DoubleDataFrameColumn GetDoubleColumn(string name) => Get<DoubleDataFrameColumn>(name, typeof(double));

    public DateTimeDataFrameColumn GetDateTimeColumn(string name) => Get<DateTimeDataFrameColumn>(name, typeof(DateTime));

    internal long RowCount => Count == 0 ? 0 : this[0].Length;

    internal void Rename(string currentName, string newName)
    {
        if (currentName != newName && IndexOf(newName) >= 0) throw Duplicate(newName, nameof(newName));
    }

    protected override void InsertItem(int columnIndex, DataFrameColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Count > 0 && column.Length != RowCount) throw Messages.LengthsDiffer(nameof(column));
        if (IndexOf(column.Name) >= 0) throw Duplicate(column.Name, nameof(column));
        column.AddOwner(this);
        base.InsertItem(columnIndex, column);
    }

    protected override void SetItem(int columnIndex, DataFrameColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (RowCount > 0 && column.Length != RowCount) throw Messages.LengthsDiffer(nameof(column));
        if (IndexOf(column.Name) is >= 0 and var existing && existing != columnIndex) throw Duplicate(column.Name, nameof(column));
        this[columnIndex].RemoveOwner(this);
        column.AddOwner(this);
        base.SetItem(columnIndex, column);
    }

    protected override void RemoveItem(int columnIndex)
    {
        this[columnIndex].RemoveOwner(this);
        base.RemoveItem(columnIndex);
    }

    private TColumn Get<TColumn>(string name, Type type) where TColumn : DataFrameColumn =>
        this[name] as TColumn ?? throw Messages.WrongCast(this[name], type);

    private static ArgumentException Duplicate(string name, string parameter) =>
        new($"DataFrame already contains a column called {name}", parameter);
}
