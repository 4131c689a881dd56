namespace TorchSharp;

// Ranges, identities and index grids.
public static partial class torch
{
    /// <summary>From <paramref name="start"/> on, by <paramref name="step"/>, up to but without <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Native.arange(start, stop, step, dtype, InitializeDevice(device)), requires_grad, null);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Evenly spaced, both ends included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Native.linspace(start, end, steps, dtype, InitializeDevice(device)), requires_grad, null);

    /// <summary>Evenly spaced exponents of <paramref name="base"/>.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Native.logspace(start, end, steps, @base, dtype, InitializeDevice(device)), requires_grad, null);

    /// <summary>The identity; square unless <paramref name="columns"/> says otherwise.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Native.eye(rows, columns < 0 ? rows : columns, dtype, InitializeDevice(device)), requires_grad, names);

    /// <summary>Row and column indices below a diagonal, (2, N).</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Native.tril_indices(row, col, offset, dtype, InitializeDevice(device));

    /// <summary>Row and column indices above a diagonal, (2, N).</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Native.triu_indices(row, col, offset, dtype, InitializeDevice(device));

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Made(Native.randperm(n, generator, dtype, InitializeDevice(device)), requires_grad, null);

    /// <summary>Random numbers of a normal distribution.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.normal(mean, std, size, generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Native.empty_strided(size, strides, dtype, InitializeDevice(device)), requires_grad, names);
}
