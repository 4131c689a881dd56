using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Onnx.Import;
using FaceLab.Onnx.Tests.Support;
using FaceLab.Tests.Support;
using static Onnx.TensorProto.Types;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Tests.Import;

/// <summary>Networks of other tools: their input is met, and their embeddings are theirs.</summary>
public sealed class OnnxModelTests : IDisposable
{
    private static readonly OnnxInput Usual = new() { Mean = [127.5], Scale = [128], Channels = ChannelOrder.Bgr };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pixels_become_what_the_options_say()
    {
        var file = ForeignGraph.ChannelMeans("N", "3", "8", "8").Save(folder["face.onnx"]);

        // R 200, G 100, B 50.
        AssertRow([(50 - 127.5) / 128, (100 - 127.5) / 128, (200 - 127.5) / 128], file, Usual);
        AssertRow([200, 100, 50], file, new() { Mean = [0], Scale = [1], Channels = ChannelOrder.Rgb });
        AssertRow([(200 - 120) / 2.0, (100 - 110) / 4.0, (50 - 100) / 5.0], file,
            new() { Mean = [120, 110, 100], Scale = [2, 4, 5], Channels = ChannelOrder.Rgb });
    }

    [Fact]
    public void The_file_s_own_texts_are_the_defaults()
    {
        var file = ForeignGraph.ChannelMeans("N", "3", "S", "S").Text("input_size", "8").Text("mean", "120,110,100")
            .Text("scale", "10").Text("channels", "bgr").Save(folder["face.onnx"]);

        AssertRow([(50 - 120) / 10.0, (100 - 110) / 10.0, (200 - 100) / 10.0], file, new());
        AssertRow([(200 - 120) / 10.0, (100 - 110) / 10.0, (50 - 100) / 10.0], file,
            new() { Channels = ChannelOrder.Rgb });
    }

    [Fact]
    public void Channels_may_come_last()
    {
        var graph = new ForeignGraph().Input("data", ["N", "8", "8", "3"]);
        graph.Output("ReduceMean", "data", ("axes", (long[])[1, 2]), ("keepdims", 0));

        AssertRow([(50 - 127.5) / 128, (100 - 127.5) / 128, (200 - 127.5) / 128], graph.Save(folder["face.onnx"]),
            Usual);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    [InlineData("N")]
    public void Any_batch_is_met(string batch)
    {
        var file = ForeignGraph.ChannelMeans(batch, "3", "8", "8").Save(folder["face.onnx"]);
        using var model = OnnxModel.Open(file, Usual with { Mean = [0], Scale = [1] });
        using var scope = NewDisposeScope();
        var faces = rand(7, 3, 8, 8) * 2 - 1;

        var expected = (faces.mean([2, 3]) * 127.5 + 127.5).flip(1);

        Assert.True(allclose(expected, model.Network.call(faces), 1e-4, 1e-3));
    }

    [Fact]
    public void Maps_of_one_pixel_are_embeddings()
    {
        var graph = new ForeignGraph().Input("data", ["N", "3", "8", "8"]);

        AssertRow([(50 - 127.5) / 128, (100 - 127.5) / 128, (200 - 127.5) / 128],
            graph.Output("GlobalAveragePool", "data").Save(folder["face.onnx"]), Usual);
    }

    [Fact]
    public void One_of_several_outputs_is_named()
    {
        var graph = ForeignGraph.ChannelMeans("N", "3", "8", "8").Output("Relu", "data");
        var file = graph.Save(folder["face.onnx"]);

        Assert.Contains("2 outputs ('Flatten_1' float", Refused(file, Usual));
        Assert.Contains("no output 'x'; it has 'Flatten_1'", Refused(file, Usual with { Output = "x" }));
        AssertRow([(50 - 127.5) / 128, (100 - 127.5) / 128, (200 - 127.5) / 128], file,
            Usual with { Output = "Flatten_1" });
    }

    [Fact]
    public void Without_a_word_on_their_preparation_faces_are_aligned_to_ArcFace()
    {
        var file = ForeignGraph.ChannelMeans("N", "3", "8", "8").Save(folder["face.onnx"]);
        using var model = OnnxModel.Open(file, Usual);

        Assert.Equal(new PreparationOptions
        {
            Align = AlignmentTarget.ArcFace, Size = 8, CenterWhereNotAligned = true,
        }, model.Preparation);
        Assert.Equal(("face.onnx", 0, "", null), (model.Name, model.Step, model.FacesParameters, model.Run));
    }

    [Fact]
    public void Its_embeddings_are_those_that_evaluations_take()
    {
        var file = ForeignGraph.ChannelMeans("1", "3", "8", "8").Save(folder["face.onnx"]);
        using var model = OnnxModel.Open(file, Usual with { Mean = [0], Scale = [1], Channels = ChannelOrder.Rgb });
        using var faces = PreparedFaces.FromPixels(new FaceSet("two", [new("a", 1, "a:1"), new("b", 1, "b:1")]),
            [.. Enumerable.Repeat<byte[]>([3, 4, 0], 64).SelectMany(pixel => pixel), .. new byte[191], 9], 8);

        using var embeddings = Embedder.Embed(model.Network, faces);

        Assert.Equal([0.6f, 0.8f, 0f], embeddings[0].data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([0f, 0f, 1f], embeddings[1].data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Theory]
    [InlineData("it has 2 axes", "N", "3")]
    [InlineData("it has 5 axes", "N", "3", "1", "8", "8")]
    [InlineData("'data' float (N, 1, 8, 8), but faces are float (N, 3, S, S) or (N, S, S, 3): no axis has 3 channels",
        "N", "1", "8", "8")]
    [InlineData("(N, C, H, W), but faces", "N", "C", "H", "W")]
    [InlineData("it is not square", "N", "3", "8", "9")]
    [InlineData("a side is above 1,024", "N", "3", "4096", "4096")]
    [InlineData("a side is above 1,024", "100000", "3", "8", "8")]
    [InlineData("leaves the size of its pictures open: give --input", "N", "3", "H", "W")]
    public void A_graph_that_takes_no_faces_is_refused_by_its_declared_shape(string expected, params string[] sides)
    {
        var graph = new ForeignGraph().Input("data", sides).Output("Relu", "data");

        Assert.Contains(expected, Refused(graph.Save(folder["face.onnx"]), Usual));
    }

    [Theory]
    [InlineData(DataType.Double, "double")]
    [InlineData(DataType.Float16, "float16")]
    [InlineData(DataType.Uint8, "uint8")]
    public void Other_numbers_than_float_are_refused(DataType type, string name)
    {
        var graph = new ForeignGraph().Input("data", ["N", "3", "8", "8"], type);
        graph.Output("Cast", "data", ("to", 1));

        Assert.Contains($"'data' {name} (N, 3, 8, 8), but faces are float", Refused(graph.Save(folder["face.onnx"]),
            Usual));
    }

    [Fact]
    public void Two_inputs_are_refused()
    {
        var graph = new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Input("mask", ["N"]);
        graph.Output("Relu", "data").Output("Relu", "mask");

        Assert.Contains("2 inputs ('data' float (N, 3, 8, 8), 'mask' float (N))", Refused(
            graph.Save(folder["face.onnx"]), Usual));
    }

    [Fact]
    public void Maps_are_no_embeddings()
    {
        var maps = new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Output("Relu", "data");
        var row = new ForeignGraph().Input("data", ["N", "3", "8", "8"]).Output("Flatten", "data", ("axis", 0));

        Assert.Contains("gives 'Relu_0' as (2, 3, 8, 8) for 2 faces", Refused(maps.Save(folder["maps.onnx"]), Usual));
        Assert.Contains("gives 'Flatten_0' as (1, 384) for 2 faces", Refused(row.Save(folder["row.onnx"]), Usual));
    }

    [Fact]
    public void What_is_not_known_of_the_input_is_asked_for()
    {
        var file = ForeignGraph.ChannelMeans("N", "3", "8", "8").Save(folder["face.onnx"]);
        var wrong = ForeignGraph.ChannelMeans("N", "3", "8", "8").Text("mean", "1,2").Save(folder["wrong.onnx"]);

        Assert.Contains("give --mean, --scale, --channels", Refused(file, new()));
        Assert.Contains("give --channels,", Refused(file, Usual with { Channels = null }));
        Assert.Contains("the scale is 0", Refused(file, Usual with { Scale = [1, 0, 1] }));
        Assert.Contains("pictures of 8 pixels, not of 9", Refused(file, Usual with { Size = 9 }));
        Assert.Contains("says '1,2' for 'mean'", Refused(wrong, Usual));
    }

    private static string Refused(string file, OnnxInput input)
    {
        var message = Assert.Throws<OnnxException>(() => OnnxModel.Open(file, input)).Message;
        Assert.Contains(file, message);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    /// <summary>Embeds a picture of one colour, R 200, G 100, B 50.</summary>
    private static void AssertRow(double[] expected, string file, OnnxInput input)
    {
        using var model = OnnxModel.Open(file, input);
        using var scope = NewDisposeScope();
        var colour = tensor((float[])[200, 100, 50]).view(1, 3, 1, 1) / 127.5 - 1;

        var row = model.Network.call(colour.expand(2, 3, 8, 8))[1].data<float>().ToArray();

        Assert.Equal(expected.Length, row.Length);
        Assert.All(expected.Zip(row), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }
}
