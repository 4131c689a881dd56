namespace TorchSharp;

// Products of vectors and matrices.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Native.matmul(this, target);

        public Tensor mm(Tensor target) => Native.mm(this, target);

        public Tensor bmm(Tensor batch2) => Native.bmm(this, batch2);

        public Tensor mv(Tensor target) => Native.mv(this, target);

        public Tensor dot(Tensor target) => Native.dot(this, target);

        public Tensor vdot(Tensor target) => Native.vdot(this, target);

        public Tensor inner(Tensor vec2) => Native.inner(this, vec2);

        public Tensor outer(Tensor vec2) => Native.outer(this, vec2);

        public Tensor ger(Tensor vec2) => Native.outer(this, vec2);

        public Tensor kron(Tensor other) => Native.kron(this, other);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            Native.addmm(this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            Native.addmm_(this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) =>
            Native.addmv(this, mat, vec, beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) =>
            Native.addmv_(this, mat, vec, beta, alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
            Native.addr(this, vec1, vec2, beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
            Native.addr_(this, vec1, vec2, beta, alpha);

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Native.addbmm(this, batch1, batch2, beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Native.addbmm_(this, batch1, batch2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Native.baddbmm(this, batch1, batch2, beta, alpha);

        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Native.tensordot(this, b, dims1, dims2);

        public Tensor tensordot(Tensor b, long dims = 2) => torch.tensordot(this, b, dims);

        public Tensor tensordot(Tensor b, (long, long)[] dims) => torch.tensordot(this, b, dims);
    }

    public static Tensor matmul(Tensor input, Tensor target) => Native.matmul(input, target);

    public static Tensor mm(Tensor input, Tensor target) => Native.mm(input, target);

    public static Tensor bmm(Tensor input, Tensor batch2) => Native.bmm(input, batch2);

    public static Tensor mv(Tensor input, Tensor target) => Native.mv(input, target);

    public static Tensor dot(Tensor input, Tensor other) => Native.dot(input, other);

    public static Tensor vdot(Tensor input, Tensor target) => Native.vdot(input, target);

    public static Tensor inner(Tensor input, Tensor vec2) => Native.inner(input, vec2);

    public static Tensor outer(Tensor input, Tensor vec2) => Native.outer(input, vec2);

    public static Tensor ger(Tensor input, Tensor vec2) => Native.outer(input, vec2);

    public static Tensor kron(Tensor input, Tensor other) => Native.kron(input, other);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Native.addmm(input, mat1, mat2, beta, alpha);

    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Native.addmm_(input, mat1, mat2, beta, alpha);

    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Native.addmv(input, mat1, mat2, beta, alpha);

    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Native.addmv_(input, mat1, mat2, beta, alpha);

    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
        Native.addr(input, vec1, vec2, beta, alpha);

    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
        Native.addr_(input, vec1, vec2, beta, alpha);

    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        Native.addbmm(input, batch1, batch2, beta, alpha);

    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        Native.addbmm_(input, batch1, batch2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        Native.baddbmm(input, batch1, batch2, beta, alpha);

    public static Tensor einsum(string equation, params Tensor[] tensors) => Native.einsum(equation, tensors);

    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) =>
        Native.tensordot(a, b, dims1, dims2);

    public static Tensor chain_matmul(params Tensor[] matrices) => Native.chain_matmul(matrices);

    /// <summary>Over the last dimensions of the one and the first of the other.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) =>
        Native.tensordot(a, b, [.. Enumerable.Range(0, (int)dims).Select(i => a.dim() - dims + i)], [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)]);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) =>
        Native.tensordot(a, b, Array.ConvertAll(dims, d => d.Item1), Array.ConvertAll(dims, d => d.Item2));

    /// <summary>Distances of order p between the rows of two sets: (P, D) and (R, D) to (P, R).</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Native.cdist(x1, x2, p, (long)compute_mode);
}
