namespace Microsoft.Data.Analysis;

public partial class PrimitiveDataFrameColumn<T>
{
    private static Arithmetic<T> Math => Arithmetic<T>.Instance;

    public override bool IsNumericColumn() => Math.IsNumeric;

    public override bool HasDescription() => IsNumericColumn();

    public override object Sum() => Folded(Known, (sum, value) => Math.Apply(Operation.Add, sum, value));

    public override object Min() => Folded(Known, Math.Smaller);

    public override object Max() => Folded(Known, Math.Larger);

    public override double Mean() => Known.Length == 0 ? double.NaN : Math.ToDouble((T)Sum()) / Known.Length;

    public override double Median()
    {
        var sorted = Known.Order().Select(Math.ToDouble).ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Count, maximum, minimum and mean. As in the real package, nulls count in the divisor of this mean.</summary>
    public override DataFrameColumn Description()
    {
        float?[] values = Known.Length == 0 ? [0, null, null, null] :
        [
            Known.Length, (float)Math.ToDouble((T)Max()), (float)Math.ToDouble((T)Min()),
            (float)(Math.ToDouble((T)Sum()) / Length),
        ];
        return new PrimitiveDataFrameColumn<float>(Name, values);
    }

    internal override object Reduced(Reduction reduction, IReadOnlyCollection<long> rows)
    {
        var values = rows.Select(row => this[row].GetValueOrDefault()).ToArray();
        return reduction switch
        {
            Reduction.Min => Folded(values, Math.Smaller),
            Reduction.Max => Folded(values, Math.Larger),
            Reduction.Sum => Folded(values, (sum, value) => Math.Apply(Operation.Add, sum, value)),
            _ => values.Sum(Math.ToDouble) / values.Length,
        };
    }

    private T[] Known => [.. _values.OfType<T>()];

    private static T Folded(T[] values, Func<T, T, T> combine) => values.Length == 0 ? default
        : Math.IsNumeric ? values.Aggregate(combine) : combine(values[0], values[0]);
}
