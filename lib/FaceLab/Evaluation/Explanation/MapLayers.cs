using FaceLab.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>A layer whose output is a stack of maps, for <see cref="Activations"/> and
/// <see cref="PairExplanation"/>.</summary>
/// <param name="Name">Its place in the network, as in the weights' names, such as <c>stages.stage4</c>.</param>
/// <param name="Channels">The number of maps, C.</param>
/// <param name="Height">Rows of a map, H, at least 2.</param>
/// <param name="Width">Columns of a map, W, at least 2.</param>
public sealed record MapLayer(string Name, int Channels, int Height, int Width)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Channels}x{Height}x{Width})";
}

/// <summary>Finds the layers of a network that give maps.</summary>
/// <remarks>
/// TorchSharp's forward hooks read the modules, so that networks need no code for it. They are those that take and
/// return one tensor and are reached by <c>call</c>, once in a pass. A <see cref="Sequential"/> is left out, because
/// its last part returns the same.
/// </remarks>
internal static class MapLayers
{
    /// <summary>Lists them in the order in which a face passes them; a block comes after its parts.</summary>
    public static IReadOnlyList<MapLayer> Of(EmbeddingNetwork network) =>
        [.. Passed(network).Where(HasMaps).Select(passed => passed.Layer)];

    /// <summary>Finds the last one that is neither pooling nor a part of a block: the whole embedding depends on
    /// it.</summary>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public static string Last(EmbeddingNetwork network)
    {
        var passed = Passed(network);
        return passed.LastOrDefault(one => HasMaps(one) && one.Module is not (MaxPool2d or AdaptiveAvgPool2d)
                && !passed.Exists(block => IsPart(one.Layer, block.Layer))).Layer?.Name
            ?? throw new ArgumentException(
                $"{network.GetName()} has no layer whose output is maps (N, C, H, W) of at least 2x2.",
                nameof(network));
    }

    /// <summary>Finds a layer by its name.</summary>
    /// <exception cref="ArgumentException">The network has no such layer.</exception>
    public static nn.Module<Tensor, Tensor> Find(EmbeddingNetwork network, string name) =>
        network.named_modules().FirstOrDefault(named => named.name == name).module as nn.Module<Tensor, Tensor>
        ?? throw new ArgumentException(
            $"{network.GetName()} has no layer '{name}' that gives maps; there are {string.Join(", ", Of(network))}.",
            nameof(name));

    private static bool HasMaps((nn.Module Module, MapLayer Layer) passed) =>
        passed.Layer is { Height: >= 2, Width: >= 2 };

    private static bool IsPart(MapLayer layer, MapLayer block) =>
        layer.Name.StartsWith(block.Name + ".", StringComparison.Ordinal);

    /// <summary>Lists the modules that are called once and return (N, C, H, W), however small.</summary>
    private static List<(nn.Module Module, MapLayer Layer)> Passed(EmbeddingNetwork network)
    {
        List<(nn.Module Module, long[] Shape)> calls = [];
        List<Action> removals = [];
        var named = network.named_modules().Where(one => one.module is nn.Module<Tensor, Tensor> and not Sequential)
            .DistinctBy(one => one.module).ToDictionary(one => one.module, one => one.name);
        try
        {
            foreach (var module in named.Keys.Cast<nn.Module<Tensor, Tensor>>())
                removals.Add(module.register_forward_hook(Note).remove);
            FeedGreyFace(network);
        }
        finally
        {
            removals.ForEach(remove => remove());
        }
        return [.. calls.GroupBy(call => call.Module).Where(group => group.Count() == 1).Select(group => group.First())
            .Where(call => call.Shape.Length == 4).Select(call => (call.Module,
                new MapLayer(named[call.Module], (int)call.Shape[1], (int)call.Shape[2], (int)call.Shape[3])))];

        Tensor Note(nn.Module<Tensor, Tensor> module, Tensor input, Tensor output)
        {
            calls.Add((module, output.shape));
            return output;
        }
    }

    private static void FeedGreyFace(EmbeddingNetwork network)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var mode = new EvaluationMode(network);
        network.call(zeros(1, 3, network.InputSize, network.InputSize, device: network.Device));
    }
}
