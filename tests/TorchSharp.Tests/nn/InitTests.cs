using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;
using static TorchSharp.Tests.NN.NnGolden;

namespace TorchSharp.Tests.NN;

/// <summary>The same seed gives the same start values as in PyTorch, for layers and for initializers.</summary>
[Collection(RandomCollection.Name)]
public sealed class InitTests
{
    private static readonly Dictionary<string, Func<nn.Module>> Layers = new()
    {
        ["Linear"] = () => nn.Linear(5, 3),
        ["Linear without bias"] = () => nn.Linear(5, 3, false),
        ["Conv1d"] = () => nn.Conv1d(3, 4, 3),
        ["Conv2d"] = () => nn.Conv2d(4, 6, (3, 2), groups: 2),
        ["ConvTranspose2d"] = () => nn.ConvTranspose2d(4, 3, 3),
        ["Embedding"] = () => nn.Embedding(6, 4, padding_idx: 1),
        ["PReLU"] = () => nn.PReLU(3),
        ["BatchNorm2d"] = () => nn.BatchNorm2d(3),
        ["LayerNorm"] = () => nn.LayerNorm(3),
        ["Net"] = () => nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.PReLU(1), nn.Linear(4, 3), nn.Linear(3,
            2)),
    };

    private static readonly Dictionary<string, Func<Tensor>> Initializers = new()
    {
        ["kaiming_uniform_"] = () => kaiming_uniform_(Kernel(), nonlinearity: NonlinearityType.ReLU),
        ["kaiming_uniform_ fan out"] = () => kaiming_uniform_(Kernel(), 0.2, FanInOut.FanOut),
        ["kaiming_normal_"] = () => kaiming_normal_(Kernel(), mode: FanInOut.FanOut,
            nonlinearity: NonlinearityType.ReLU),
        ["xavier_uniform_"] = () => xavier_uniform_(Kernel(), 1.5),
        ["normal_"] = () => normal_(Flat(), 1.0, 0.5),
        ["uniform_"] = () => uniform_(Flat(), -1.0, 3.0),
        ["constant_"] = () => constant_(Flat(), 0.3),
        ["zeros_"] = () => zeros_(Flat()),
        ["ones_"] = () => ones_(Flat()),
        ["orthogonal_"] = () => orthogonal_(Flat(), 2.0),
        ["orthogonal_ tall"] = () => orthogonal_(empty(9, 2, 2)),
    };

    public static TheoryData<string> Starts => [.. StartNames];

    [Theory]
    [MemberData(nameof(Starts))]
    public void The_same_seed_gives_the_same_start_values(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Tensors(Start(name));
        manual_seed(42);
        Tensor[] actual = Layers.TryGetValue(name, out var layer) ? [.. layer().parameters()] : [Initializers[name]()];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            AssertClose(expected[i], actual[i], name, 1e-6);
    }

    [Fact]
    public void Gains_are_those_of_PyTorch()
    {
        Assert.Equal(1.0, calculate_gain(NonlinearityType.Conv2D));
        Assert.Equal(1.0, calculate_gain(NonlinearityType.Sigmoid));
        Assert.Equal(5.0 / 3.0, calculate_gain(NonlinearityType.Tanh), 12);
        Assert.Equal(Math.Sqrt(2), calculate_gain(NonlinearityType.ReLU), 12);
        Assert.Equal(Math.Sqrt(2 / 1.04), calculate_gain(NonlinearityType.LeakyReLU, 0.2), 12);
    }

    [Fact]
    public void Fans_count_the_receptive_field()
    {
        using var scope = NewDisposeScope();
        Assert.Equal((36, 54), CalculateFanInAndFanOut(Kernel()));
        Assert.Equal((9, 6), CalculateFanInAndFanOut(Flat()));
        Assert.Throws<ArgumentException>(() => CalculateFanInAndFanOut(empty(3)));
    }

    [Fact]
    public void Parameters_can_be_initialized_without_a_graph()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(empty(3, 4));
        Assert.Same(weight, glorot_uniform_(weight));
        Assert.True(weight.is_leaf && weight.requires_grad);
    }

    private static Tensor Kernel() => empty(6, 4, 3, 3);

    private static Tensor Flat() => empty(6, 9);
}
