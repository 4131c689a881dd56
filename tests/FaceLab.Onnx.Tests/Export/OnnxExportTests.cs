using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Onnx.Export;
using FaceLab.Onnx.Import;
using FaceLab.Onnx.Tests.Support;
using FaceLab.Tests.Networks;
using FaceLab.Tests.Support;
using Onnx;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Tests.Export;

/// <summary>Every network becomes a graph that computes the same.</summary>
public sealed class OnnxExportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Kinds => Zoo.Kinds;

    public static TheoryData<string, NetworkOptions> Variants => new()
    {
        { Vgg16Bn.Kind, new Vgg16BnOptions { InputSize = 160, Width = 4, PoolSize = 3, Projection = 8 } },
        { Vgg16Bn.Kind, new Vgg16BnOptions { InputSize = 64, Width = 4, PoolSize = 3, Normalize = false } },
        { Vgg16Bn.Kind, new Vgg16BnOptions { InputSize = 32, Width = 4 } },
        { TinyDarknet.Kind, TinyDarknetOptions.Ratings with { InputSize = 48 } },
        { TinyDarknet.Kind, new TinyDarknetOptions { InputSize = 32, Activation = DarknetActivation.Relu } },
        { MobileFaceNet.Kind, new MobileFaceNetOptions { InputSize = 48, EmbeddingSize = 8 } },
        { SmallResNet.Kind, new SmallResNetOptions { InputSize = 48, Width = 4, EmbeddingSize = 8 } },
        { Nn4Small2.Kind, new Nn4Small2Options { InputSize = 64, EmbeddingSize = 8 } },
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_network_is_forgotten() => Assert.Equal(EmbeddingNetworks.Kinds, Zoo.Small.Keys.Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_gives_the_same_in_ONNX_Runtime(string kind) => Compare(Zoo.Make(kind));

    [Theory]
    [MemberData(nameof(Variants))]
    public void So_does_each_option(string kind, NetworkOptions options) =>
        Compare(EmbeddingNetworks.Create(kind, options));

    [Fact]
    public void A_network_in_bfloat16_is_written_in_float32()
    {
        using var model = Trained.Model(Zoo.Make(SmallResNet.Kind, Precision.BFloat16));

        var comparison = OnnxExport.Write(model, folder["net.onnx"]);

        Assert.True(comparison.Agrees, $"{comparison}");
        Assert.All(Read("net.onnx").Graph.Initializer, constant => Assert.Equal(1, constant.DataType));
        Assert.Equal(Precision.BFloat16, model.Network.Precision);
    }

    [Fact]
    public void The_file_says_how_it_takes_faces()
    {
        using var model = Trained.Model(Zoo.Make(SmallResNet.Kind));

        OnnxExport.Write(model, folder["net.onnx"]);

        var texts = Read("net.onnx").MetadataProps.ToDictionary(text => text.Key, text => text.Value);
        Assert.Equal(("32", "127.5", "127.5", "rgb"), (texts["input_size"], texts["mean"], texts["scale"],
            texts["channels"]));
        Assert.Contains("\"size\":32", texts["preparation"]);
        Assert.Contains("\"align\":\"none\"", texts["preparation"]);
        var input = Assert.Single(Read("net.onnx").Graph.Input);
        Assert.Equal(["N", "", "", ""], input.Type.TensorType.Shape.Dim.Select(side => side.DimParam));
        Assert.Equal([0, 3, 32, 32], input.Type.TensorType.Shape.Dim.Select(side => side.DimValue));
        using var back = OnnxModel.Open(folder["net.onnx"]);
        Assert.Equal(("net.onnx", 60, "the key", "the faces", Trained.Preparation),
            (back.Name, back.Step, back.FacesKey, back.FacesParameters, back.Preparation));
        Assert.Equal(("onnx", 16), (back.Network.Description.Kind, back.Network.EmbeddingSize));
    }

    [Fact]
    public void A_network_that_is_not_finite_leaves_no_file_and_the_old_one_as_it_was()
    {
        using var model = Trained.Model(Zoo.Make(TinyDarknet.Kind));
        using (no_grad())
            model.Network.parameters().First().fill_(float.NaN);
        folder.Write("old.onnx", "old");

        var error = Assert.Throws<OnnxException>(() => OnnxExport.Write(model, folder["new.onnx"]));
        Assert.Throws<OnnxException>(() => OnnxExport.Write(model, folder["old.onnx"]));

        Assert.Contains("is not written", error.Message);
        Assert.Equal("old", File.ReadAllText(folder["old.onnx"]).Trim());
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(5e-5, 1, true)]
    [InlineData(2e-4, 1, false)]
    [InlineData(2e-4, 3, true)]
    [InlineData(0, double.NaN, false)]
    public void Differences_are_allowed_up_to_a_share_of_the_numbers(double difference, double largest, bool agrees) =>
        Assert.Equal(agrees, new OnnxComparison(new Dictionary<int, double> { [1] = difference }, largest).Agrees);

    [Fact]
    public void A_network_of_one_s_own_has_no_ONNX_form()
    {
        using var model = Trained.Model(new OwnNetwork());

        Assert.Contains("'OwnNetwork'", Assert.Throws<OnnxException>(
            () => OnnxExport.Of(model.Network, []).ToString()).Message);
    }

    private void Compare(EmbeddingNetwork network)
    {
        using var model = Trained.Model(network);
        var comparison = OnnxExport.Write(model, folder["net.onnx"]);

        Assert.Equal([1, 7, 64], comparison.Differences.Keys);
        Assert.All(comparison.Differences.Values,
            difference => Assert.InRange(difference, 0, 1e-4 * Math.Max(1, comparison.Largest)));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var faces = Zoo.Images(3, network.InputSize);
        using var back = OnnxModel.Open(folder["net.onnx"]);
        Assert.True(allclose(network.call(faces), back.Network.call(faces), 1e-4, 1e-4));
        // Rows do not depend on the others of their batch.
        Assert.True(allclose(back.Network.call(faces)[1], back.Network.call(faces[TensorIndex.Slice(1, 2)])[0], 1e-5,
            1e-5));
    }

    private ModelProto Read(string name) => ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder[name]));

    private sealed class OwnNetwork() : EmbeddingNetwork(nameof(OwnNetwork), new SmallResNetOptions(), 3)
    {
        protected override Tensor Embed(Tensor images) => images.mean([2, 3]);
    }
}
