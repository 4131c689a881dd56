using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A network's layers as a table: shapes and parameters, in the order in which a face passes them.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Layers">One row for each call of a layer.</param>
/// <param name="Parameters">All parameters, each counted once.</param>
/// <param name="TrainableParameters">Those of them that are not frozen.</param>
/// <remarks>As text by <see cref="ToString"/>; in a notebook FaceLab.Display shows it as a table and turns it into a data frame.</remarks>
public sealed record NetworkSummary(string Network, IReadOnlyList<LayerRow> Layers, long Parameters, long TrainableParameters)
{
    /// <summary>Feeds one grey face forward and notes what each layer is given and gives.</summary>
    /// <param name="network">The network; its mode is as before afterwards.</param>
    public static NetworkSummary Of(EmbeddingNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Watch(network, () => network.call(Face(network)));
    }

    /// <inheritdoc cref="Of(EmbeddingNetwork)"/>
    public static NetworkSummary Of(ClassifierNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Watch(network, () => network.call(Face(network.Backbone)));
    }

    /// <summary>Feeds a pair of grey faces forward and notes what each layer is given and gives.</summary>
    /// <param name="network">The network; its mode is as before afterwards.</param>
    public static NetworkSummary Of(PairNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Watch(network, () => network.call(Face(network.Backbone), Face(network.Backbone)));
    }

    /// <summary>The table as text, with the totals below it.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            ["layer", "kind", "input", "output", "parameters"],
            .. Layers.Select(row => (string[])[row.Name, row.Kind, row.Input, row.Output, Count(row.Parameters)]),
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder(Network).Append('\n');
        foreach (var row in cells)
        {
            for (var column = 0; column < row.Length - 1; column++)
                text.Append(row[column].PadRight(widths[column] + 2));
            text.Append(row[^1].PadLeft(widths[^1])).Append('\n');
        }
        return text.Append(Totals).ToString();
    }

    /// <summary>The totals in one line.</summary>
    public string Totals => Parameters == TrainableParameters
        ? $"{Parameters:N0} parameters, all trainable"
        : $"{Parameters:N0} parameters, {TrainableParameters:N0} trainable, {Parameters - TrainableParameters:N0} frozen";

    private static string Count(long number) => number == 0 ? "" : $"{number:N0}";

    private static Tensor Face(EmbeddingNetwork network) =>
        zeros(1, 3, network.InputSize, network.InputSize, device: network.parameters().FirstOrDefault()?.device ?? CPU);

    private static NetworkSummary Watch(Module network, Action run)
    {
        using var watch = new LayerWatch(network);
        using (NewDisposeScope())
        using (no_grad())
        using (new EvaluationMode(network))
            run();
        var parameters = network.parameters().ToList();
        return new NetworkSummary(network.GetName(), watch.Rows(), parameters.Sum(one => one.numel()),
            parameters.Where(one => one.requires_grad).Sum(one => one.numel()));
    }
}
