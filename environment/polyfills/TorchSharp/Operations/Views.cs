namespace TorchSharp;

// The same elements in another shape.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Native.view(this, shape);

        public Tensor reshape(params long[] shape) => Native.reshape(this, shape);

        public Tensor permute(params long[] permutation) => Native.permute(this, permutation);

        public Tensor transpose(long dim0, long dim1) => Native.transpose(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Native.transpose_(this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => Native.transpose(this, dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => Native.transpose(this, dim0, dim1);

        public Tensor t() => Native.t(this);

        public Tensor movedim(long[] source, long[] destination) => Native.movedim(this, source, destination);

        public Tensor moveaxis(long[] source, long[] destination) => Native.movedim(this, source, destination);

        public Tensor unsqueeze(long dim) => Native.unsqueeze(this, dim);

        public Tensor unsqueeze_(long dim) => Native.unsqueeze_(this, dim);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) =>
            Native.expand(this, sizes, isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => Native.expand(this, sizes.Shape, isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Native.expand(this, sizes, isImplicit);

        public Tensor expand(params long[] sizes) => Native.expand(this, sizes, false);

        public Tensor expand_as(Tensor other) => Native.expand_as(this, other);

        public Tensor broadcast_to(params long[] shape) => Native.broadcast_to(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Native.flatten(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => Native.unflatten(this, dim, sizes);

        public Tensor unflatten(long dim, Size sizes) => Native.unflatten(this, dim, sizes.Shape);

        public Tensor ravel() => Native.ravel(this);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Native.as_strided(this, size, strides, storageOffset);

        public Tensor unfold(long dimension, long size, long step) => Native.unfold(this, dimension, size, step);

        public Tensor narrow(long dim, long start, long length) => Native.narrow(this, dim, start, length);

        public Tensor select(long dim, long index) => Native.select(this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) =>
            Native.slice(this, dim, start, finish, step);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Native.diagonal(this, offset, dim1, dim2);

        public Tensor atleast_1d() => Native.atleast_1d(this);

        public Tensor atleast_2d() => Native.atleast_2d(this);

        public Tensor atleast_3d() => Native.atleast_3d(this);

        public Tensor permute(IEnumerable<long> permutation) => Native.permute(this, [.. permutation]);

        public Tensor squeeze(long? dim = null) => dim is { } d ? Native.squeeze(this, d) : Native.squeeze(this);

        public Tensor squeeze_(long? dim = null) => dim is { } d ? Native.squeeze_(this, d) : Native.squeeze_(this);

        /// <summary>Seen in the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => Native.view(this, Required(other, nameof(other)).shape);

        /// <summary>The transpose of a matrix.</summary>
        public Tensor T =>
            Native.permute(this, [.. Enumerable.Range(0, (int)Dimensions).Reverse().Select(d => (long)d)]);

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => Native.mT(this);
    }

    public static Tensor reshape(Tensor input, params long[] shape) => Native.reshape(input, shape);

    public static Tensor permute(Tensor input, params long[] permutation) => Native.permute(input, permutation);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => Native.transpose(input, dim0, dim1);

    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => Native.transpose(input, axis0, axis1);

    public static Tensor swapdims(Tensor input, long dim0, long dim1) => Native.transpose(input, dim0, dim1);

    public static Tensor t(Tensor input) => Native.t(input);

    public static Tensor movedim(Tensor input, long source, long destination) =>
        Native.movedim(input, [source], [destination]);

    public static Tensor movedim(Tensor input, long[] source, long[] destination) =>
        Native.movedim(input, source, destination);

    public static Tensor moveaxis(Tensor input, long source, long destination) =>
        Native.movedim(input, [source], [destination]);

    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) =>
        Native.movedim(input, [source.Item1, source.Item2], [destination.Item1, destination.Item2]);

    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) =>
        Native.movedim(input, [source.Item1, source.Item2, source.Item3], [destination.Item1, destination.Item2, destination.Item3]);

    public static Tensor moveaxis(Tensor input, (long, long, long, long) source, (long, long, long, long) destination) =>
        Native.movedim(input, [source.Item1, source.Item2, source.Item3, source.Item4], [destination.Item1, destination.Item2, destination.Item3, destination.Item4]);

    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) =>
        Native.movedim(input, source, destination);

    public static Tensor unsqueeze(Tensor input, long dim) => Native.unsqueeze(input, dim);

    public static Tensor unsqueeze_(Tensor input, long dim) => Native.unsqueeze_(input, dim);

    public static Tensor broadcast_to(Tensor input, params long[] shape) => Native.broadcast_to(input, shape);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Native.broadcast_tensors(tensors);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) =>
        Native.flatten(input, start_dim, end_dim);

    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) =>
        Native.unflatten(input, dim, sizes);

    public static Tensor unflatten(Tensor input, long dim, Size sizes) => Native.unflatten(input, dim, sizes.Shape);

    public static Tensor ravel(Tensor input) => Native.ravel(input);

    public static Tensor narrow(Tensor input, long dim, long start, long length) =>
        Native.narrow(input, dim, start, length);

    public static Tensor select(Tensor input, long dim, long index) => Native.select(input, dim, index);

    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        Native.diagonal(input, offset, dim1, dim2);

    public static Tensor squeeze(Tensor input, long? dim = null) => Required(input, nameof(input)).squeeze(dim);

    public static Tensor squeeze_(Tensor input, long? dim = null) => Required(input, nameof(input)).squeeze_(dim);

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(Native.atleast_1d);

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(Native.atleast_2d);

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(Native.atleast_3d);
}
