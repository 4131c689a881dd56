using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers, truth values or dates.</summary>
public partial class PrimitiveDataFrameColumn<T> : DataFrameColumn, IEnumerable<T?> where T : unmanaged
{
    private readonly List<T?> _values;

    public PrimitiveDataFrameColumn(string name, IEnumerable<T?> values) : base(name, typeof(T)) => _values = [.. values];

    public PrimitiveDataFrameColumn(string name, IEnumerable<T> values)
        : this(name, values.Select(value => (T?)value))
    {
    }

    public PrimitiveDataFrameColumn(string name, long length = 0) : this(name, Enumerable.Repeat((T?)null, (int)length))
    {
    }

    public new T? this[long rowIndex]
    {
        get => _values[Checked(rowIndex)];
        set => _values[Checked(rowIndex)] = value;
    }

    public override long NullCount => _values.Count(value => value is null);

    public void Append(T? value) => _values.Add(value);

    public void AppendMany(T? value, long count) => _values.AddRange(Enumerable.Repeat(value, (int)count));

    public IEnumerator<T?> GetEnumerator() => _values.GetEnumerator();

    public new PrimitiveDataFrameColumn<T> Clone(long numberOfNullsToAppend = 0) =>
        (PrimitiveDataFrameColumn<T>)base.Clone(numberOfNullsToAppend);

    public new PrimitiveDataFrameColumn<T> Sort(bool ascending = true, bool putNullValuesLast = true) =>
        (PrimitiveDataFrameColumn<T>)base.Sort(ascending, putNullValuesLast);

    public new PrimitiveDataFrameColumn<T> DropNulls() => (PrimitiveDataFrameColumn<T>)base.DropNulls();

    public PrimitiveDataFrameColumn<T> FillNulls(T value, bool inPlace = false) =>
        (PrimitiveDataFrameColumn<T>)FillNulls((object)value, inPlace);

    public PrimitiveDataFrameColumn<T> Apply(Func<T, T> func, bool inPlace = false)
    {
        var target = inPlace ? this : Clone();
        target.ApplyElementwise((value, _) => value is { } known ? func(known) : null);
        return target;
    }

    public PrimitiveDataFrameColumn<TResult> Apply<TResult>(Func<T?, TResult?> func) where TResult : unmanaged =>
        new("Result", _values.Select(func));

    public void ApplyElementwise(Func<T?, long, T?> func)
    {
        for (var row = 0; row < _values.Count; row++) _values[row] = func(_values[row], row);
    }

    public override DataFrame ValueCounts()
    {
        var counts = _values.OfType<T>().GroupBy(value => value).ToArray();
        return new DataFrame(
            new PrimitiveDataFrameColumn<T>("Values", counts.Select(group => group.Key)),
            new PrimitiveDataFrameColumn<long>("Counts", counts.Select(group => group.LongCount())));
    }

    internal override int Count => _values.Count;

    internal override object? GetAt(long row) => this[row];

    internal override void SetAt(long row, object? value) => this[row] = value switch
    {
        null => null,
        T typed => typed,
        _ => throw Messages.WrongValue(typeof(T)),
    };

    internal override void AddNull() => _values.Add(null);

    internal override DataFrameColumn Take(IEnumerable<long?> rows) =>
        Like(rows.Select(row => row is { } known ? this[known] : null));

    internal override int CompareRows(long left, long right) => Comparer<T?>.Default.Compare(this[left], this[right]);

    internal override GroupBy GroupBy(DataFrame parent) => Analysis.GroupBy<T>.Create(parent, this, row => this[row]);

    internal override object Converted(object value) => Convert.ChangeType(value, typeof(T), CultureInfo.CurrentCulture);

    /// <summary>A column of the same class with other values.</summary>
    private protected virtual PrimitiveDataFrameColumn<T> Like(IEnumerable<T?> values) => new(Name, values);

    private int Checked(long row) => row >= 0 && row < _values.Count ? (int)row : throw NoRow(row);
}
