using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>Random numbers: from a seed, PyTorch's to the bit.</summary>
internal static class RandomCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["rand"] = (c, x) => [rand(c.Ints("size"))],
        ["rand_like"] = (c, x) => [x[0].rand_like()],
        ["randn"] = (c, x) => [randn(c.Ints("size"))],
        ["randn_like"] = (c, x) => [x[0].randn_like()],
        ["randint"] = (c, x) => [randint(c.Int("low"), c.Int("high"), c.Ints("size"))],
        ["normal.size"] = (c, x) => [normal(c.Float("mean"), c.Float("std"), c.Ints("size"))],
        ["normal_"] = (c, x) => [x[0].normal_(c.Floats("values")[0], c.Floats("values")[1])],
        ["uniform_"] = (c, x) => [x[0].uniform_(c.Floats("values")[0], c.Floats("values")[1])],
        ["cauchy_"] = (c, x) => [x[0].cauchy_(c.Floats("values")[0], c.Floats("values")[1])],
        ["log_normal_"] = (c, x) => [x[0].log_normal_(c.Floats("values")[0], c.Floats("values")[1])],
        ["exponential_"] = (c, x) => [x[0].exponential_(c.Floats("values")[0])],
        ["geometric_"] = (c, x) => [x[0].geometric_(c.Floats("values")[0])],
        ["randint_like"] = (c, x) => [x[0].randint_like(c.Int("low"), c.Int("high"))],
        ["bernoulli_"] = (c, x) => [x[0].bernoulli_(c.Float("p"))],
        ["random_"] = (c, x) => [x[0].random_(c.Int("low"), c.Int("high"))],
        ["randperm"] = (c, x) => [randperm(c.Int("n"))],
        ["bernoulli"] = (c, x) => [x[0].bernoulli()],
        ["bernoulli_.Tensor"] = (c, x) => [x[0].bernoulli_(x[1])],
        ["normal"] = (c, x) => [normal(x[0], x[1])],
        ["multinomial"] = (c, x) => [x[0].multinomial(c.Int("n"), c.Bool("replacement"))],
        ["poisson"] = (c, x) => [x[0].poisson()],
        ["binomial"] = (c, x) => [binomial(x[0], x[1])],
    };
}
