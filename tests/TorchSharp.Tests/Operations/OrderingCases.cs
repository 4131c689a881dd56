using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>Counting, sorting, searching.</summary>
internal static class OrderingCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["histc"] = (c, x) => [x[0].histc(c.Int("bins"), c.Int("min"), c.Int("max"))],
        ["bincount"] = (c, x) => [x[0].bincount(x.Length > 1 ? x[1] : null, c.Int("minlength"))],
        ["bucketize"] = (c, x) => [x[0].bucketize(x[1], right: c.Bool("right"))],
        ["searchsorted"] = (c, x) => [searchsorted(x[0], x[1], right: c.Bool("right"))],
        ["searchsorted.Scalar"] = (c, x) => [searchsorted(x[0], c.Float("value"), false, false, null!)],
        ["sort"] = (c, x) => Both(x[0].sort(c.Int("dim"), c.Bool("descending"), stable: true)),
        ["argsort"] = (c, x) => [x[0].argsort(c.Int("dim"), c.Bool("descending"))],
        ["msort"] = (c, x) => [x[0].msort()],
        ["topk"] = (c, x) => Both(x[0].topk((int)c.Int("k"), (int)c.Int("dim"), c.Bool("largest"), c.Bool("sorted"))),
        ["kthvalue"] = (c, x) => Both(x[0].kthvalue(c.Int("k"), c.Int("dim"), c.Bool("keepdim"))),
        ["unique"] = (c, x) => All(x[0].unique(return_inverse: true, return_counts: true)),
        ["unique.dim"] = (c, x) => All(x[0].unique(return_inverse: true, return_counts: true, dim: (int)c.Int("dim"))),
        ["unique_consecutive"] = (c, x) => All(x[0].unique_consecutive(return_inverse: true, return_counts: true)),
        ["cov"] = (c, x) => [x[0].cov(c.Int("correction"))],
        ["corrcoef"] = (c, x) => [x[0].corrcoef()],
    };

    private static Tensor[] Both((Tensor first, Tensor second) pair) => [pair.first, pair.second];

    private static Tensor?[] All((Tensor output, Tensor? inverse, Tensor? counts) all) => [all.output, all.inverse, all.counts];
}
