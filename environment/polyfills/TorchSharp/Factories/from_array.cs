using System.Runtime.InteropServices;

namespace TorchSharp;

// Tensors that share the memory of a .NET array, which stays pinned as long as libtorch holds it.
public static partial class torch
{
    /// <summary>A tensor of the array's rank and type, over the array's own memory.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) =>
        from_array(rawArray, null, device ?? CPU);

    /// <summary>Over the array's own memory, unless type or device ask for a copy.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var type = ScalarTypeOf(rawArray.GetType().GetElementType()!);
        var shared = Shared(rawArray, 0, ShapeOf(rawArray), type);
        return Made(Converted(shared, type, dtype, device), requires_grad, names);
    }

    /// <summary>A vector over <paramref name="count"/> elements of the array from <paramref name="offset"/> on.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
            throw new ArgumentException($"Offset {offset} is outside an array of {length} elements.", nameof(offset));
        if (count > length - offset)
            throw new IndexOutOfRangeException($"{count} elements from {offset} on are more than the array's {length}.");
        var type = ScalarTypeOf(rawArray.GetType().GetElementType()!);
        var shared = Shared(rawArray, offset * type.ElementSize(), [count < 0 ? length - offset : count], type);
        return Made(Converted(shared, type, dtype, null), requires_grad, null);
    }

    private static unsafe Tensor Shared(Array array, long byteOffset, ReadOnlySpan<long> shape, ScalarType type)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        try
        {
            return Native.tensor_over(pin.AddrOfPinnedObject() + (nint)byteOffset, shape, type,
                (nint)(delegate* unmanaged<nint, void>)&Unpin, GCHandle.ToIntPtr(pin));
        }
        catch
        {
            pin.Free();
            throw;
        }
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
