using FaceLab.Onnx.Export;
using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace FaceLab.Onnx.Tests.Support;

/// <summary>A small graph as other tools write them: its inputs and outputs declared, its nodes given.</summary>
internal sealed class ForeignGraph
{
    private readonly GraphBuilder builder = new("foreign");

    /// <summary>Means of each channel: the embedding of a face of one colour is that colour, as the network sees
    /// it.</summary>
    public static ForeignGraph ChannelMeans(params string[] sides)
    {
        var graph = new ForeignGraph().Input("data", sides);
        return graph.Output("Flatten", graph.Node("GlobalAveragePool", ["data"]), ("axis", 1));
    }

    public ModelProto Model { get; } = new()
    {
        IrVersion = 8, ProducerName = "someone else", OpsetImport = { new OperatorSetIdProto { Version = 17 } },
    };

    public string Node(string operation, string[] inputs, params (string, object)[] attributes) =>
        builder.Add(operation, inputs, attributes);

    /// <summary>Declares an input; a side that is not a number is open.</summary>
    public ForeignGraph Input(string name, string[] sides, DataType type = DataType.Float)
    {
        builder.Graph.Input.Add(Value(name, sides, type));
        return this;
    }

    /// <summary>Adds a node whose output is the graph's, of unknown shape.</summary>
    public ForeignGraph Output(string operation, string input, params (string, object)[] attributes)
    {
        builder.Graph.Output.Add(Value(builder.Add(operation, [input], attributes), null, DataType.Float));
        return this;
    }

    public ForeignGraph Text(string name, string value)
    {
        Model.MetadataProps.Add(new StringStringEntryProto { Key = name, Value = value });
        return this;
    }

    public byte[] Bytes()
    {
        Model.Graph = builder.Graph;
        return Model.ToByteArray();
    }

    public string Save(string path)
    {
        File.WriteAllBytes(path, Bytes());
        return path;
    }

    private static ValueInfoProto Value(string name, string[]? sides, DataType type)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type };
        if (sides is not null)
        {
            tensor.Shape = new TensorShapeProto();
            tensor.Shape.Dim.AddRange(sides.Select(side => long.TryParse(side, out var length)
                ? new TensorShapeProto.Types.Dimension { DimValue = length }
                : new TensorShapeProto.Types.Dimension { DimParam = side }));
        }
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
