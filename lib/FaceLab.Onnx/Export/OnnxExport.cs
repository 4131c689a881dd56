using System.Globalization;
using FaceLab.Basics;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Runs;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Export;

/// <summary>Writes a trained network as an ONNX file, for other programs.</summary>
/// <remarks>
/// The graph is the network in evaluation mode and in float32, also where it was trained in bfloat16: <c>faces</c>
/// (N, 3, S, S) to <c>embeddings</c> (N, D), N open. The operators are those of opset 17, from 2022.
/// <see cref="OnnxTexts"/> names the texts in the file.
/// </remarks>
public static class OnnxExport
{
    private const int Opset = 17, IntermediateRepresentation = 8;
    private const long MostBytes = int.MaxValue - (1 << 20);        // a protobuf message ends at 2 GB

    /// <summary>Writes the file after it was compared in ONNX Runtime: <see cref="OnnxComparison"/>.</summary>
    /// <param name="model">The model; the caller keeps it.</param>
    /// <param name="path">The file; an existing one is replaced as a whole.</param>
    /// <param name="progress">Gets the number of faces compared, of <see cref="OnnxComparison.Faces"/>.</param>
    /// <param name="cancellationToken">Stops the work; no file is written.</param>
    /// <returns>The differences that were found.</returns>
    /// <exception cref="OnnxException">The network has no ONNX form, or the graph gives other embeddings; no file is
    /// written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OnnxComparison Write(EvaluatedModel model, string path, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var network = InFloat32(model.Network);
        var file = Of(network, TextsOf(model)).ToByteArray();
        var comparison = OnnxComparison.Measure(network, file, progress, cancellationToken);
        if (!comparison.Agrees)
            throw new OnnxException($"'{path}' is not written: in ONNX Runtime {comparison}. Please report this " +
                "with the run's config.");
        WholeFile.Write(path, temporary => File.WriteAllBytes(temporary, file));
        return comparison;
    }

    /// <summary>Makes the file's content of a network in float32.</summary>
    /// <exception cref="OnnxException">The network has no ONNX form.</exception>
    internal static ModelProto Of(EmbeddingNetwork network, IEnumerable<(string Name, string Value)> texts)
    {
        if (network.parameters().Sum(one => 4 * one.numel()) > MostBytes)
            throw new OnnxException($"{network.GetName()} has {network.parameters().Sum(one => one.numel()):N0} " +
                "parameters, and an ONNX file ends at 2 GB: export a smaller network.");
        var graph = new GraphBuilder(network.Description.Kind);
        var last = new NetworkNodes(graph).Of(network, "faces");
        graph.Graph.Node.Single(node => node.Name == last).Output[0] = "embeddings";
        graph.Graph.Input.Add(Value("faces", 3, network.InputSize, network.InputSize));
        graph.Graph.Output.Add(Value("embeddings", network.EmbeddingSize));
        return new ModelProto
        {
            IrVersion = IntermediateRepresentation, ProducerName = "FaceLab", Graph = graph.Graph,
            OpsetImport = { new OperatorSetIdProto { Version = Opset } },
            MetadataProps =
            {
                texts.Select(text => new StringStringEntryProto { Key = text.Name, Value = text.Value }),
            },
        };
    }

    /// <summary>Copies a network to the CPU, with convolutions in float32.</summary>
    private static EmbeddingNetwork InFloat32(EmbeddingNetwork network)
    {
        var (kind, options) = network.Description;
        var copy = EmbeddingNetworks.Create(kind, options with { Precision = Precision.Float32 });
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var values = network.state_dict();
        foreach (var (name, value) in copy.state_dict())
            value.copy_(values[name]);
        copy.eval();
        return copy;
    }

    private static IEnumerable<(string Name, string Value)> TextsOf(EvaluatedModel model)
    {
        yield return (OnnxTexts.InputSize, model.Network.InputSize.ToString(CultureInfo.InvariantCulture));
        yield return (OnnxTexts.Mean, "127.5");
        yield return (OnnxTexts.Scale, "127.5");
        yield return (OnnxTexts.Channels, "rgb");
        if (model.Preparation is { } preparation)
            yield return (OnnxTexts.Preparation, RunJson.Line(preparation));
        yield return (OnnxTexts.Network, model.Network.Description.ToJson());
        yield return (OnnxTexts.Faces, model.FacesKey);
        yield return (OnnxTexts.FacesParameters, model.FacesParameters);
        yield return (OnnxTexts.Step, model.Step.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Declares float32 (N, ...), N open.</summary>
    private static ValueInfoProto Value(string name, params int[] sides)
    {
        var shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "N" } } };
        shape.Dim.AddRange(sides.Select(side => new TensorShapeProto.Types.Dimension { DimValue = side }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor
                {
                    ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape,
                },
            },
        };
    }
}
