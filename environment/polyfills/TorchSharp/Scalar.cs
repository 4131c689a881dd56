using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>One number, of any of the types that an operation takes as a scalar.</summary>
public sealed class Scalar : IDisposable
{
    internal NativeValue Value { get; }

    private Scalar(NativeValue value) => Value = value;

    /// <summary>Int64, Float64 or Bool: what libtorch keeps a scalar as.</summary>
    public torch.ScalarType Type => Value.Type;

    public static implicit operator Scalar(byte value) => new(NativeValue.Of((long)value));

    public static implicit operator Scalar(sbyte value) => new(NativeValue.Of((long)value));

    public static implicit operator Scalar(short value) => new(NativeValue.Of((long)value));

    public static implicit operator Scalar(int value) => new(NativeValue.Of((long)value));

    public static implicit operator Scalar(long value) => new(NativeValue.Of(value));

    public static implicit operator Scalar(Half value) => new(NativeValue.Of((double)value));

    public static implicit operator Scalar(float value) => new(NativeValue.Of((double)value));

    public static implicit operator Scalar(double value) => new(NativeValue.Of(value));

    public static implicit operator Scalar(bool value) => new(NativeValue.Of(value));

    /// <summary>Nothing to release: the number is in this object.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "IDisposable")]
    public void Dispose()
    {
    }
}
