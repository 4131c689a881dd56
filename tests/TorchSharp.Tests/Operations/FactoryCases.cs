using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>How tensors are made, copied and converted.</summary>
internal static class FactoryCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["zeros"] = (c, x) => [zeros(c.Ints("size"))],
        ["zeros_like"] = (c, x) => [x[0].zeros_like()],
        ["ones"] = (c, x) => [ones(c.Ints("size"))],
        ["ones_like"] = (c, x) => [x[0].ones_like()],
        ["full"] = (c, x) => [full(c.Ints("size"), c.Float("value"))],
        ["full_like"] = (c, x) => [x[0].full_like(c.Float("fill_value"))],
        ["new_zeros"] = (c, x) => [x[0].new_zeros(c.Ints("size"))],
        ["new_full"] = (c, x) => [x[0].new_full(c.Ints("size"), c.Int("value"))],
        ["eye"] = (c, x) => [eye(c.Int("rows"), c.Int("columns"))],
        ["arange"] = (c, x) => [c.IsInt("start") ? arange(c.Int("start"), c.Int("end"), c.Int("step")) : arange(c.Float("start"), c.Float("end"), c.Float("step"))],
        ["linspace"] = (c, x) => [linspace(c.Float("start"), c.Float("end"), c.Int("steps"))],
        ["logspace"] = (c, x) => [logspace(c.Float("start"), c.Float("end"), c.Int("steps"), c.Float("base"))],
        ["tril_indices"] = (c, x) => [tril_indices(c.Int("row"), c.Int("col"), c.Int("offset"))],
        ["triu_indices"] = (c, x) => [triu_indices(c.Int("row"), c.Int("col"), c.Int("offset"))],
        ["scalar_tensor"] = (c, x) => [tensor((float)c.Float("value"))],
        ["clone"] = (c, x) => [x[0].clone()],
        ["alias"] = (c, x) => [x[0].alias()],
        ["contiguous"] = (c, x) => [x[0].t().contiguous()],
        ["copy_"] = (c, x) => [x[0].copy_(x[1])],
        ["set_"] = (c, x) => [x[0].set_(x[1])],
        ["fill_"] = (c, x) => [x[0].fill_(c.Float("value"))],
        ["zero_"] = (c, x) => [x[0].zero_()],
        ["to"] = (c, x) => [x[0].to(float64, CPU)],
        ["to.dtype"] = (c, x) => [To(x[0], c.Text("type"))],
        ["to.device"] = (c, x) => [x[0].to(CPU)],
        ["type_as"] = (c, x) => [x[0].type_as(x[1])],
        ["detach"] = (c, x) => [x[0].detach()],
        ["detach_"] = (c, x) => [x[0].detach_()],
    };

    private static Tensor To(Tensor x, string type) => type switch
    {
        "half" => x.half(),
        "bfloat16" => x.bfloat16(),
        "long" => x.@long(),
        "int" => x.@int(),
        "short" => x.@short(),
        "char" => x.@char(),
        "byte" => x.@byte(),
        _ => x.@bool(),
    };
}
