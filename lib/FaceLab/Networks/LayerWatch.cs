using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Notes the shapes that pass a network's innermost layers, until it is disposed.</summary>
internal sealed class LayerWatch : IDisposable
{
    private readonly List<(string Name, Module Layer)> layers;
    private readonly List<(Module Layer, long[] Input, long[] Output)> calls = [];
    private readonly List<Action> removals = [];

    public LayerWatch(Module network)
    {
        layers = [.. network.named_modules().Where(named => IsLayer(named.module)).DistinctBy(named => named.module)];
        foreach (var layer in layers.Select(named => named.Layer).OfType<Module<Tensor, Tensor>>())
            removals.Add(layer.register_forward_hook(Note).remove);
    }

    /// <summary>One row for each call, then the layers with parameters that were not called. A layer's parameters are in its first row.</summary>
    public IReadOnlyList<LayerRow> Rows()
    {
        var names = layers.ToDictionary(named => named.Layer, named => named.Name);
        HashSet<Module> counted = [];
        var called = calls.Select(call => Row(names[call.Layer], call.Layer, call.Input, call.Output, counted.Add(call.Layer))).ToList();
        var others = layers.Where(named => !counted.Contains(named.Layer) && Own(named.Layer).Any())
            .Select(named => Row(named.Name, named.Layer, [], [], first: true));
        return [.. called, .. others];
    }

    public void Dispose()
    {
        foreach (var remove in removals)
            remove();
    }

    private static bool IsLayer(Module module) => !module.children().Any() || Own(module).Any();

    private static IEnumerable<Parameter> Own(Module module) => module.parameters(recurse: false);

    private Tensor Note(Module<Tensor, Tensor> layer, Tensor input, Tensor output)
    {
        calls.Add((layer, input.shape, output.shape));
        return output;
    }

    private static LayerRow Row(string name, Module layer, long[] input, long[] output, bool first)
    {
        var own = first ? Own(layer).ToList() : [];
        return new LayerRow(name, KindOf(layer), [.. input.Skip(1)], [.. output.Skip(1)],
            own.Sum(one => one.numel()), own.Where(one => one.requires_grad).Sum(one => one.numel()));
    }

    private static string KindOf(Module layer) => layer switch
    {
        MixedConv2d conv => $"{(conv.Groups > 1 ? "depthwise" : "conv")} {conv.Kernel}x{conv.Kernel}{(conv.Stride > 1 ? $"/{conv.Stride}" : "")}",
        NormBase => "batch norm",
        ResponseNorm => "response norm",
        L2Pool2d pool => $"L2 pool {pool.Kernel}x{pool.Kernel}",
        TorchSharp.Modules.MaxPool2d => "max pool",
        TorchSharp.Modules.AdaptiveAvgPool2d => "average",
        MixedPReLU => "PReLU",
        UnitLength => "unit length",
        _ => layer.GetType().Name,
    };
}
