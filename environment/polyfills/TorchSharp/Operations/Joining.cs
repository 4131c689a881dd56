namespace TorchSharp;

// Several tensors to one.
public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor block_diag(params Tensor[] tensors) => Native.block_diag(tensors);
    }

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Native.cat(tensors, dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Native.cat(tensors, dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Native.cat(tensors.ToArray(), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Native.cat(tensors, dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => Native.cat(tensors, dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Native.cat(tensors.ToArray(), dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => Native.cat(tensors, axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => Native.cat(tensors, axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) =>
        Native.cat(tensors.ToArray(), axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Native.stack(tensors, dim);

    public static Tensor hstack(IList<Tensor> tensors) => Native.hstack(tensors);

    public static Tensor hstack(params Tensor[] tensors) => Native.hstack(tensors);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Native.hstack(tensors);

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Native.hstack(tensors.ToArray());

    public static Tensor vstack(IList<Tensor> tensors) => Native.vstack(tensors);

    public static Tensor vstack(Tensor[] tensors) => Native.vstack(tensors);

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Native.vstack(tensors.ToArray());

    public static Tensor dstack(params Tensor[] tensors) => Native.dstack(tensors);

    public static Tensor dstack(IList<Tensor> tensors) => Native.dstack(tensors);

    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Native.dstack(tensors.ToArray());

    public static Tensor dstack(IEnumerable<Tensor> tensors) => Native.dstack(tensors);

    public static Tensor column_stack(IList<Tensor> tensors) => Native.column_stack(tensors);

    public static Tensor column_stack(params Tensor[] tensors) => Native.column_stack(tensors);

    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Native.column_stack(tensors.ToArray());

    public static Tensor row_stack(IList<Tensor> tensors) => Native.vstack(tensors);

    public static Tensor row_stack(params Tensor[] tensors) => Native.vstack(tensors);

    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Native.vstack(tensors.ToArray());

    public static Tensor block_diag(params Tensor[] tensors) => Native.block_diag(tensors);

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Native.cartesian_prod(tensors);

    public static Tensor cartesian_prod(params Tensor[] tensors) => Native.cartesian_prod(tensors);

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Native.cartesian_prod(tensors.ToArray());

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) =>
        Native.combinations(input, r, with_replacement);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Native.meshgrid(tensors, indexing);
}
