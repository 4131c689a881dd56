using FaceLab.Networks;
using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using Module = TorchSharp.torch.nn.Module;

namespace FaceLab.Onnx.Export;

/// <summary>Writes the nodes of networks and blocks. Each method follows the <c>forward</c> of its module.</summary>
/// <remarks>Parts are called by the names that they have among the weights.</remarks>
internal sealed class NetworkNodes(GraphBuilder graph)
{
    private readonly LayerNodes layers = new(graph);

    /// <summary>Writes a module.</summary>
    /// <param name="module">A network, a block or a layer.</param>
    /// <param name="x">The name of its input.</param>
    /// <returns>The name of its output.</returns>
    /// <exception cref="OnnxException">The module is of an unknown type.</exception>
    public string Of(Module module, string x) => module switch
    {
        SmallResNet => ResNet(module, x),
        Nn4Small2 => Through(module, layers.Mean(Through(module, x, "stem", "block2", "blocks")), "embed", "unit"),
        MobileFaceNet => Through(module, layers.Flatten(
            Through(module, x, "stem", "depthwise", "stages", "widen", "globally", "embed")), "unit"),
        TinyDarknet => Through(module, layers.Mean(Through(module, x, "features")), "output", "unit"),
        Vgg16Bn network => Vgg(network, x),
        ResidualBlock => Residual(module, x),
        InvertedBottleneck block => Bottleneck(block, x),
        InceptionBlock => Inception(module, x),
        ConvUnit => Through(module, x, "conv", "norm", "activation"),
        Sequential => Through(module, x, [.. module.named_children().Select(part => part.name)]),
        _ => layers.Of(module, x) ?? throw new OnnxException($"There is no ONNX form of '{module.GetName()}': " +
            $"networks that can be exported are {nameof(SmallResNet)}, {nameof(Nn4Small2)}, " +
            $"{nameof(MobileFaceNet)}, {nameof(TinyDarknet)} and {nameof(Vgg16Bn)}."),
    };

    private string ResNet(Module network, string x)
    {
        var maps = layers.Relu(Through(network, x, "stem", "stemNorm"));
        maps = Through(network, maps, "stages");
        return Through(network, layers.Flatten(maps), "embed", "embedNorm", "unit");
    }

    private string Vgg(Vgg16Bn network, string x)
    {
        var maps = Through(network, x, "features");
        var parts = (int)((AdaptiveAvgPool2d)Part(network, "pool")!).output_size[0];
        maps = parts == 1 ? layers.Mean(maps) : layers.Flatten(layers.Mean(maps, network.InputSize / 32, parts));
        return Through(network, maps, "project", "unit");
    }

    private string Residual(Module block, string x)
    {
        var hidden = layers.Relu(Through(block, x, "first", "firstNorm"));
        hidden = Through(block, hidden, "second", "secondNorm");
        return layers.Relu(layers.Add(hidden, Through(block, x, "shortcut", "shortcutNorm")));
    }

    private string Bottleneck(InvertedBottleneck block, string x)
    {
        var maps = Through(block, x, "widen", "depthwise", "narrow");
        return block.HasShortcut ? layers.Add(maps, x) : maps;
    }

    private string Inception(Module block, string x)
    {
        List<string> branches = [];
        if (Part(block, "direct") is not null)
            branches.Add(Through(block, x, "direct"));
        branches.Add(Through(block, x, "reduce3", "conv3"));
        if (Part(block, "conv5") is not null)
            branches.Add(Through(block, x, "reduce5", "conv5"));
        branches.Add(Through(block, x, "pool", "project"));
        return layers.Concat(branches);
    }

    /// <summary>Writes one part after another. A part that the module does not have is left out, as in its
    /// <c>forward</c>.</summary>
    private string Through(Module module, string x, params string[] parts) =>
        parts.Select(name => Part(module, name)).OfType<Module>().Aggregate(x, (x, part) => Of(part, x));

    private static Module? Part(Module module, string name) =>
        module.named_children().FirstOrDefault(part => part.name == name).module;
}
