namespace TorchSharp;

// Inverses, powers and determinants that torch itself offers.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor inverse() => Native.inverse(this);

        public Tensor det() => Native.linalg_det(this);

        public Tensor logdet() => Native.logdet(this);

        public Tensor matrix_power(int n) => Native.matrix_power(this, n);

        public Tensor matrix_exp() => Native.matrix_exp(this);

        public Tensor cholesky_inverse(bool upper = false) => Native.cholesky_inverse(this, upper);

        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Native.cholesky_solve(this, input2, upper);

        public Tensor vander(long N = -1, bool increasing = false) => Native.vander(this, N, increasing);

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) =>
            Native.linalg_pinv(this, null, rcond, hermitian);
    }

    public static Tensor inverse(Tensor input) => Native.inverse(input);

    public static Tensor det(Tensor input) => Native.linalg_det(input);

    public static Tensor logdet(Tensor input) => Native.logdet(input);

    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => Native.slogdet(A);

    public static Tensor matrix_power(Tensor input, int n) => Native.matrix_power(input, n);

    public static Tensor matrix_exp(Tensor input) => Native.matrix_exp(input);

    public static Tensor cholesky_inverse(Tensor input, bool upper = false) =>
        Native.cholesky_inverse(input, upper);

    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) =>
        Native.cholesky_solve(input, input2, upper);

    public static Tensor vander(Tensor x, long N = -1, bool increasing = false) => Native.vander(x, N, increasing);

    public static Tensor pinverse(Tensor input, double rcond = 1e-15, bool hermitian = false) =>
        Native.linalg_pinv(input, null, rcond, hermitian);
}
