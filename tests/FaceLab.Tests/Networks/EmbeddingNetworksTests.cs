using System.Text.Json;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks;

/// <summary>Networks by name and from JSON.</summary>
public sealed class EmbeddingNetworksTests
{
    public static TheoryData<string> Kinds => Zoo.Kinds;

    [Fact]
    public void The_names_are_those_of_the_zoo() =>
        Assert.Subset(EmbeddingNetworks.Kinds.ToHashSet(),
            new HashSet<string> { "mobile-facenet", "nn4-small2", "small-resnet", "tiny-darknet", "vgg16-bn" });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_description_makes_the_network_again(string kind)
    {
        using var network = Zoo.Make(kind, Precision.BFloat16);

        var read = NetworkDescription.FromJson(network.Description.ToJson());
        using var again = EmbeddingNetworks.Create(read);

        Assert.Equal(network.Description, read);
        Assert.Equal(network.Description, again.Description);
        Assert.Equal((kind, Precision.BFloat16), (read.Kind, again.Precision));
        Assert.Equal(Shapes(network), Shapes(again));
    }

    [Fact]
    public void A_description_is_readable_and_can_be_a_part_of_other_JSON()
    {
        var description = new NetworkDescription("tiny-darknet",
            TinyDarknetOptions.Ratings with { Precision = Precision.BFloat16 });

        var json = JsonSerializer.Serialize(new { model = description });

        Assert.Equal(
            """{"model":{"kind":"tiny-darknet","options":""" +
            """{"embeddingSize":1,"normalize":false,"activation":"Elu","dropout":0.5,"inputSize":96,"precision":""" +
            """{"compute":"BFloat16","channelsLast":true}}}}""", json);
        Assert.Equal(description, JsonDocument.Parse(json).RootElement.GetProperty("model")
            .Deserialize<NetworkDescription>());
    }

    [Fact]
    public void A_description_can_be_read_with_another_precision()
    {
        var description = NetworkDescription.FromJson("""
            {"kind": "small-resnet", "options": {"inputSize": 32, "width": 8, "precision": {"compute": "BFloat16", "channelsLast": true}}}
            """);

        var options = description.Options with { Precision = Precision.Float32 };
        using var network = EmbeddingNetworks.Create(description with { Options = options });

        Assert.Equal((32, Precision.Float32), (network.InputSize, network.Precision));
    }

    [Theory]
    [InlineData("""{"kind": "small-resnet"}""")]
    [InlineData("""{"kind": "small-resnet", "options": {}}""")]
    public void What_is_left_out_has_its_default(string json) =>
        Assert.Equal(new SmallResNetOptions(), NetworkDescription.FromJson(json).Options);

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "null")]
    [InlineData("[1, 2]", "kind")]
    [InlineData("""{"options": {}}""", "kind")]
    [InlineData("""{"kind": 3}""", "kind")]
    [InlineData("""{"kind": "resnet-50"}""", "tiny-darknet")]
    [InlineData("""{"kind": "small-resnet", "options": {"widht": 32}}""", "\"width\":32")]
    [InlineData("""{"kind": "small-resnet", "options": {"width": "wide"}}""", "width")]
    [InlineData("""{"kind": "small-resnet", "options": {"width": 1e99}}""", "width")]
    [InlineData("""{"kind": "small-resnet", "options": {"precision": null}}""", "precision")]
    [InlineData("""{"kind": "small-resnet", "options": {"precision": {"compute": "Float12"}}}""", "compute")]
    [InlineData("""{"kind": "small-resnet", "options": [3]}""", "small-resnet")]
    public void JSON_that_describes_no_network_is_refused_with_what_there_is(string json, string hint) =>
        Assert.Contains(hint, Assert.ThrowsAny<JsonException>(() => NetworkDescription.FromJson(json)).Message);

    [Theory]
    [InlineData("""{"kind": "small-resnet", "options": {"width": 2000000000}}""", "1024")]
    [InlineData("""{"kind": "small-resnet", "options": {"inputSize": -64}}""", "InputSize")]
    [InlineData("""{"kind": "vgg16-bn", "options": {"projection": 2000000000}}""", "Projection")]
    [InlineData("""{"kind": "vgg16-bn", "options": {"width": 4000}}""", "512")]
    [InlineData("""{"kind": "nn4-small2", "options": {"precision": {"compute": "Int64", "channelsLast": false}}}""",
        "BFloat16")]
    public void Sizes_out_of_range_are_refused_before_memory_is_asked_for(string json, string hint)
    {
        var description = NetworkDescription.FromJson(json);

        Assert.Contains(hint, Assert.ThrowsAny<ArgumentException>(() => EmbeddingNetworks.Create(description)).Message);
    }

    [Fact]
    public void An_unknown_kind_and_another_network_s_options_are_refused()
    {
        Assert.Contains("nn4-small2",
            Assert.Throws<ArgumentException>(() => EmbeddingNetworks.Create("nn4-small3")).Message);
        Assert.Contains(nameof(SmallResNetOptions),
            Assert.Throws<ArgumentException>(() =>
                EmbeddingNetworks.Create("small-resnet", new Nn4Small2Options())).Message);
    }

    private static Dictionary<string, string> Shapes(EmbeddingNetwork network) =>
        network.state_dict().ToDictionary(item => item.Key, item => string.Join("x", item.Value.shape));

    [Fact]
    public void A_network_of_one_s_own_gets_a_name()
    {
        EmbeddingNetworks.Register<OwnOptions>("own", options => new Own(options));
        var described = NetworkDescription.FromJson("""{"kind": "own", "options": {"numbers": 7}}""");

        using var network = EmbeddingNetworks.Create(described);

        Assert.Equal(7, network.EmbeddingSize);
        Assert.Equal(described, network.Description);
        Assert.Contains("own", EmbeddingNetworks.Kinds);
        Assert.Throws<ArgumentException>(() => EmbeddingNetworks.Register<OwnOptions>(
            " ", options => new Own(options)));
    }

    private sealed record OwnOptions : NetworkOptions
    {
        public OwnOptions() : base(inputSize: 8) { }

        public int Numbers { get; init; } = 3;
    }

    private sealed class Own : EmbeddingNetwork
    {
        private readonly TorchSharp.Modules.Linear linear;

        public Own(OwnOptions options) : base(nameof(Own), options, options.Numbers)
        {
            linear = Linear(3 * 8 * 8, options.Numbers);
            RegisterComponents();
        }

        protected override Tensor Embed(Tensor images) => linear.call(images.flatten(1));
    }
}
