using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace FaceLab.Onnx.Export;

/// <summary>Writes the nodes of single layers, in evaluation mode.</summary>
internal sealed class LayerNodes(GraphBuilder graph)
{
    /// <summary>Writes a layer; returns the name of its output, or <see langword="null"/> for an unknown
    /// layer.</summary>
    public string? Of(Module layer, string x) => layer switch
    {
        MixedConv2d conv => Convolution(conv, x),
        NormBase norm => BatchNorm(norm, x),
        Linear linear => graph.Add("Gemm", [x, .. Weights(linear)], ("transB", 1)),
        ReLU => Relu(x),
        ELU elu => graph.Add("Elu", [x], ("alpha", elu.alpha)),
        MixedPReLU slopes => PRelu(slopes, x),
        MaxPool2d pool => MaxPool(pool, x),
        L2Pool2d pool => L2Pool(pool, x),
        ResponseNorm => ResponseNormalisation(x),
        UnitLength unit => Normalize(unit, x),
        _ => null,
    };

    public string Relu(string x) => graph.Add("Relu", [x]);

    public string Add(string x, string y) => graph.Add("Add", [x, y]);

    public string Concat(IEnumerable<string> maps) => graph.Add("Concat", [.. maps], ("axis", 1));

    public string Flatten(string maps) => graph.Add("Flatten", [maps], ("axis", 1));

    /// <summary>Averages each channel: (N, C, H, W) to (N, C).</summary>
    public string Mean(string maps) => Flatten(graph.Add("GlobalAveragePool", [maps]));

    /// <summary>Averages to a grid of P x P, as PyTorch's adaptive average does: a matrix product on each
    /// side.</summary>
    public string Mean(string maps, int side, int parts)
    {
        using var shares = zeros(parts, side);                          // (P, side): row i averages part i of a line
        for (var i = 0; i < parts; i++)
        {
            var (start, end) = (i * side / parts, ((i + 1) * side + parts - 1) / parts);
            using var part = shares[i].narrow(0, start, end - start);
            part.fill_(1.0 / (end - start));
        }
        using var transposed = shares.t();
        var lines = graph.Add("MatMul", [maps, graph.Constant(transposed)]);        // (N, C, side, P)
        return graph.Add("MatMul", [graph.Constant(shares), lines]);                // (N, C, P, P)
    }

    private string Convolution(MixedConv2d conv, string x) => graph.Add("Conv", [x, .. Weights(conv)],
        ("kernel_shape", Square(conv.Kernel)), ("strides", Square(conv.Stride)), ("pads", Edges(conv.Padding)),
        ("group", conv.Groups));

    private string BatchNorm(NormBase norm, string x)
    {
        using var scale = ones(norm.num_features);
        using var shift = zeros(norm.num_features);
        return graph.Add("BatchNormalization", [x, graph.Constant(norm.weight ?? scale),
            graph.Constant(norm.bias ?? shift), graph.Constant(norm.running_mean!),
            graph.Constant(norm.running_var!)], ("epsilon", norm.eps));
    }

    private string PRelu(MixedPReLU layer, string x)
    {
        using var slopes = layer.parameters().Single().view(-1, 1, 1);      // (C, 1, 1), for maps (N, C, H, W)
        return graph.Add("PRelu", [x, graph.Constant(slopes)]);
    }

    private string MaxPool(MaxPool2d pool, string x) => graph.Add("MaxPool", [x],
        ("kernel_shape", Square(pool.kernel_size[0])), ("strides", Square((pool.stride ?? pool.kernel_size)[0])),
        ("pads", Edges(pool.padding?[0] ?? 0)));

    // FaceLab's layer gives 1e-6 for a window of zeros, where ONNX gives 0.
    private string L2Pool(L2Pool2d pool, string x) => graph.Add("LpPool", [x],
        ("p", 2), ("kernel_shape", Square(3)), ("strides", Square(pool.Stride)), ("pads", Edges(1)));

    // ONNX multiplies alpha by the mean over the neighbours, FaceLab by their sum.
    private string ResponseNormalisation(string x) => graph.Add("LRN", [x], ("size", ResponseNorm.Neighbours),
        ("alpha", ResponseNorm.Alpha * ResponseNorm.Neighbours), ("beta", ResponseNorm.Beta),
        ("bias", ResponseNorm.K));

    // ONNX's own LpNormalization has no least length.
    private string Normalize(UnitLength unit, string x)
    {
        using var smallest = tensor((float)unit.Smallest);
        var length = graph.Add("ReduceL2", [x], ("axes", (long[])[1]));                 // (N, 1)
        return graph.Add("Div", [x, graph.Add("Max", [length, graph.Constant(smallest)])]);
    }

    /// <summary>Writes the weights of a layer and, if it has them, the biases.</summary>
    private IEnumerable<string> Weights(Module layer) =>
        layer.named_parameters().OrderByDescending(one => one.name).Select(one => graph.Constant(one.parameter));

    private static long[] Square(long side) => [side, side];

    private static long[] Edges(long padding) => [padding, padding, padding, padding];
}
