namespace Microsoft.Data.Analysis;

public abstract partial class DataFrameColumn
{
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(DataFrameColumn column) => CompareTo(Comparison.Equal, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseEquals<T>(T value) => Compare(Comparison.Equal, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(DataFrameColumn column) =>
        CompareTo(Comparison.NotEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals<T>(T value) => Compare(Comparison.NotEqual, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan(DataFrameColumn column) =>
        CompareTo(Comparison.Greater, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan<T>(T value) => Compare(Comparison.Greater, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual(DataFrameColumn column) =>
        CompareTo(Comparison.GreaterOrEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual<T>(T value) =>
        Compare(Comparison.GreaterOrEqual, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan(DataFrameColumn column) => CompareTo(Comparison.Less, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan<T>(T value) => Compare(Comparison.Less, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual(DataFrameColumn column) =>
        CompareTo(Comparison.LessOrEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual<T>(T value) => Compare(Comparison.LessOrEqual, value);

    public virtual PrimitiveDataFrameColumn<bool> ElementwiseIsNull() => Mask(row => GetAt(row) is null);

    public virtual PrimitiveDataFrameColumn<bool> ElementwiseIsNotNull() => Mask(row => GetAt(row) is not null);

    public DataFrameColumn And(DataFrameColumn column, bool inPlace = false) => Combine(Logic.And, column, inPlace);

    public DataFrameColumn Or(DataFrameColumn column, bool inPlace = false) => Combine(Logic.Or, column, inPlace);

    public DataFrameColumn Xor(DataFrameColumn column, bool inPlace = false) => Combine(Logic.Xor, column, inPlace);

    /// <summary>Compares row by row; null counts as zero, as in the real package.</summary>
    internal abstract PrimitiveDataFrameColumn<bool> CompareTo(Comparison comparison, DataFrameColumn other);

    internal abstract PrimitiveDataFrameColumn<bool> CompareTo<T>(Comparison comparison, T value);

    // A column whose static type is a class derived from DataFrameColumn arrives as a value, too.
    private PrimitiveDataFrameColumn<bool> Compare<T>(Comparison comparison, T value) =>
        value is DataFrameColumn column ? CompareTo(comparison, column) : CompareTo(comparison, value);

    internal virtual DataFrameColumn Combine(Logic logic, DataFrameColumn other, bool inPlace) =>
        throw Messages.NotForType(this);

    internal BooleanDataFrameColumn Mask(Func<int, bool> test) => new(Name, Enumerable.Range(0, Count).Select(test));

    private protected void RequireSameLength(DataFrameColumn column)
    {
        if (column.Length != Length) throw Messages.LengthsDiffer(nameof(column));
    }
}
