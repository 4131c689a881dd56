namespace TorchSharp;

// Sums, means, extremes and norms over all elements or over dimensions.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Native.sum(this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Native.sum(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Native.sum(this, dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Native.sum(this, [dim], keepdim, type);

        public Tensor nansum() => Native.nansum(this);

        public Tensor mean() => Native.mean(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Native.mean(this, dimensions, keepdim, type);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Native.nanmean(this, dim is { } d ? [d] : null, keepdim, dtype);

        public Tensor prod(ScalarType? type = null) => Native.prod(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Native.prod(this, dim, keepdim, type);

        public Tensor max() => Native.max(this);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Native.max(this, dim, keepdim);

        public Tensor min() => Native.min(this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Native.min(this, dim, keepdim);

        public Tensor amax(params long[] dims) => Native.amax(this, dims, false);

        public Tensor amin(params long[] dims) => Native.amin(this, dims, false);

        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) =>
            Native.aminmax(this, dim, keepdim);

        public Tensor argmax() => Native.argmax(this, null, false);

        public Tensor argmax(long dim, bool keepdim = false) => Native.argmax(this, dim, keepdim);

        public Tensor argmin() => Native.argmin(this, null, false);

        public Tensor argmin(long dim, bool keepdim = false) => Native.argmin(this, dim, keepdim);

        public Tensor any() => Native.any(this);

        public Tensor any(long dim, bool keepdim = false) => Native.any(this, dim, keepdim);

        public Tensor all() => Native.all(this);

        public Tensor all(long dim, bool keepdim = false) => Native.all(this, dim, keepdim);

        public Tensor norm(float p = 2f) => Native.norm(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => Native.norm(this, p, [dim], keepdim);

        public Tensor dist(Tensor other, float p = 2f) => Native.dist(this, other, p);

        public Tensor renorm(float p, long dim, float maxnorm) => Native.renorm(this, p, dim, maxnorm);

        public Tensor logsumexp(long dim, bool keepdim = false) => Native.logsumexp(this, [dim], keepdim);

        public Tensor max(Tensor other) => Native.maximum(this, other);

        public Tensor min(Tensor other) => Native.minimum(this, other);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Native.sum(this, [dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Native.sum(this, [dim0, dim1, dim2], keepdim, type);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amax(this, dims, keepdim));

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amax(this, dims, keepdim));

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amin(this, dims, keepdim));

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amin(this, dims, keepdim));

        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Native.count_nonzero(this, (long?)null) : Native.count_nonzero(this, dims);
    }

    public static Tensor sum(Tensor input, ScalarType? type = null) => Native.sum(input, type);

    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        Native.sum(input, dim, keepdim, type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        Native.sum(input, [dim], keepdim, type);

    public static Tensor nansum(Tensor input) => Native.nansum(input);

    public static Tensor mean(Tensor input) => Native.mean(input);

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        Native.mean(input, dimensions, keepdim, type);

    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
        Native.nanmean(input, dim is { } d ? [d] : null, keepdim, dtype);

    public static Tensor prod(Tensor input, ScalarType? type = null) => Native.prod(input, type);

    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        Native.prod(input, dim, keepdim, type);

    public static Tensor max(Tensor input) => Native.max(input);

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) =>
        Native.max(input, dim, keepdim);

    public static Tensor min(Tensor input) => Native.min(input);

    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) =>
        Native.min(input, dim, keepdim);

    public static Tensor amax(Tensor input, long[] dims) => Native.amax(input, dims, false);

    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) =>
        Native.aminmax(input, dim, keepdim);

    public static Tensor argmax(Tensor input) => Native.argmax(input, null, false);

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => Native.argmax(input, dim, keepdim);

    public static Tensor argmin(Tensor input) => Native.argmin(input, null, false);

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => Native.argmin(input, dim, keepdim);

    public static Tensor any(Tensor input) => Native.any(input);

    public static Tensor any(Tensor input, long dim, bool keepdim = false) => Native.any(input, dim, keepdim);

    public static Tensor all(Tensor input) => Native.all(input);

    public static Tensor all(Tensor input, long dim, bool keepdim = false) => Native.all(input, dim, keepdim);

    public static Tensor norm(Tensor input) => Native.norm(input, 2f);

    public static Tensor norm(Tensor input, float p = 2f) => Native.norm(input, p);

    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2f) =>
        Native.norm(input, p, [dimension], keepdim);

    public static Tensor dist(Tensor input, Tensor other, float p = 2f) => Native.dist(input, other, p);

    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) =>
        Native.renorm(input, p, dim, maxnorm);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) =>
        Native.logsumexp(input, [dim], keepdim);

    public static Tensor max(Tensor input, Tensor other) => Native.maximum(input, other);

    public static Tensor min(Tensor input, Tensor other) => Native.minimum(input, other);

    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) =>
        Into(@out, Native.amax(input, dims, keepdim));

    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        Into(@out, Native.amax(input, dims, keepdim));

    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) =>
        Into(@out, Native.amin(input, dims, keepdim));

    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        Into(@out, Native.amin(input, dims, keepdim));

    public static Tensor count_nonzero(Tensor input, long[]? dims = null) =>
        dims is null ? Native.count_nonzero(input, (long?)null) : Native.count_nonzero(input, dims);

    private static Tensor Into(Tensor? target, Tensor result) => target is null ? result : target.copy_(result);
}
