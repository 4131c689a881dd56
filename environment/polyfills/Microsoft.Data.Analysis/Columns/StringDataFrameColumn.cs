namespace Microsoft.Data.Analysis;

/// <summary>A column of texts.</summary>
public class StringDataFrameColumn : DataFrameColumn, IEnumerable<string?>
{
    private readonly List<string?> _values;

    public StringDataFrameColumn(string name, long length = 0) : this(name, Enumerable.Repeat((string?)null, (int)length))
    {
    }

    public StringDataFrameColumn(string name, IEnumerable<string?> values) : base(name, typeof(string)) =>
        _values = [.. values];

    public new string? this[long rowIndex]
    {
        get => _values[Checked(rowIndex)];
        set => _values[Checked(rowIndex)] = value;
    }

    public override long NullCount => _values.Count(value => value is null);

    public void Append(string? value) => _values.Add(value);

    public IEnumerator<string?> GetEnumerator() => _values.GetEnumerator();

    public StringDataFrameColumn Apply(Func<string, string?> func, bool inPlace = false)
    {
        var target = inPlace ? this : Clone();
        for (var row = 0; row < target._values.Count; row++)
            if (target._values[row] is { } known)
                target._values[row] = func(known);
        return target;
    }

    public new StringDataFrameColumn Clone(long numberOfNullsToAppend = 0) =>
        (StringDataFrameColumn)base.Clone(numberOfNullsToAppend);

    public new StringDataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) =>
        (StringDataFrameColumn)base.Sort(ascending, putNullValuesLast);

    public new StringDataFrameColumn DropNulls() => (StringDataFrameColumn)base.DropNulls();

    public StringDataFrameColumn FillNulls(string value, bool inPlace = false) =>
        (StringDataFrameColumn)FillNulls((object)value, inPlace);

    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(string? value) => Test(row => _values[row] == value);

    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(string? value) => Test(row => _values[row] != value);

    public override PrimitiveDataFrameColumn<bool> ElementwiseIsNull() => Test(row => _values[row] is null);

    public override PrimitiveDataFrameColumn<bool> ElementwiseIsNotNull() => Test(row => _values[row] is not null);

    public override DataFrame ValueCounts()
    {
        var counts = _values.OfType<string>().GroupBy(value => value).ToArray();
        return new DataFrame(
            new StringDataFrameColumn("Values", counts.Select(group => group.Key)),
            new PrimitiveDataFrameColumn<long>("Counts", counts.Select(group => group.LongCount())));
    }

    internal override int Count => _values.Count;

    internal override object? GetAt(long row) => this[row];

    internal override void SetAt(long row, object? value) =>
        this[row] = value is null or string ? (string?)value : throw Messages.WrongValue(typeof(string));

    internal override void AddNull() => _values.Add(null);

    internal override DataFrameColumn Take(IEnumerable<long?> rows) =>
        new StringDataFrameColumn(Name, rows.Select(row => row is { } known ? this[known] : null));

    internal override int CompareRows(long left, long right) => Comparer<string?>.Default.Compare(this[left], this[right]);

    internal override GroupBy GroupBy(DataFrame parent) => GroupBy<string>.Create(parent, this, row => this[row]);

    internal override PrimitiveDataFrameColumn<bool> CompareTo(Comparison comparison, DataFrameColumn other)
    {
        RequireSameLength(other);
        return Test(row => Compared(comparison, _values[row], other.GetAt(row)?.ToString()));
    }

    internal override PrimitiveDataFrameColumn<bool> CompareTo<T>(Comparison comparison, T value) =>
        Test(row => Compared(comparison, _values[row], value?.ToString()));

    // Other than numbers, texts give masks of the base class in the real package, too.
    private PrimitiveDataFrameColumn<bool> Test(Func<int, bool> test) => new(Name, Enumerable.Range(0, Count).Select(test));

    private bool Compared(Comparison comparison, string? left, string? right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        _ => throw Messages.NotForType(this),
    };

    private int Checked(long row) => row >= 0 && row < _values.Count ? (int)row : throw NoRow(row);
}
