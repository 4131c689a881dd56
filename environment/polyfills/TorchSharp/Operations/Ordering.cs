namespace TorchSharp;

// Sorting, ranking, searching.
public static partial class torch
{
    public partial class Tensor
    {
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Native.sort(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Native.argsort(this, dim, descending);

        public Tensor msort() => Native.msort(this);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Native.topk(this, k, dim, largest, sorted);

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Native.bucketize(this, boundaries, outInt32, right);
    }

    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        Native.sort(input, stable, dim, descending);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) =>
        Native.argsort(input, dim, descending);

    public static Tensor msort(Tensor tensor) => Native.msort(tensor);

    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        Native.topk(tensor, k, dim, largest, sorted);

    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        Native.bucketize(input, boundaries, outInt32, right);

    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Native.searchsorted(sorted_sequence, values, out_int32, right, sorter);

    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor sorter) =>
        Native.searchsorted(sorted_sequence, values, out_int32, right, sorter);
}
