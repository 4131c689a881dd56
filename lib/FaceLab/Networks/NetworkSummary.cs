using System.Text;
using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A layer of a network's table.</summary>
/// <param name="Name">The layer's place in the network, as in the weights' names.</param>
/// <param name="Kind">The kind of layer, such as <c>conv 3x3/2</c>.</param>
/// <param name="Input">The shape of its input without the batch, such as <c>64x24x24</c>.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Parameters">The number of its own parameters.</param>
/// <param name="TrainableParameters">Those of them that are not frozen.</param>
/// <param name="MultiplyAdds">Its multiplications with weights for one face: weights times the places that a window
/// slides to. Layers that only scale, such as batch norm, count none.</param>
public sealed record LayerRow(
    string Name, string Kind, string Input, string Output, long Parameters, long TrainableParameters,
    long MultiplyAdds);

/// <summary>A network's layers as a table: shapes and parameters, in the order in which a face passes them.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Layers">One row for each layer that a face passes.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="TrainableParameters">Those of them that are not frozen.</param>
/// <remarks>As text by <see cref="ToString"/>; FaceLab.Display turns it into a table and a data frame.</remarks>
public sealed record NetworkSummary(
    string Network, IReadOnlyList<LayerRow> Layers, long Parameters, long TrainableParameters)
{
    /// <summary>The totals in one line.</summary>
    public string Totals => Parameters == TrainableParameters
        ? $"{Parameters:N0} parameters, all trainable"
        : $"{Parameters:N0} parameters, {TrainableParameters:N0} trainable, " +
          $"{Parameters - TrainableParameters:N0} frozen";

    /// <summary>The multiplications with weights for one face, each with an addition.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Writes the blocks as a Mermaid flowchart: the name of each, the shape that it gives, its
    /// parameters.</summary>
    public string ToMermaid()
    {
        // A part that holds a third of the layers is shown block by block.
        string Part(LayerRow layer, int depth) => string.Join('.', layer.Name.Split('.').Take(depth));
        var large = Layers.GroupBy(layer => Part(layer, 1)).Where(part => part.Count() > Layers.Count / 3)
            .Select(part => part.Key).ToHashSet();
        var blocks = Layers.GroupBy(layer => Part(layer, large.Contains(Part(layer, 1)) ? 2 : 1))
            .Select((block, i) => FormattableString.Invariant(
                $" --> b{i}[\"{block.Key}<br/>{block.Last().Output}<br/>{block.Sum(row => row.Parameters):N0}\"]"));
        return $"flowchart TD\n  face[\"face<br/>{Layers[0].Input}\"]{string.Concat(blocks)}";
    }

    /// <summary>Runs one gray face through the network and records the input and output of each layer.</summary>
    /// <param name="network">The network; its mode does not change.</param>
    public static NetworkSummary Of(EmbeddingNetwork network) => Of(network, () => network.call(Face(network)));

    /// <inheritdoc cref="Of(EmbeddingNetwork)"/>
    public static NetworkSummary Of(ClassifierNetwork network) =>
        Of(network, () => network.call(Face(network.Backbone)));

    /// <summary>Writes the table as text, with the totals below it.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            ["layer", "kind", "input", "output", "parameters"],
            .. Layers.Select(row => (string[])[row.Name, row.Kind, row.Input, row.Output, $"{row.Parameters:#,#}"]),
        ];
        var widths = cells[0].Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder(Network).Append('\n');
        foreach (var row in cells)
        {
            for (var column = 0; column < row.Length - 1; column++)
                text.Append(row[column].PadRight(widths[column] + 2));
            text.Append(row[^1].PadLeft(widths[^1])).Append('\n');
        }
        return text.Append(Totals).ToString();
    }

    private static NetworkSummary Of(Module network, Action run)
    {
        List<LayerRow> rows = [];
        List<Action> removals = [];
        foreach (var (name, module) in network.named_modules())
        {
            if (module is Module<Tensor, Tensor> layer && !layer.children().Any())
                removals.Add(layer.register_forward_hook((_, given, made) => Note(name, layer, given, made)).remove);
        }
        using (NewDisposeScope())
        using (no_grad())
        using (new EvaluationMode(network))
            run();
        removals.ForEach(remove => remove());
        var (all, trainable) = Count(network);
        return new NetworkSummary(network.GetName(), rows, all, trainable);

        Tensor Note(string name, Module<Tensor, Tensor> layer, Tensor input, Tensor output)
        {
            var (all, trainable) = Count(layer);
            rows.Add(new LayerRow(name, KindOf(layer), Shape(input), Shape(output), all, trainable,
                MultiplyAddsOf(layer, output)));
            return output;
        }
    }

    private static (long All, long Trainable) Count(Module module)
    {
        var all = module.parameters().ToList();
        return (all.Sum(one => one.numel()), all.Where(one => one.requires_grad).Sum(one => one.numel()));
    }

    private static long MultiplyAddsOf(Module layer, Tensor output) => layer switch
    {
        MixedConv2d or TorchSharp.Modules.Conv2d => Weights(layer) * output.shape[^1] * output.shape[^2],
        TorchSharp.Modules.Linear => Weights(layer),
        _ => 0,
    };

    private static long Weights(Module layer) => layer.parameters().First(one => one.dim() > 1).numel();

    private static string Shape(Tensor tensor) => string.Join('x', tensor.shape.Skip(1));

    private static Tensor Face(EmbeddingNetwork network) =>
        zeros(1, 3, network.InputSize, network.InputSize, device: network.Device);

    private static string KindOf(Module layer) => layer switch
    {
        MixedConv2d { Groups: var groups, Kernel: var side, Stride: var stride } =>
            $"{(groups > 1 ? "depthwise" : "conv")} {side}x{side}{(stride > 1 ? $"/{stride}" : "")}",
        NormBase => "batch norm",
        ResponseNorm => "response norm",
        L2Pool2d => "L2 pool 3x3",
        TorchSharp.Modules.MaxPool2d => "max pool",
        TorchSharp.Modules.AdaptiveAvgPool2d => "average",
        MixedPReLU => "PReLU",
        UnitLength => "unit length",
        _ => layer.GetType().Name,
    };
}
