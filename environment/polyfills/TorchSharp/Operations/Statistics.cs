namespace TorchSharp;

// Spread, order statistics and covariance.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Native.std(this, unbiased);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std(As(this, type), dimensions, unbiased, keepdim);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std(As(this, type), dimensions, unbiased, keepdim);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std(As(this, type), [dim], unbiased, keepdim);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std(As(this, type), [dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std(As(this, type), [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public Tensor var(bool unbiased = true) => Native.var(this, unbiased);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var(As(this, type), dimensions, unbiased, keepdim);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var(As(this, type), dimensions, unbiased, keepdim);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var(As(this, type), [dim], unbiased, keepdim);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var(As(this, type), [dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var(As(this, type), [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Native.std_mean(this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std_mean(As(this, type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std_mean(As(this, type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std_mean(As(this, type), [dim], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std_mean(As(this, type), [dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.std_mean(As(this, type), [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Native.var_mean(this, unbiased);

        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var_mean(As(this, type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var_mean(As(this, type), dimensions, unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var_mean(As(this, type), [dim], unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var_mean(As(this, type), [dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Native.var_mean(As(this, type), [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public Tensor median() => Native.median(this);

        public Tensor nanmedian() => Native.nanmedian(this);

        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) =>
            Native.mode(this, dim, keepdim);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Native.quantile(this, q, dim, keepdim);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Native.nanquantile(this, q, dim, keepdim);

        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Native.cov(this, correction, fweights, aweights);

        public Tensor corrcoef() => Native.corrcoef(this);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Native.histc(this, bins, min, max);

        public Tensor bincount(Tensor? weights, long minlength = 0) => Native.bincount(this, weights, minlength);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Native.kthvalue(this, k, dim ?? -1, keepdim);
    }

    public static Tensor std(Tensor input, bool unbiased = true) => Native.std(input, unbiased);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std(As(input, type), dimensions, unbiased, keepdim);

    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std(As(input, type), [dimensions], unbiased, keepdim);

    public static Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std(As(input, type), [dimensions.Item1, dimensions.Item2], unbiased, keepdim);

    public static Tensor std(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std(As(input, type), [dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim);

    public static Tensor var(Tensor input, bool unbiased = true) => Native.var(input, unbiased);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var(As(input, type), dimensions, unbiased, keepdim);

    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var(As(input, type), [dimensions], unbiased, keepdim);

    public static Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var(As(input, type), [dimensions.Item1, dimensions.Item2], unbiased, keepdim);

    public static Tensor var(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var(As(input, type), [dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) =>
        Native.std_mean(input, unbiased);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std_mean(As(input, type), dimensions, unbiased, keepdim);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std_mean(As(input, type), dimensions, unbiased, keepdim);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std_mean(As(input, type), [dimensions], unbiased, keepdim);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std_mean(As(input, type), [dimensions.Item1, dimensions.Item2], unbiased, keepdim);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.std_mean(As(input, type), [dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, bool unbiased = true) =>
        Native.var_mean(input, unbiased);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var_mean(As(input, type), dimensions, unbiased, keepdim);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var_mean(As(input, type), dimensions, unbiased, keepdim);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var_mean(As(input, type), [dimensions], unbiased, keepdim);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var_mean(As(input, type), [dimensions.Item1, dimensions.Item2], unbiased, keepdim);

    public static (Tensor var, Tensor mean) var_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        Native.var_mean(As(input, type), [dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim);

    public static Tensor median(Tensor input) => Native.median(input);

    public static Tensor nanmedian(Tensor input) => Native.nanmedian(input);

    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) =>
        Native.mode(input, dim, keepdim);

    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) =>
        Native.quantile(input, q, dim, keepdim);

    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) =>
        Native.nanquantile(input, q, dim, keepdim);

    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
        Native.cov(input, correction, fweights, aweights);

    public static Tensor corrcoef(Tensor input) => Native.corrcoef(input);

    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) =>
        Native.histc(input, bins, min, max);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) =>
        Native.bincount(input, weights, minlength);

    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
        Native.kthvalue(input, k, dim ?? -1, keepdim);

    private static Tensor As(Tensor tensor, ScalarType? type) =>
        type is { } t ? Native.to(tensor, t, false, false) : tensor;
}
