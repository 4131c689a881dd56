using FaceLab.Evaluation.Explanation;
using FaceLab.Networks;
using FaceLab.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

/// <summary>Whoever explains a network in the middle of its training must not be noticed; also what goes wrong must
/// say so.</summary>
public sealed class NetworkLeftAloneTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public NetworkLeftAloneTests() => manual_seed(1);

    public static TheoryData<string> Kinds => Zoo.Kinds;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mode_parameters_gradients_and_buffers_stay(string kind)
    {
        using var network = Zoo.Make(kind);
        network.call(Zoo.Images(2)).sum().backward();
        network.named_children().Last().module.eval();
        network.parameters().First().requires_grad = false;
        var before = Look(network);

        using var heat = PairExplanation.Of(network, Zoo.Images(2), Zoo.Images(2));
        using var activations = Activations.Of(network, Zoo.Images(2), heat.Layer);

        Assert.Equal(before, Look(network));
        Assert.True(network.training);
        // A hook left behind would cut the graph.
        network.zero_grad();
        network.call(Zoo.Images(2)).sum().backward();
        Assert.All(network.parameters().Skip(1), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void They_stay_also_when_it_throws()
    {
        var calls = 0;
        using var network = new ColourNetwork(onPass: () =>
            { if (++calls == 2) throw new InvalidOperationException("in the middle"); });
        var before = Look(network);

        Assert.Equal("in the middle", Assert.Throws<InvalidOperationException>(
            () => PairExplanation.Of(network, Zoo.Images(1, 8), Zoo.Images(1, 8))).Message);

        Assert.Equal(before, Look(network));
        Assert.True(network.training);
        Assert.True(is_grad_enabled());
        Assert.False(network.call(Zoo.Images(1, 8)).requires_grad);
    }

    [Fact]
    public void The_caller_s_images_and_mode_of_gradients_stay()
    {
        using var network = new ColourNetwork();
        var face = Zoo.Images(1, 8).requires_grad_();
        using (no_grad())
        {
            using var heat = PairExplanation.Of(network, face, face);
            Assert.False(is_grad_enabled());
        }

        Assert.Null(face.grad);
    }

    [Fact]
    public void A_pixel_that_is_not_finite_is_named_by_its_pair()
    {
        using var network = new ColourNetwork();
        var broken = Zoo.Images(3, 8);
        broken[1, 2, 3, 4] = float.NaN;

        Assert.Contains("first face of pair 1 is not a finite number",
            Refused(() => PairExplanation.Of(network, broken, Zoo.Images(3, 8))));
        Assert.Contains("second face of pair 1 is not a finite number",
            Refused(() => PairExplanation.Of(network, Zoo.Images(3, 8), broken)));
        Assert.Contains("pixel of face 1 is not a finite number",
            Refused(() => Activations.Of(network, broken, "colours")));
    }

    [Fact]
    public void A_network_that_diverged_is_named()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        using (no_grad())
            network.parameters().First().fill_(float.NaN);

        Assert.Contains("embedding of the first face of pair 0",
            Refused(() => PairExplanation.Of(network, Zoo.Images(1), Zoo.Images(1))));
        Assert.Contains("activation of 'stem' for face 0",
            Refused(() => Activations.Of(network, Zoo.Images(1), "stem")));
        Assert.True(network.training);
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        using var ratings = new TinyDarknet(TinyDarknetOptions.Ratings with { InputSize = 32 });
        var images = Zoo.Images(2);

        Assert.Contains("(1, 3, 32, 32)", Refused(() => PairExplanation.Of(network, images, Zoo.Images(1))));
        Assert.Contains("(N, 3, 32, 32)", Refused(() =>
            PairExplanation.Of(network, Zoo.Images(2, 16), Zoo.Images(2, 16))));
        Assert.Contains("(N, 3, 32, 32)", Refused(() =>
            PairExplanation.Of(network, zeros(0, 3, 32, 32), zeros(0, 3, 32, 32))));
        Assert.Contains("a rating", Refused(() => PairExplanation.Of(ratings, images, images)));
        Assert.Contains("stages.stage4 (64x2x2)", Refused(
            () => PairExplanation.Of(network, images, images, new() { Layer = "stage4" })));
        Assert.Contains("(4, 16), no maps", Refused(() =>
            PairExplanation.Of(network, images, images, new() { Layer = "embedNorm" })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layer_that_the_embedding_does_not_depend_on_is_refused_and_all_stays(bool used)
    {
        using var network = new ColourNetwork(passOn: maps => used ? maps.detach() : ones_like(maps));
        var before = Look(network);

        Assert.Contains("do not depend on what 'colours' gives",
            Refused(() => PairExplanation.Of(network, Zoo.Images(1, 8), Zoo.Images(1, 8))));

        Assert.Equal(before, Look(network));
    }

    private static string Refused(Action act) => Assert.Throws<ArgumentException>(act).Message;

    /// <summary>Everything that could have changed, as text.</summary>
    private static List<string> Look(EmbeddingNetwork network) =>
    [
        $"{network.training}", .. network.named_modules().Select(named => $"{named.name} {named.module.training}"),
        .. network.named_parameters().Select(named => $"{named.name} {named.parameter.requires_grad} " +
            $"{Sum(named.parameter.grad)}"),
        .. network.state_dict().Select(item => $"{item.Key} {Sum(item.Value)}"),
    ];

    private static string Sum(Tensor? values) =>
        values is null ? "none" : $"{values.to(float64).sum().item<double>():R} " +
            $"{values.to(float64).square().sum().item<double>():R}";
}
