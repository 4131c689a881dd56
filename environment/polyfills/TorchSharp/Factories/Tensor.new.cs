namespace TorchSharp;

// Tensors like another one in type and device, of a shape of their own.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, size, dtype, device).requires_grad_(requires_grad);

        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, size, dtype, device).requires_grad_(requires_grad);

        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, [size], dtype, device).requires_grad_(requires_grad);

        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, [rows, columns], dtype, device).requires_grad_(requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, [dim0, dim1, dim2], dtype, device).requires_grad_(requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_empty(this, [dim0, dim1, dim2, dim3], dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, size, value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, size, value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [size], value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [rows, columns], value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [dim0, dim1, dim2], value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [dim0, dim1, dim2, dim3], value, dtype, device).requires_grad_(requires_grad);

        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [size], 1, dtype, device).requires_grad_(requires_grad);

        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [rows, columns], 1, dtype, device).requires_grad_(requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [dim0, dim1, dim2], 1, dtype, device).requires_grad_(requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_full(this, [dim0, dim1, dim2, dim3], 1, dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, size, dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, size, dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, [size], dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, [rows, columns], dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, [dim0, dim1, dim2], dtype, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Native.new_zeros(this, [dim0, dim1, dim2, dim3], dtype, device).requires_grad_(requires_grad);
    }
}
