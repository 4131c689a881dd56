using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Tensors to numbers and to text.</summary>
public static partial class TensorExtensionMethods
{
    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    public static string str(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        Required(tensor).ToString(style, fltFormat, width, cultureInfo, newLine);

    public static string jlstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null) =>
        Required(tensor).ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    public static string npstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        Required(tensor).ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    public static string cstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        Required(tensor).ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    public static string metastr(this torch.Tensor tensor) => Required(tensor).ToString(TensorStringStyle.Metadata);

    /// <summary>Writes the tensor to the console, and hands it back.</summary>
    public static torch.Tensor print(this torch.Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(Required(t).ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }

    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor) => Array.ConvertAll(Required(tensor).shape, d => (int)d);

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.QInt8 or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new NotImplementedException($"The size of {type} elements is not known."),
    };

    /// <summary>The number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    public static bool ToBoolean(this torch.Tensor value) => Native.item_float(value) != 0;

    public static byte ToByte(this torch.Tensor value) => (byte)Native.item_int(value);

    public static sbyte ToSByte(this torch.Tensor value) => (sbyte)Native.item_int(value);

    public static short ToInt16(this torch.Tensor value) => (short)Native.item_int(value);

    public static int ToInt32(this torch.Tensor value) => (int)Native.item_int(value);

    public static long ToInt64(this torch.Tensor value) => Native.item_int(value);

    public static Half ToHalf(this torch.Tensor value) => (Half)Native.item_float(value);

    public static float ToSingle(this torch.Tensor value) => (float)Native.item_float(value);

    public static double ToDouble(this torch.Tensor value) => Native.item_float(value);

    private static torch.Tensor Required(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor;
    }
}
