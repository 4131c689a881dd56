using TorchSharp.Tests.Golden;

namespace TorchSharp.Tests.Operations;

/// <summary>Comparisons.</summary>
internal static class ComparisonCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["eq"] = (c, x) => [x[0].eq(x[1])],
        ["eq.Scalar"] = (c, x) => [x[0].eq(c.Int("other"))],
        ["eq_"] = (c, x) => [x[0].eq_(x[1])],
        ["eq_.Scalar"] = (c, x) => [x[0].eq_(c.Int("other"))],
        ["ne"] = (c, x) => [x[0].ne(x[1])],
        ["ne.Scalar"] = (c, x) => [x[0].ne(c.Int("other"))],
        ["ne_"] = (c, x) => [x[0].ne_(x[1])],
        ["ne_.Scalar"] = (c, x) => [x[0].ne_(c.Int("other"))],
        ["lt"] = (c, x) => [x[0].lt(x[1])],
        ["lt.Scalar"] = (c, x) => [x[0].lt(c.Int("other"))],
        ["lt_"] = (c, x) => [x[0].lt_(x[1])],
        ["lt_.Scalar"] = (c, x) => [x[0].lt_(c.Int("other"))],
        ["le"] = (c, x) => [x[0].le(x[1])],
        ["le.Scalar"] = (c, x) => [x[0].le(c.Int("other"))],
        ["le_"] = (c, x) => [x[0].le_(x[1])],
        ["le_.Scalar"] = (c, x) => [x[0].le_(c.Int("other"))],
        ["gt"] = (c, x) => [x[0].gt(x[1])],
        ["gt.Scalar"] = (c, x) => [x[0].gt(c.Int("other"))],
        ["gt_"] = (c, x) => [x[0].gt_(x[1])],
        ["gt_.Scalar"] = (c, x) => [x[0].gt_(c.Int("other"))],
        ["ge"] = (c, x) => [x[0].ge(x[1])],
        ["ge.Scalar"] = (c, x) => [x[0].ge(c.Int("other"))],
        ["ge_"] = (c, x) => [x[0].ge_(x[1])],
        ["ge_.Scalar"] = (c, x) => [x[0].ge_(c.Int("other"))],
        ["isclose"] = (c, x) => [x[0].isclose(x[1], c.Float("rtol"), c.Float("atol"), c.Bool("equal_nan"))],
        ["isin"] = (c, x) => [x[0].isin(x[1], c.Bool("assume_unique"), c.Bool("invert"))],
        ["equal"] = (c, x) => [x[0].Equals(x[1])],
        ["allclose"] = (c, x) => [x[0].allclose(x[1], c.Float("rtol"), c.Float("atol"))],
    };
}
