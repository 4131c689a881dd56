using System.Numerics;

namespace Microsoft.Data.Analysis;

/// <summary>What can be done with the elements of a column; the base allows nothing.</summary>
internal class Arithmetic<T> where T : unmanaged
{
    public static readonly Arithmetic<T> Instance = (Arithmetic<T>)Arithmetic.For(typeof(T));

    public virtual bool IsNumeric => false;

    public virtual T Apply(Operation operation, T left, T right) => throw Unsupported();

    public virtual bool Compare(Comparison comparison, T left, T right) => comparison switch
    {
        Comparison.Equal => EqualityComparer<T>.Default.Equals(left, right),
        Comparison.NotEqual => !EqualityComparer<T>.Default.Equals(left, right),
        _ => throw Unsupported(),
    };

    public virtual T Smaller(T left, T right) => throw Unsupported();

    public virtual T Larger(T left, T right) => throw Unsupported();

    public virtual double ToDouble(T value) => throw Unsupported();

    private static NotSupportedException Unsupported() =>
        new($"Columns of {typeof(T)} do not support this operation: only numbers do.");
}

internal static class Arithmetic
{
    public static object For(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => new NumberArithmetic<int>(),
        TypeCode.Int64 => new NumberArithmetic<long>(),
        TypeCode.Single => new NumberArithmetic<float>(),
        TypeCode.Double => new NumberArithmetic<double>(),
        TypeCode.DateTime => new DateArithmetic(),
        _ => Activator.CreateInstance(typeof(Arithmetic<>).MakeGenericType(type))!,
    };
}

internal sealed class NumberArithmetic<T> : Arithmetic<T> where T : unmanaged, INumber<T>
{
    public override bool IsNumeric => true;

    public override T Apply(Operation operation, T left, T right) => operation switch
    {
        Operation.Add => left + right,
        Operation.Subtract => left - right,
        Operation.Multiply => left * right,
        _ => left / right,
    };

    public override bool Compare(Comparison comparison, T left, T right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Greater => left > right,
        Comparison.GreaterOrEqual => left >= right,
        Comparison.Less => left < right,
        _ => left <= right,
    };

    public override T Smaller(T left, T right) => T.Min(left, right);

    public override T Larger(T left, T right) => T.Max(left, right);

    public override double ToDouble(T value) => double.CreateChecked(value);
}

internal sealed class DateArithmetic : Arithmetic<DateTime>
{
    public override bool Compare(Comparison comparison, DateTime left, DateTime right) => comparison switch
    {
        Comparison.Greater => left > right,
        Comparison.GreaterOrEqual => left >= right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        _ => base.Compare(comparison, left, right),
    };
}
