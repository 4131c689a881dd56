namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra. Every function works on batches of matrices, (..., M, N).</summary>
    public static partial class linalg
    {
        /// <summary>Which factors of a QR decomposition are computed.</summary>
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Native.linalg_cholesky(input);

        public static Tensor cond(Tensor input) => Native.linalg_cond(input, (Scalar?)null);

        public static Tensor cond(Tensor input, int p) => Native.linalg_cond(input, (Scalar)p);

        public static Tensor cond(Tensor input, double p) => Native.linalg_cond(input, (Scalar)p);

        public static Tensor cond(Tensor input, string p) => Native.linalg_cond(input, p);

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Native.linalg_cross(input, other, dim);

        public static Tensor det(Tensor input) => Native.linalg_det(input);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) =>
            Native.diagonal(input, offset, dim1, dim2);

        /// <summary>Eigenvalues, ascending, and eigenvectors of symmetric matrices.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Native.linalg_eigh(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Native.linalg_eigvalsh(input, UPLO.ToString());

        public static Tensor inv(Tensor input) => Native.linalg_inv(input);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Native.linalg_lstsq(input, other, null);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Native.linalg_lstsq(input, other, rcond);

        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Native.linalg_lu(input, pivot);

        public static Tensor matrix_exp(Tensor input) => Native.matrix_exp(input);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Native.linalg_matrix_norm(input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_matrix_norm(input, (Scalar)ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Native.linalg_matrix_rank(input, atol, rtol, hermitian);

        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Native.linalg_matrix_rank(input, atol, rtol, hermitian);

        public static Tensor multi_dot(IList<Tensor> tensors) => Native.linalg_multi_dot(tensors);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_norm(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_norm(input, (Scalar)ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_norm(input, (Scalar)ord, dims, keepdim);

        /// <summary>The Euclidean norm of everything, or over one or two dimensions.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_norm(input, (Scalar?)null, dims, keepdim);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Native.linalg_pinv(input, atol, rtol, hermitian);

#pragma warning disable CA1308 // libtorch knows the modes in lower case.
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Native.linalg_qr(input, mode == QRMode.R ? "r" : mode.ToString().ToLowerInvariant());
#pragma warning restore CA1308

        public static (Tensor, Tensor) slogdet(Tensor input) => Native.linalg_slogdet(input);

        /// <summary>X of A X = B, or of X A = B where <paramref name="left"/> is false.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Native.linalg_solve(A, B, left);

        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            Into(@out, Native.linalg_solve_triangular(A, B, upper, left, unitriangular));

        /// <summary>U, S, Vh of A = U diag(S) Vh, with S descending.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Native.linalg_svd(input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Native.linalg_svdvals(input);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Native.linalg_vector_norm(input, ord, dims, keepdim);
    }
}
