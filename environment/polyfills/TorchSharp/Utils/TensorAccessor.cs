using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>Reads and writes a tensor's elements in row-major order, whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private torch.Tensor? tensor;
    private readonly T* start;
    private readonly bool isContiguous;
    private readonly long[] shape;
    private readonly long[] strides;

    internal TensorAccessor(torch.Tensor tensor)
    {
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        isContiguous = tensor.is_contiguous();
        Count = tensor.numel();
        start = (T*)Native.tensor_data(tensor);
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        if (Count > 0) CopyTo(array);
        return array;
    }

    /// <summary>An array of the tensor's rank; the element itself for a tensor of no dimensions.</summary>
    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), shape.Length == 0 ? [1] : shape);
        var flat = MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        if (Count > 0) CopyTo(flat);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        CheckIndex(tensorIndex);
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (isContiguous)
        {
            new ReadOnlySpan<T>(Live() + tensorIndex, count).CopyTo(array[arrayIndex..]);
            return;
        }
        for (var i = 0; i < count; i++) array[arrayIndex + i] = Live()[Offset(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        CheckIndex(tensorIndex);
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (isContiguous)
        {
            array.Slice(arrayIndex, count).CopyTo(new Span<T>(Live() + tensorIndex, count));
            return;
        }
        for (var i = 0; i < count; i++) Live()[Offset(tensorIndex + i)] = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return Read(i);
    }

    private T Read(long index) => Live()[Offset(index)];

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Same number of elements, same values.</summary>
    public override bool Equals(object? obj) =>
        obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => base.GetHashCode();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => Equals(left, right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !Equals(left, right);

    /// <summary>Lets go of the tensor.</summary>
    public void Dispose() => tensor = null;

    internal static T ReadItemAt(torch.Tensor tensor, long index)
    {
        if (!tensor.is_cpu())
            throw new InvalidOperationException($"Reading an element of a tensor on {tensor.device}: call cpu() first.");
        tensor.ValidateType(typeof(T));
        return new TensorAccessor<T>(tensor)[index];
    }

    // The tensor may have been disposed since: its memory is gone then, and reading it would be a crash.
    private T* Live()
    {
        ObjectDisposedException.ThrowIf(tensor is null, this);
        _ = tensor.Handle;
        return start;
    }

    private T* At(long[] indices) => Live() + (indices.Length == 1 ? Offset(indices[0]) : Offset(indices));

    private long Offset(long index)
    {
        CheckIndex(index);
        if (isContiguous) return index;
        long offset = 0;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            (index, var place) = Math.DivRem(index, shape[d]);
            offset += place * strides[d];
        }
        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length != shape.Length)
            throw new IndexOutOfRangeException($"{indices.Length} indices for a tensor of {shape.Length} dimensions.");
        long offset = 0;
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= shape[d])
                throw new IndexOutOfRangeException($"Index {indices[d]} in dimension {d}, which has {shape[d]}.");
            offset += indices[d] * strides[d];
        }
        return offset;
    }

    private void CheckIndex(long index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index), $"Element {index} of {Count}.");
    }
}
