using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operations;

/// <summary>Elements by index and by mask.</summary>
internal static class IndexingCases
{
    internal static readonly Dictionary<string, GoldenCall> Calls = new()
    {
        ["index_add"] = (c, x) => [x[0].index_add(c.Int("dim"), x[1], x[2], c.Float("alpha"))],
        ["index_copy"] = (c, x) => [x[0].index_copy(c.Int("dim"), x[1], x[2])],
        ["index_fill"] = (c, x) => [x[0].index_fill(c.Int("dim"), x[1], c.Float("value"))],
        ["scatter"] = (c, x) => [x[0].scatter(c.Int("dim"), x[1], x[2])],
        ["scatter_add"] = (c, x) => [x[0].scatter_add(c.Int("dim"), x[1], x[2])],
        ["masked_fill"] = (c, x) => [x[0].masked_fill(x[1], c.Float("value"))],
        ["masked_scatter"] = (c, x) => [x[0].masked_scatter(x[1], x[2])],
        ["index_add_"] = (c, x) => [x[0].index_add_(c.Int("dim"), x[1], x[2], c.Float("alpha"))],
        ["index_copy_"] = (c, x) => [x[0].index_copy_(c.Int("dim"), x[1], x[2])],
        ["index_fill_"] = (c, x) => [x[0].index_fill_(c.Int("dim"), x[1], c.Float("value"))],
        ["scatter_"] = (c, x) => [x[0].scatter_(c.Int("dim"), x[1], x[2])],
        ["scatter_add_"] = (c, x) => [x[0].scatter_add_(c.Int("dim"), x[1], x[2])],
        ["masked_fill_"] = (c, x) => [x[0].masked_fill_(x[1], c.Float("value"))],
        ["masked_scatter_"] = (c, x) => [x[0].masked_scatter_(x[1], x[2])],
        ["get_index"] = (c, x) => x[1].dtype == ScalarType.Bool ? ByMask(x[0], x[1]) : ByNumber(x[0], x[1]),
        ["set_index"] = (c, x) => [Assigned(x[0], x[1], x[2])],
        ["index_put_"] = (c, x) => [x[0].index_put_(x[2], [x[1]], accumulate: true)],
        ["index_select"] = (c, x) => [x[0].index_select(c.Int("dim"), x[1])],
        ["gather"] = (c, x) => [x[0].gather(c.Int("dim"), x[1])],
        ["diagonal_scatter"] = (c, x) => [x[0].diagonal_scatter(x[1], c.Int("offset"), c.Int("dim1"), c.Int("dim2"))],
        ["select_scatter"] = (c, x) => [x[0].select_scatter(x[1], c.Int("dim"), c.Int("index"))],
        ["slice_scatter"] = (c, x) => [x[0].slice_scatter(x[1], c.Int("dim"), c.Int("start"), c.Int("end"), c.Int("step"))],
        ["masked_select"] = (c, x) => [x[0].masked_select(x[1])],
        ["take"] = (c, x) => [x[0].take(x[1])],
        ["take_along_dim"] = (c, x) => [x[0].take_along_dim(x[1], c.Int("dim"))],
        ["nonzero"] = (c, x) => [x[0].nonzero()],
        ["argwhere"] = (c, x) => [x[0].argwhere()],
        ["nonzero_as_list"] = (c, x) => x[0].nonzero_as_list(),
    };

    private static Tensor[] ByNumber(Tensor x, Tensor rows) =>
    [
        x[1],
        x[TensorIndex.Slice(1, 3), TensorIndex.Slice(step: 2)],
        x[TensorIndex.Ellipsis, -1],
        x[TensorIndex.Colon, TensorIndex.None],
        x[rows],
        x[TensorIndex.Tensor(rows), 1..],
    ];

    private static Tensor[] ByMask(Tensor x, Tensor mask) => [x[mask], x[mask[TensorIndex.Colon, 0]]];

    private static Tensor Assigned(Tensor x, Tensor rows, Tensor value)
    {
        x[TensorIndex.Slice(1, 3), 0] = value;
        x[TensorIndex.Tensor(rows), 2] = 7f;
        x[3] = x[0];
        return x;
    }
}
