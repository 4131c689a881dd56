using FaceLab.Onnx.Import;
using FaceLab.Onnx.Tests.Support;
using FaceLab.Tests.Support;
using Onnx;
using static Onnx.TensorProto.Types;

namespace FaceLab.Onnx.Tests.Import;

/// <summary>Damaged and hostile files get an error that names them.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private static readonly OnnxInput Usual = new() { Mean = [127.5], Scale = [128], Channels = ChannelOrder.Rgb };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_no_ONNX_file_is_refused()
    {
        Assert.Contains("There is no ONNX file", Refused(folder["nowhere.onnx"]));
        Assert.Contains("damaged, or no ONNX file", Refused(Saved([])));
        Assert.Contains("damaged, or no ONNX file", Refused(Saved("<html>404 Not Found</html>"u8.ToArray())));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_whole() => Assert.All(Enumerable.Range(0, Graph.Length),
        length => OpenOrRefuse(Graph[..length]));

    [Fact]
    public void Any_changed_byte_is_refused_or_harmless() => Assert.All(
        from at in Enumerable.Range(0, Graph.Length)
        from value in (byte[])[0, 0x7f, 0xff]
        select (byte[])[.. Graph[..at], value, .. Graph[(at + 1)..]], OpenOrRefuse);

    [Fact]
    public void Weights_in_other_files_are_refused_by_name_wherever_they_are()
    {
        var plain = new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Output("Flatten", "data");
        var model = ModelProto.Parser.ParseFrom(plain.Bytes());
        model.Graph.Initializer.Add(External("weights.bin"));
        var deep = ModelProto.Parser.ParseFrom(plain.Bytes());
        deep.Graph.Node[0].Attribute.Add(new AttributeProto
        {
            Name = "body", G = new GraphProto { Initializer = { External("/etc/passwd") } },
        });

        Assert.Contains("keeps weights in other files (weights.bin)", Refused(Saved(Bytes(model))));
        Assert.Contains("(/etc/passwd)", Refused(Saved(Bytes(deep))));

        static TensorProto External(string place) => new()
        {
            Name = "w", DataLocation = DataLocation.External,
            ExternalData = { new StringStringEntryProto { Key = "location", Value = place } },
        };
    }

    [Fact]
    public void Graphs_in_graphs_without_end_are_refused()
    {
        var graph = new GraphProto { Node = { new NodeProto { OpType = "Relu" } } };
        for (var i = 0; i < 300; i++)
            graph = new GraphProto { Node = { new NodeProto { Attribute = { new AttributeProto { G = graph } } } } };

        Assert.Contains("damaged", Refused(Saved(Bytes(new ModelProto { Graph = graph }))));
    }

    [Fact]
    public void A_constant_larger_than_memory_is_refused()
    {
        var model = ModelProto.Parser.ParseFrom(
            new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Output("Flatten", "data").Bytes());
        model.Graph.Initializer.Add(new TensorProto
        {
            Name = "sides", DataType = (int)DataType.Int64, Dims = { 2 }, Int64Data = { 1L << 30, 1L << 30 },
        });
        model.Graph.Node.Add(new NodeProto { OpType = "ConstantOfShape", Input = { "sides" }, Output = { "large" } });
        model.Graph.Output.Add(new ValueInfoProto
        {
            Name = "large", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1 } },
        });

        Assert.Contains("cannot run", Refused(Saved(Bytes(model)), Usual with { Output = "large" }));
    }

    [Fact]
    public void An_unknown_operator_is_refused_by_name()
    {
        var graph = new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Output("MagicNorm", "data");

        Assert.Contains("MagicNorm", Refused(graph.Save(folder["face.onnx"])));
    }

    private static byte[] Graph { get; } = ForeignGraph.ChannelMeans("N", "3", "8", "8").Bytes();

    private static byte[] Bytes(ModelProto model) => Google.Protobuf.MessageExtensions.ToByteArray(model);

    private string Saved(byte[] bytes)
    {
        File.WriteAllBytes(folder["face.onnx"], bytes);
        return folder["face.onnx"];
    }

    private void OpenOrRefuse(byte[] bytes)
    {
        if (Record.Exception(() => OnnxModel.Open(Saved(bytes), Usual).Dispose()) is { } error)
            Assert.IsType<OnnxException>(error);
    }

    private static string Refused(string file, OnnxInput? input = null)
    {
        var message = Assert.Throws<OnnxException>(() => OnnxModel.Open(file, input ?? Usual)).Message;
        Assert.Contains(file, message);
        return message;
    }
}
