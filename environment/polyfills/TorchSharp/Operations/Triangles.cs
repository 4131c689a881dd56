namespace TorchSharp;

// Diagonals and triangles of matrices.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor diag(long diagonal = 0) => Native.diag(this, diagonal);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) =>
            Native.diag_embed(this, offset, dim1, dim2);

        public Tensor diagflat(long offset = 0) => Native.diagflat(this, offset);

        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Native.diagonal_scatter(this, src, offset, dim1, dim2);

        public Tensor tril(long diagonal = 0) => Native.tril(this, diagonal);

        public Tensor tril_(long diagonal = 0) => Native.tril_(this, diagonal);

        public Tensor triu(long diagonal = 0) => Native.triu(this, diagonal);

        public Tensor triu_(long diagonal = 0) => Native.triu_(this, diagonal);

        public Tensor trace() => Native.trace(this);
    }

    public static Tensor diag(Tensor input, long diagonal = 0) => Native.diag(input, diagonal);

    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) =>
        Native.diag_embed(input, offset, dim1, dim2);

    public static Tensor diagflat(Tensor input, long offset = 0) => Native.diagflat(input, offset);

    public static Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        Native.diagonal_scatter(input, src, offset, dim1, dim2);

    public static Tensor tril(Tensor input, long diagonal = 0) => Native.tril(input, diagonal);

    public static Tensor tril_(Tensor input, long diagonal = 0) => Native.tril_(input, diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => Native.triu(input, diagonal);

    public static Tensor triu_(Tensor input, long diagonal = 0) => Native.triu_(input, diagonal);

    public static Tensor trace(Tensor input) => Native.trace(input);
}
