using FaceLab.Evaluation.Explanation;
using FaceLab.Networks;
using FaceLab.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

public sealed class ActivationsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ActivationsTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(SmallResNet.Kind, "stages.stage4 (64x2x2)")]
    [InlineData(Nn4Small2.Kind, "blocks.4a (640x2x2)")]
    [InlineData(MobileFaceNet.Kind, "widen (512x2x2)")]
    [InlineData(TinyDarknet.Kind, "activation16 (1024x2x2)")]
    [InlineData(Vgg16Bn.Kind, "features.42 (64x2x2)")]
    public void The_last_maps_that_are_not_pooled_are_what_a_pair_is_explained_by(string kind, string last)
    {
        using var network = Zoo.Make(kind);

        using var heat = PairExplanation.Of(network, Zoo.Images(1), Zoo.Images(1));

        var layers = Activations.Layers(network);
        Assert.EndsWith(last, layers.Single(layer => layer.Name == heat.Layer).ToString());
        Assert.Equal(layers.Count, layers.Select(layer => layer.Name).Distinct().Count());
        Assert.All(layers, layer => Assert.True(layer is { Height: >= 2, Width: >= 2, Channels: >= 1 }));
    }

    [Fact]
    public void Layers_come_in_the_order_of_a_face_and_blocks_after_their_parts()
    {
        using var network = Zoo.Make(SmallResNet.Kind);

        var names = Activations.Layers(network).Select(layer => layer.Name).ToList();

        Assert.Equal(["stem", "stemNorm", "stages.stage1.first"], names.Take(3));
        Assert.True(names.IndexOf("stages.stage1.secondNorm") < names.IndexOf("stages.stage1"));
        Assert.True(names.IndexOf("stages.stage1") < names.IndexOf("stages.stage2.first"));
        Assert.DoesNotContain("embed", names);
        Assert.DoesNotContain("stages", names);
    }

    [Fact]
    public void Maps_are_what_the_layer_gives()
    {
        using var network = new ColourNetwork();
        var images = Zoo.Images(2, 8);

        using var activations = Activations.Of(network, images, "colours");

        Assert.Equal("colours", activations.Layer);
        Assert.Equal(0, (activations.Maps - nn.functional.relu(images)).abs().max().item<float>());
        Assert.Equal(activations.Maps[1, 2, 3, 4].item<float>(), activations.Map(1, 2)[3, 4]);
    }

    [Fact]
    public void A_later_layer_that_works_in_place_changes_nothing()
    {
        using var network = Zoo.Make(Vgg16Bn.Kind);
        var images = Zoo.Images(2);

        using var before = Activations.Of(network, images, "features.1");
        using var after = Activations.Of(network, images, "features.2");

        Assert.True(before.Maps.min().item<float>() < 0);
        Assert.Equal(0, (after.Maps - nn.functional.relu(before.Maps)).abs().max().item<float>());
    }

    [Fact]
    public void The_strongest_channels_come_first()
    {
        using var network = new ColourNetwork();
        using var activations = Activations.Of(network, Patches.Of(8, (2, 0, 0, 4, 0.8f), (1, 0, 0, 2, 1f)), "colours");

        var strongest = activations.Strongest(0, 5);

        Assert.Equal([2, 1, 0], strongest.Select(channel => channel.Channel));
        Assert.Equal([0.8f, 1, 0], strongest.Select(channel => channel.Largest));
        Assert.Equal(0.2f, strongest[0].Mean, 5);
        Assert.Equal(0.0625f, strongest[1].Mean, 5);
        Assert.Equal(strongest.Take(1), activations.Strongest(0, 1));
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        using var activations = Activations.Of(network, Zoo.Images(1), "stages.stage4");

        Assert.Throws<ArgumentOutOfRangeException>(() => activations.Strongest(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => activations.Strongest(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => activations.Map(0, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => activations.Map(-1, 0));
        Assert.Contains("has no layer 'stage9'", Assert.Throws<ArgumentException>(
            () => Activations.Of(network, Zoo.Images(1), "stage9")).Message);
    }
}
