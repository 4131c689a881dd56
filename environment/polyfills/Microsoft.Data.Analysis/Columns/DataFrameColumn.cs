using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>A named sequence of values of one type, any of which may be null.</summary>
[SuppressMessage("Design", "CA1010", Justification = "The real column is not generic either.")]
public abstract partial class DataFrameColumn : IEnumerable
{
    private readonly List<DataFrameColumnCollection> _owners = [];

    private protected DataFrameColumn(string name, Type type)
    {
        Name = name;
        DataType = type;
    }

    public string Name { get; private set; }

    public Type DataType { get; }

    public long Length => Count;

    public abstract long NullCount { get; }

    public object? this[long rowIndex]
    {
        get => GetAt(rowIndex);
        set => SetAt(rowIndex, value);
    }

    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T?> values) where T : unmanaged =>
        new(name, values);

    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T> values) where T : unmanaged =>
        new(name, values);

    public static StringDataFrameColumn Create(string name, IEnumerable<string?> values) => new(name, values);

    public void SetName(string newName)
    {
        foreach (var owner in _owners) owner.Rename(Name, newName);
        Name = newName;
    }

    public bool IsValid(long index) => GetAt(index) is not null;

    public DataFrameColumn Clone(long numberOfNullsToAppend = 0) =>
        Take(Enumerable.Range(0, Count).Select(row => (long?)row).Concat(Enumerable.Repeat((long?)null, (int)numberOfNullsToAppend)));

    public DataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) =>
        Take(SortedRows(ascending, putNullValuesLast).Select(row => (long?)row));

    public DataFrameColumn DropNulls() => Take(RowsWith(isNull: false));

    public DataFrameColumn FillNulls(object value, bool inPlace = false)
    {
        var filled = inPlace ? this : Clone();
        foreach (var row in RowsWith(isNull: true).ToArray()) filled.SetAt(row!.Value, filled.Converted(value));
        return filled;
    }

    public virtual DataFrame ValueCounts() => throw Messages.NotForType(this);

    IEnumerator IEnumerable.GetEnumerator()
    {
        for (var row = 0; row < Count; row++) yield return GetAt(row);
    }

    public override string ToString() => ToString(DataFrame.RowsInPreview);

    public string ToString(long rowsToShow)
    {
        var text = new StringBuilder(Name);
        var shown = Math.Min(Length, rowsToShow);
        for (var row = 0L; row < shown; row++) text.Append(GetAt(row) ?? "null").AppendLine();
        if (shown < Length) text.Append(DataFrame.RowsLeftOut(rowsToShow, Length)).AppendLine();
        return text.Append(FormattableString.Invariant($"Name: {Name}, Type: {DataType}")).ToString();
    }

    internal abstract int Count { get; }

    internal abstract object? GetAt(long row);

    internal abstract void SetAt(long row, object? value);

    internal abstract void AddNull();

    /// <summary>A new column of the values at these rows, and nulls where there is no row.</summary>
    internal abstract DataFrameColumn Take(IEnumerable<long?> rows);

    internal abstract int CompareRows(long left, long right);

    internal abstract GroupBy GroupBy(DataFrame parent);

    internal virtual object Converted(object value) => value;

    internal DataFrameColumn Empty() => Take([]);

    internal void SetOrAdd(long row, object? value)
    {
        while (Count <= row) AddNull();
        SetAt(row, value);
    }

    internal void AddOwner(DataFrameColumnCollection owner) => _owners.Add(owner);

    internal void RemoveOwner(DataFrameColumnCollection owner) => _owners.Remove(owner);

    /// <summary>Equal values keep their order; descending is ascending read backwards.</summary>
    internal IEnumerable<long> SortedRows(bool ascending, bool putNullValuesLast)
    {
        var rows = RowsWith(isNull: false).Select(row => row!.Value)
            .Order(Comparer<long>.Create(CompareRows)).ToList();
        if (!ascending) rows.Reverse();
        var nulls = RowsWith(isNull: true).Select(row => row!.Value);
        return putNullValuesLast ? rows.Concat(nulls) : nulls.Concat(rows);
    }

    private IEnumerable<long?> RowsWith(bool isNull) =>
        Enumerable.Range(0, Count).Where(row => GetAt(row) is null == isNull).Select(row => (long?)row);

    private protected ArgumentOutOfRangeException NoRow(long row) => new(
        "rowIndex", $"Row {row} does not exist: column '{Name}' has {Length} rows, counted from 0.");
}
