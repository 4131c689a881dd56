namespace TorchSharp;

// Elements by index and by mask.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Native.index_select(this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Native.index_add(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Native.index_add_(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Native.index_copy(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Native.index_copy_(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => Native.index_fill(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Native.index_fill_(this, dim, index, value);

        public Tensor gather(long dim, Tensor index) => Native.gather(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Native.scatter(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Native.scatter_(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Native.scatter_add(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Native.scatter_add_(this, dim, index, src);

        public Tensor select_scatter(Tensor src, long dim, long index) => Native.select_scatter(this, src, dim, index);

        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Native.slice_scatter(this, src, dim, start, end, step);

        public Tensor masked_fill(Tensor mask, Scalar value) => Native.masked_fill(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Native.masked_fill_(this, mask, value);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Native.masked_scatter(this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Native.masked_scatter_(this, mask, value);

        public Tensor masked_select(Tensor mask) => Native.masked_select(this, mask);

        public Tensor take(Tensor index) => Native.take(this, index);

        public Tensor take_along_dim(Tensor indices) => Native.take_along_dim(this, indices, null);

        public Tensor take_along_dim(Tensor indices, long dim) => Native.take_along_dim(this, indices, dim);

        public Tensor nonzero() => Native.nonzero(this);

        public IList<Tensor> nonzero_as_list() => Native.nonzero_as_list(this);

        public Tensor argwhere() => Native.argwhere(this);

        public Tensor where(Tensor condition, Tensor y) => Native.where(condition, this, y);
    }

    public static Tensor index_select(Tensor input, long dim, Tensor index) =>
        Native.index_select(input, dim, index);

    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        Native.index_add(input, dim, index, source, alpha);

    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        Native.index_add_(input, dim, index, source, alpha);

    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) =>
        Native.index_copy(input, dim, index, source);

    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) =>
        Native.index_copy_(input, dim, index, source);

    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) =>
        Native.index_fill(input, dim, index, value);

    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) =>
        Native.index_fill_(input, dim, index, value);

    public static Tensor gather(Tensor input, long dim, Tensor index) => Native.gather(input, dim, index);

    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) =>
        Native.scatter(input, dim, index, src);

    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) =>
        Native.scatter_(input, dim, index, src);

    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) =>
        Native.scatter_add(input, dim, index, src);

    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) =>
        Native.scatter_add_(input, dim, index, src);

    public static Tensor select_scatter(Tensor input, Tensor src, long dim, long index) =>
        Native.select_scatter(input, src, dim, index);

    public static Tensor slice_scatter(Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
        Native.slice_scatter(input, src, dim, start, end, step);

    public static Tensor masked_select(Tensor input, Tensor mask) => Native.masked_select(input, mask);

    public static Tensor take(Tensor input, Tensor index) => Native.take(input, index);

    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) =>
        Native.take_along_dim(input, indices, dim);

    public static Tensor nonzero(Tensor input) => Native.nonzero(input);

    public static Tensor argwhere(Tensor input) => Native.argwhere(input);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Native.where(condition, x, y);

    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) =>
        sparse_grad ? throw new NotSupportedException("Sparse gradients are not offered here.") : Native.gather(input, dim, index);

    /// <summary>The indices of the true elements, a tensor per dimension.</summary>
    public static Tensor[] where(Tensor condition) => Native.nonzero_as_list(condition);
}
