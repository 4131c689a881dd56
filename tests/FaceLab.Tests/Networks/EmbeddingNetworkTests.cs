using FaceLab.Faces;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

/// <summary>What every network must do.</summary>
public sealed class EmbeddingNetworkTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public EmbeddingNetworkTests() => manual_seed(1);

    public static TheoryData<string> Kinds => Zoo.Kinds;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Embeddings_are_rows_of_length_1(string kind)
    {
        using var network = Zoo.Make(kind);
        network.eval();

        var embeddings = network.call(Zoo.Images(3));

        Assert.Equal((32, 16), (network.InputSize, network.EmbeddingSize));
        Assert.Equal([3, 16L], embeddings.shape);
        Assert.Equal(ScalarType.Float32, embeddings.dtype);
        Assert.InRange((embeddings.norm(1) - 1).abs().max().item<float>(), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_gradient_reaches_every_parameter(string kind)
    {
        using var network = Zoo.Make(kind);
        // as long as shifts are zero, a norm cancels the scale before a depthwise convolution, too
        FixedNumbers.Fill(network);

        (network.call(Zoo.Images(8)) * randn(8, 16)).sum().backward();

        // The shift after a linear convolution is cancelled by the next norm: so MobileFaceNet was published.
        var cancelled = network.named_parameters().Select(named => named.name)
            .Where(name => name.EndsWith("narrow.norm.bias", StringComparison.Ordinal) || name == "globally.norm.bias");
        var largest = network.parameters().Max(parameter => parameter.grad!.abs().max().item<float>());
        Assert.All(network.named_parameters().ExceptBy(cancelled, named => named.name), named =>
            Assert.True(named.parameter.grad!.abs().max().item<float>() > 1e-6 * largest, named.name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Channels_last_strides_change_nothing(string kind)
    {
        using var network = Zoo.Make(kind);
        using var other = Zoo.Make(kind, Precision.Float32 with { ChannelsLast = true });
        other.load_state_dict(network.state_dict());
        network.eval();
        other.eval();
        var images = Zoo.Images(4);

        Assert.InRange((network.call(images) - other.call(FaceInput.ChannelsLast(images))).abs().max().item<float>(), 0,
            1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_bfloat16_embeddings_are_close_and_weights_and_gradients_stay_float32(string kind)
    {
        using var network = Zoo.Make(kind);
        using var other = Zoo.Make(kind, Precision.BFloat16);
        other.load_state_dict(network.state_dict());
        network.eval();
        other.eval();
        var images = Zoo.Images(2);

        var given = other.call(FaceInput.ChannelsLast(images));
        other.train();
        (other.call(FaceInput.ChannelsLast(images)) * randn(2, 16)).sum().backward();

        Assert.Equal(ScalarType.Float32, given.dtype);
        Assert.InRange((network.call(images) * given).sum([1]).min().item<float>(), 0.99, 1.0001);
        Assert.All(other.parameters(), parameter =>
            Assert.Equal((ScalarType.Float32, ScalarType.Float32), (parameter.dtype, parameter.grad!.dtype)));
        Assert.All(other.parameters(), parameter => Assert.True(isfinite(parameter.grad!).all().item<bool>()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_learns_in_the_processor_s_best_precision(string kind)
    {
        using var network = Zoo.Make(kind, Precision.BestFor(CPU));
        using var loss = new SoftmaxLoss(classes: 2, embeddingSize: 16, normalize: true, scale: 8);
        using var optimizer = optim.Adam(network.parameters().Concat(loss.parameters()), lr: 1e-4);
        var labels = tensor(new long[] { 0, 1, 0, 1, 0, 1, 0, 1 });
        // dark and bright ones
        var images = FaceInput.ChannelsLast(Zoo.Images(8) * 0.5 + (labels.to(float32) - 0.5).reshape(8, 1, 1, 1));
        foreach (var dropout in network.modules().OfType<Dropout>())
            dropout.eval();     // so that the loss of each step counts
        List<float> losses = [];

        for (var step = 0; step < 6; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss.call(network.call(images), labels);
            value.backward();
            optimizer.step();
            losses.Add(value.item<float>());
        }

        Assert.True(losses[^1] < 0.5 * losses[0], string.Join(", ", losses));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Evaluation_is_deterministic_and_does_not_depend_on_the_batch(string kind)
    {
        using var network = Zoo.Make(kind);
        var images = Zoo.Images(4);
        network.call(images);
        network.eval();

        var first = network.call(images);

        Assert.Equal(0, (network.call(images) - first).abs().max().item<float>());
        Assert.InRange((network.call(images.narrow(0, 2, 1))[0] - first[2]).abs().max().item<float>(), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_state_can_be_saved_and_loaded(string kind)
    {
        using var network = Zoo.Make(kind);
        using var other = Zoo.Make(kind);
        var images = Zoo.Images(3);
        network.call(images);
        using var stream = new MemoryStream();

        network.save(new BinaryWriter(stream));
        other.load(new BinaryReader(new MemoryStream(stream.ToArray())));
        network.eval();
        other.eval();

        Assert.Equal(0, (network.call(images) - other.call(images)).abs().max().item<float>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_seed_decides_the_weights(string kind)
    {
        Assert.Equal(Sum(3), Sum(3));
        Assert.NotEqual(Sum(3), Sum(4));

        double Sum(long seed)
        {
            manual_seed(seed);
            using var network = Zoo.Make(kind);
            return network.parameters().Sum(parameter => parameter.sum().item<float>());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Images_of_another_shape_or_type_are_refused_by_name(string kind)
    {
        using var network = Zoo.Make(kind);

        foreach (var wrong in (Tensor[])[Zoo.Images(2, 48), zeros(0, 3, 32, 32), zeros(2, 1, 32, 32), zeros(3, 32, 32),
            zeros(2, 3, 32, 32, float64)])
        {
            var message = Assert.Throws<ArgumentException>(() => network.call(wrong)).Message;
            Assert.Contains("(N, 3, 32, 32)", message);
            Assert.Contains($"({string.Join(", ", wrong.shape)})", message);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_frozen_network_learns_nothing_and_stays_in_evaluation(string kind)
    {
        using var network = Zoo.Make(kind);
        var images = Zoo.Images(4);
        network.Freeze();
        var before = network.state_dict().ToDictionary(item => item.Key, item => item.Value.clone());

        network.train();
        var first = network.call(images);
        var second = network.call(images);

        Assert.True(network.IsFrozen);
        Assert.False(first.requires_grad);
        Assert.All(network.modules(), module => Assert.False(module.training));
        Assert.Equal(0, (first - second).abs().max().item<float>());
        Assert.All(network.state_dict(), item =>
            Assert.True(item.Value.eq(before[item.Key]).all().item<bool>(), item.Key));
    }

    [Fact]
    public void An_unfrozen_network_learns_again_once_it_is_told_to_train()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        network.Freeze();

        network.Unfreeze();
        var modeBefore = network.training;
        network.train();

        Assert.False(modeBefore);
        Assert.True(network.training);
        Assert.True(network.call(Zoo.Images(2)).requires_grad);
        Assert.All(network.modules().OfType<BatchNorm2d>(), norm => Assert.True(norm.training));
    }
}
