using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FaceLab.Onnx.Import;

/// <summary>The input of a graph as it is declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Batch">The number of faces that it takes at once; <see langword="null"/> for any number.</param>
/// <param name="ChannelsLast">True for (N, S, S, 3), false for (N, 3, S, S).</param>
/// <param name="Size">The side S in pixels; <see langword="null"/> if it is open.</param>
internal sealed record OnnxShape(string Name, int? Batch, bool ChannelsLast, int? Size)
{
    private const int Largest = 1024;       // as NetworkOptions.InputSize

    /// <summary>Reads the only input of a graph.</summary>
    /// <exception cref="OnnxException">The graph does not take faces; the message has its declared shapes.</exception>
    public static OnnxShape Of(string file, IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        if (inputs.Count != 1)
            throw new OnnxException($"'{file}' has {inputs.Count} inputs ({Text(inputs)}); a network for faces has " +
                "one, the faces.");
        var (name, input) = inputs.Single();
        return Wrong(input) is not { } reason ? new OnnxShape(name, Fixed(input, 0), IsChannelsLast(input), Side(input))
            : throw new OnnxException($"'{file}' takes {Text(inputs)}, but faces are float (N, 3, S, S) or " +
                $"(N, S, S, 3): {reason}. Export it with such an input.");
    }

    /// <summary>Finds the output with the embeddings.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="outputs">The outputs of the graph.</param>
    /// <param name="name">The one that is asked for, or <see langword="null"/> for the only one.</param>
    /// <exception cref="OnnxException">There is no such output, there are several, or it is not float.</exception>
    public static string OutputOf(string file, IReadOnlyDictionary<string, NodeMetadata> outputs, string? name)
    {
        if (name is null && outputs.Count != 1)
            throw new OnnxException($"'{file}' has {outputs.Count} outputs ({Text(outputs)}): name the one with the " +
                "embeddings, --output NAME.");
        if (!outputs.TryGetValue(name ??= outputs.Keys.Single(), out var output))
            throw new OnnxException($"'{file}' has no output '{name}'; it has {Text(outputs)}.");
        return IsFloat(output) ? name
            : throw new OnnxException($"'{file}' gives {Text(name, output)}, but embeddings are float (N, D).");
    }

    private static string? Wrong(NodeMetadata input)
    {
        if (!IsFloat(input))
            return "the numbers are of another type";
        if (input.Dimensions.Length != 4)
            return $"it has {input.Dimensions.Length} axes";
        if (Fixed(input, 1) != 3 && Fixed(input, 3) != 3)
            return "no axis has 3 channels";
        var (height, width) = IsChannelsLast(input) ? (1, 2) : (2, 3);
        if (Fixed(input, height) is { } high && Fixed(input, width) is { } wide && high != wide)
            return "it is not square";
        return Fixed(input, 0) > Largest || Side(input) > Largest ? $"a side is above {Largest:N0}" : null;
    }

    private static bool IsFloat(NodeMetadata value) =>
        value.IsTensor && value.ElementDataType == TensorElementType.Float;

    private static bool IsChannelsLast(NodeMetadata input) => Fixed(input, 1) != 3;

    private static int? Side(NodeMetadata input) => IsChannelsLast(input)
        ? Fixed(input, 1) ?? Fixed(input, 2) : Fixed(input, 2) ?? Fixed(input, 3);

    /// <summary>Returns the length of an axis; <see langword="null"/> if it is open.</summary>
    private static int? Fixed(NodeMetadata value, int axis) =>
        value.Dimensions[axis] > 0 ? value.Dimensions[axis] : null;

    private static string Text(IReadOnlyDictionary<string, NodeMetadata> values) =>
        string.Join(", ", values.Take(6).Select(value => Text(value.Key, value.Value)));

    private static string Text(string name, NodeMetadata value)
    {
        if (!value.IsTensor)
            return $"'{name}' {value.OnnxValueType}";
        var sides = value.Dimensions.Zip(value.SymbolicDimensions, (side, symbol) =>
            side > 0 ? $"{side}" : symbol is "" ? "?" : symbol);
        return $"'{name}' {value.ElementDataType.ToString().ToLowerInvariant()} ({string.Join(", ", sides)})";
    }
}
