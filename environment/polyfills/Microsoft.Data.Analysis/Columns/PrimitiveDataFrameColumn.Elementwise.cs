using System.Globalization;

namespace Microsoft.Data.Analysis;

public partial class PrimitiveDataFrameColumn<T>
{
    internal override PrimitiveDataFrameColumn<bool> CompareTo(Comparison comparison, DataFrameColumn other)
    {
        RequireSameLength(other);
        if (other is PrimitiveDataFrameColumn<T> same)
            return Mask(row => Math.Compare(comparison, _values[row].GetValueOrDefault(), same._values[row].GetValueOrDefault()));
        return ToDoubles().CompareTo(comparison, (DataFrameColumn)Doubles(other));
    }

    internal override PrimitiveDataFrameColumn<bool> CompareTo<TValue>(Comparison comparison, TValue value)
    {
        if (value is T same) return Mask(row => Math.Compare(comparison, _values[row].GetValueOrDefault(), same));
        return ToDoubles().CompareTo(comparison, Number(value));
    }

    /// <summary>Equal types keep their type; different ones meet as double, as in the real package.</summary>
    internal override DataFrameColumn With(Operation operation, DataFrameColumn other, bool inPlace)
    {
        RequireSameLength(other);
        if (other is PrimitiveDataFrameColumn<T> same)
            return Computed((value, row) => Applied(operation, value, same._values[row]), inPlace);
        if (inPlace) throw Messages.WrongValue(typeof(T));
        return ToDoubles().With(operation, Doubles(other), inPlace);
    }

    internal override DataFrameColumn With<TValue>(Operation operation, TValue value, bool reversed = false)
    {
        if (value is not T same) return ToDoubles().With(operation, Number(value), reversed);
        return Computed((each, _) => reversed ? Applied(operation, same, each) : Applied(operation, each, same), false);
    }

    internal override DataFrameColumn Combine(Logic logic, DataFrameColumn other, bool inPlace)
    {
        RequireSameLength(other);
        if (this is not PrimitiveDataFrameColumn<bool> mine || other is not PrimitiveDataFrameColumn<bool> theirs)
            throw new NotSupportedException($"Only columns of truth values can be combined, not {DataType} with {other.DataType}.");
        return mine.Computed((value, row) => Combined(logic, value, theirs._values[row]), inPlace);
    }

    private PrimitiveDataFrameColumn<T> Computed(Func<T?, int, T?> compute, bool inPlace)
    {
        var target = inPlace ? this : Clone();
        target.ApplyElementwise((value, row) => compute(value, (int)row));
        return target;
    }

    private static T? Applied(Operation operation, T? left, T? right) =>
        left is { } known && right is { } other ? Math.Apply(operation, known, other) : null;

    private static bool? Combined(Logic logic, bool? left, bool? right) => (logic, left, right) switch
    {
        (_, null, _) or (_, _, null) => null,
        (Logic.And, true, true) => true,
        (Logic.And, _, _) => false,
        (Logic.Or, false, false) => false,
        (Logic.Or, _, _) => true,
        _ => left != right,
    };

    private DoubleDataFrameColumn ToDoubles() =>
        new(Name, _values.Select(value => value is { } known ? Math.ToDouble(known) : (double?)null));

    private static DoubleDataFrameColumn Doubles(DataFrameColumn column) =>
        new(column.Name, Enumerable.Range(0, column.Count).Select(row => column.GetAt(row) is { } value ? Number(value) : (double?)null));

    private static double Number(object? value) => value is int or long or float or double
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : throw new NotSupportedException($"{value?.GetType().ToString() ?? "null"} cannot be used with a column of {typeof(T)}.");
}
