using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number that may be absent, as it crosses the border: the twin of fl_value in native/src/facelab.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeValue
{
    private enum Kind : long { None = -1, Integer = 0, Real = 1, Boolean = 2 }

    private readonly Kind kind;
    private readonly long bits;

    private NativeValue(Kind kind, long bits)
    {
        this.kind = kind;
        this.bits = bits;
    }

    internal static NativeValue None => new(Kind.None, 0);

    internal static NativeValue Of(long value) => new(Kind.Integer, value);

    internal static NativeValue Of(double value) => new(Kind.Real, BitConverter.DoubleToInt64Bits(value));

    internal static NativeValue Of(bool value) => new(Kind.Boolean, value ? 1 : 0);

    internal static NativeValue Of(long? value) => value is { } v ? Of(v) : None;

    internal static NativeValue Of(double? value) => value is { } v ? Of(v) : None;

    internal static NativeValue Of(Scalar? value) => value?.Value ?? None;

    internal static NativeValue Required(Scalar value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value.Value;
    }

    internal double AsDouble => kind == Kind.Real ? BitConverter.Int64BitsToDouble(bits) : bits;

    internal long AsLong => kind == Kind.Real ? (long)BitConverter.Int64BitsToDouble(bits) : bits;

    internal torch.ScalarType Type => kind switch
    {
        Kind.Real => torch.ScalarType.Float64,
        Kind.Boolean => torch.ScalarType.Bool,
        _ => torch.ScalarType.Int64,
    };
}
