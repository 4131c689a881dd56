using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>Products, inverses and decompositions.</summary>
internal static class LinearAlgebraCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["matmul"] = (c, x) => [x[0].matmul(x[1])],
        ["mm"] = (c, x) => [x[0].mm(x[1])],
        ["bmm"] = (c, x) => [x[0].bmm(x[1])],
        ["mv"] = (c, x) => [x[0].mv(x[1])],
        ["dot"] = (c, x) => [x[0].dot(x[1])],
        ["vdot"] = (c, x) => [x[0].vdot(x[1])],
        ["inner"] = (c, x) => [x[0].inner(x[1])],
        ["outer"] = (c, x) => [x[0].outer(x[1])],
        ["kron"] = (c, x) => [x[0].kron(x[1])],
        ["addmm"] = (c, x) => [x[0].addmm(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addmm_"] = (c, x) => [x[0].addmm_(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addmv"] = (c, x) => [x[0].addmv(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addmv_"] = (c, x) => [x[0].addmv_(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addr"] = (c, x) => [x[0].addr(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addr_"] = (c, x) => [x[0].addr_(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addbmm"] = (c, x) => [x[0].addbmm(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["addbmm_"] = (c, x) => [x[0].addbmm_(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["baddbmm"] = (c, x) => [x[0].baddbmm(x[1], x[2], (float)c.Float("beta"), (float)c.Float("alpha"))],
        ["einsum"] = (c, x) => [einsum(c.Text("equation"), x)],
        ["tensordot"] = (c, x) => [x[0].tensordot(x[1], c.Ints("dims_self"), c.Ints("dims_other"))],
        ["chain_matmul"] = (c, x) => [chain_matmul(x)],
        ["cdist"] = (c, x) => [cdist(x[0], x[1], c.Float("p"))],
        ["trace"] = (c, x) => [x[0].trace()],
        ["matrix_power"] = (c, x) => [x[0].matrix_power((int)c.Int("n"))],
        ["matrix_exp"] = (c, x) => [x[0].matrix_exp()],
        ["inverse"] = (c, x) => [x[0].inverse()],
        ["pinverse"] = (c, x) => [x[0].pinverse()],
        ["logdet"] = (c, x) => [x[0].logdet()],
        ["slogdet"] = (c, x) => Both(slogdet(x[0])),
        ["cholesky_inverse"] = (c, x) => [x[0].cholesky_inverse(c.Bool("upper"))],
        ["cholesky_solve"] = (c, x) => [x[0].cholesky_solve(x[1], c.Bool("upper"))],
        ["vander"] = (c, x) => [vander(x[0], c.Int("N"), c.Bool("increasing"))],
        ["linalg_cholesky"] = (c, x) => [linalg.cholesky(x[0])],
        ["linalg_cond"] = (c, x) => [linalg.cond(x[0])],
        ["linalg_cond.str"] = (c, x) => [linalg.cond(x[0], c.Text("p"))],
        ["linalg_cross"] = (c, x) => [linalg.cross(x[0], x[1], c.Int("dim"))],
        ["linalg_det"] = (c, x) => [linalg.det(x[0])],
        ["linalg_slogdet"] = (c, x) => Both(linalg.slogdet(x[0])),
        // Eigenvectors and singular vectors are unique up to their sign alone.
        ["linalg_eigh"] = (c, x) => Both(linalg.eigh(x[0])).Select(t => t.abs()),
        ["linalg_eigvalsh"] = (c, x) => [linalg.eigvalsh(x[0])],
        ["linalg_inv"] = (c, x) => [linalg.inv(x[0])],
        ["linalg_lstsq"] = (c, x) => [linalg.lstsq(x[0], x[1]).Solution],
        ["linalg_matrix_norm"] = (c, x) => [linalg.matrix_norm(x[0], c.Float("ord"))],
        ["linalg_matrix_norm.str"] = (c, x) => [linalg.matrix_norm(x[0], c.Text("ord"))],
        ["linalg_matrix_rank"] = (c, x) => [linalg.matrix_rank(x[0])],
        ["linalg_matrix_rank.Tensor"] = (c, x) => [linalg.matrix_rank(x[0], x[1])],
        ["linalg_multi_dot"] = (c, x) => [linalg.multi_dot(x)],
        ["linalg_norm"] = (c, x) => [linalg.norm(x[0], c.Ints("dims"), c.Bool("keepdim"))],
        ["linalg_norm.str"] = (c, x) => [linalg.norm(x[0], c.Text("ord"))],
        ["linalg_vector_norm"] = (c, x) => [linalg.vector_norm(x[0], c.Float("ord"), c.Ints("dims"), c.Bool("keepdim"))],
        ["linalg_pinv"] = (c, x) => [linalg.pinv(x[0])],
        ["linalg_qr"] = (c, x) => Both(linalg.qr(x[0])),
        ["linalg_solve"] = (c, x) => [linalg.solve(x[0], x[1])],
        ["linalg_solve_triangular"] = (c, x) => [linalg.solve_triangular(x[0], x[1], c.Bool("upper"))],
        ["linalg_svd"] = (c, x) => linalg.svd(x[0], fullMatrices: false) is var (u, s, vh) ? [u.abs(), s.abs(), vh.abs()] : [],
        ["linalg_svdvals"] = (c, x) => [linalg.svdvals(x[0])],
        ["linalg_lu"] = (c, x) => linalg.lu(x[0]) is var (p, l, u) ? [p, l, u] : [],
    };

    private static Tensor[] Both((Tensor first, Tensor second) pair) => [pair.first, pair.second];
}
