using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

// What the factories of tensors from values share.
public static partial class torch
{
    private static Tensor Vector<T>(ReadOnlySpan<T> values, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged => Copied(values, [values.Length], dtype, device, requires_grad, names);

    private static unsafe Tensor Copied<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        CheckSize(shape, values.Length);
        var type = ScalarTypeOf(typeof(T));
        fixed (T* data = values)
        {
            var copy = Native.tensor_of((nint)data, shape, type);
            return Made(Converted(copy, type, dtype, device), requires_grad, names);
        }
    }

    // To the wanted type and device; where that makes a new tensor, the first one is not left behind.
    private static Tensor Converted(Tensor tensor, ScalarType type, ScalarType? dtype, Device? device)
    {
        var target = InitializeDevice(device);
        if ((dtype ?? type) == type && target.type == DeviceType.CPU) return tensor;
        return tensor.to(dtype ?? type, target, disposeAfter: true);
    }

    private static Tensor Made(Tensor tensor, bool requires_grad, string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Named dimensions are not offered here.");
        if (requires_grad) tensor.requires_grad = true;
        return tensor;
    }

    private static void CheckSize(ReadOnlySpan<long> shape, long available)
    {
        long wanted = 1;
        foreach (var size in shape) wanted *= size;
        if (wanted > available)
            throw new ArgumentException(
                $"mismatched total size creating a tensor from an array: {wanted} vs. {available} " +
                $"(shape [{string.Join(", ", shape.ToArray())}]).");
    }

    private static ReadOnlySpan<T> Values<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array;
    }

    private static ReadOnlySpan<T> Values<T>(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list is List<T> known ? CollectionsMarshal.AsSpan(known) : list.ToArray();
    }

    private static ReadOnlySpan<T> Values<T>(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }

    private static long[] ShapeOf(Array array)
    {
        var shape = new long[array.Rank];
        for (var d = 0; d < shape.Length; d++) shape[d] = array.GetLongLength(d);
        return shape;
    }
}
