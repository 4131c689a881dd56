namespace TorchSharp;

// Running sums and products, differences, integrals.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor cumsum(long dim, ScalarType? type = null) => Native.cumsum(this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Native.cumprod(this, dim, type);

        public (Tensor values, Tensor indexes) cummax(long dim) => Native.cummax(this, dim);

        public (Tensor values, Tensor indexes) cummin(long dim) => Native.cummin(this, dim);

        public Tensor logcumsumexp(long dim) => Native.logcumsumexp(this, dim);

        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Native.diff(this, n, dim, prepend, append);

        public Tensor trapezoid(double dx = 1, long dim = -1) => Native.trapezoid(this, dx, dim);

        public Tensor trapezoid(Tensor x, long dim = -1) => Native.trapezoid(this, x, dim);
    }

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => Native.cumsum(input, dim, type);

    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) =>
        Native.cumprod(input, dim, dtype);

    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => Native.cummax(input, dim);

    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => Native.cummin(input, dim);

    public static Tensor logcumsumexp(Tensor input, long dim) => Native.logcumsumexp(input, dim);

    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
        Native.diff(input, n, dim, prepend, append);

    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => Native.trapezoid(y, x, dim);

    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => Native.trapezoid(y, dx, dim);

    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => Native.trapezoid(y, x, dim);

    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => Native.trapezoid(y, dx, dim);
}
