using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>Many numbers to few, and running results.</summary>
internal static class ReductionCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["mean"] = (c, x) => [x[0].mean()],
        ["median"] = (c, x) => [x[0].median()],
        ["max"] = (c, x) => [x[0].max()],
        ["min"] = (c, x) => [x[0].min()],
        ["sum"] = (c, x) => [x[0].sum()],
        ["prod"] = (c, x) => [x[0].prod()],
        ["any"] = (c, x) => [x[0].any()],
        ["all"] = (c, x) => [x[0].all()],
        ["nansum"] = (c, x) => [x[0].nansum()],
        ["nanmedian"] = (c, x) => [x[0].nanmedian()],
        ["std"] = (c, x) => [x[0].std(c.Bool("unbiased"))],
        ["std.dim"] = (c, x) => [x[0].std(c.Ints("dim"), c.Bool("unbiased"), c.Bool("keepdim"))],
        ["std_mean"] = (c, x) => Both(x[0].std_mean(c.Bool("unbiased"))),
        ["std_mean.dim"] = (c, x) => Both(x[0].std_mean(c.Ints("dim"), c.Bool("unbiased"), c.Bool("keepdim"))),
        ["var"] = (c, x) => [x[0].var(c.Bool("unbiased"))],
        ["var.dim"] = (c, x) => [x[0].var(c.Ints("dim"), c.Bool("unbiased"), c.Bool("keepdim"))],
        ["var_mean"] = (c, x) => Both(x[0].var_mean(c.Bool("unbiased"))),
        ["var_mean.dim"] = (c, x) => Both(x[0].var_mean(c.Ints("dim"), c.Bool("unbiased"), c.Bool("keepdim"))),
        ["sum.dim"] = (c, x) => [x[0].sum(c.Ints("dim"), c.Bool("keepdim"))],
        ["mean.dim"] = (c, x) => [x[0].mean(c.Ints("dim"), c.Bool("keepdim"))],
        ["nanmean"] = (c, x) => [x[0].nanmean((int)c.Int("dim"), c.Bool("keepdim"))],
        ["prod.dim"] = (c, x) => [x[0].prod(c.Int("dim"), c.Bool("keepdim"))],
        ["mode"] = (c, x) => Both(x[0].mode(c.Int("dim"), c.Bool("keepdim"))),
        ["quantile"] = (c, x) => [x[0].quantile(x[1], c.Int("dim"), c.Bool("keepdim"))],
        ["nanquantile"] = (c, x) => [x[0].nanquantile(x[1], c.Int("dim"), c.Bool("keepdim"))],
        ["logsumexp"] = (c, x) => [x[0].logsumexp(c.Int("dim"), c.Bool("keepdim"))],
        ["norm"] = (c, x) => [x[0].norm(c.Int("p"))],
        ["norm.dim"] = (c, x) => [x[0].norm((int)c.Int("dim"), c.Bool("keepdim"), c.Int("p"))],
        ["dist"] = (c, x) => [x[0].dist(x[1], c.Int("p"))],
        ["renorm"] = (c, x) => [x[0].renorm(c.Int("p"), c.Int("dim"), (float)c.Float("maxnorm"))],
        ["count_nonzero"] = (c, x) => [x[0].count_nonzero(c.Ints("dim"))],
        ["count_nonzero.all"] = (c, x) => [x[0].count_nonzero()],
        ["any.dim"] = (c, x) => [x[0].any(c.Int("dim"), c.Bool("keepdim"))],
        ["all.dim"] = (c, x) => [x[0].all(c.Int("dim"), c.Bool("keepdim"))],
        ["max.dim"] = (c, x) => Both(x[0].max(c.Int("dim"), c.Bool("keepdim"))),
        ["min.dim"] = (c, x) => Both(x[0].min(c.Int("dim"), c.Bool("keepdim"))),
        ["amax"] = (c, x) => [x[0].amax(c.Ints("dim"), c.Bool("keepdim"))],
        ["amin"] = (c, x) => [x[0].amin(c.Ints("dim"), c.Bool("keepdim"))],
        ["aminmax"] = (c, x) => Both(x[0].aminmax(c.Int("dim"), c.Bool("keepdim"))),
        ["argmax"] = (c, x) => [c.Has("dim") ? x[0].argmax(c.Int("dim"), c.Bool("keepdim")) : x[0].argmax()],
        ["argmin"] = (c, x) => [c.Has("dim") ? x[0].argmin(c.Int("dim"), c.Bool("keepdim")) : x[0].argmin()],
        ["cumsum"] = (c, x) => [x[0].cumsum(c.Int("dim"))],
        ["cumprod"] = (c, x) => [x[0].cumprod(c.Int("dim"))],
        ["logcumsumexp"] = (c, x) => [x[0].logcumsumexp(c.Int("dim"))],
        ["cummax"] = (c, x) => Both(x[0].cummax(c.Int("dim"))),
        ["cummin"] = (c, x) => Both(x[0].cummin(c.Int("dim"))),
        ["diff"] = (c, x) => [x[0].diff(c.Int("n"), c.Int("dim"))],
        ["trapezoid"] = (c, x) => [x[0].trapezoid(c.Float("dx"), c.Int("dim"))],
        ["trapezoid.x"] = (c, x) => [x[0].trapezoid(x[1], c.Int("dim"))],
        ["softmax"] = (c, x) => [x[0].softmax(c.Int("dim"))],
        ["log_softmax"] = (c, x) => [x[0].log_softmax(c.Int("dim"))],
    };

    private static Tensor[] Both((Tensor first, Tensor second) pair) => [pair.first, pair.second];
}
