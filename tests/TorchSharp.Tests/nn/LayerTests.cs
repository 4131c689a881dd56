using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NN;

/// <summary>What golden values do not show: overloads, strides, types, bad shapes.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Channels_last_strides_survive_a_block()
    {
        using var scope = NewDisposeScope();
        using var block = nn.Sequential(nn.Conv2d(3, 8, 3, padding: 1, bias: false), nn.BatchNorm2d(8),
            nn.ReLU(inplace: true));
        var convolution = (Conv2d)block[0];
        convolution.weight = new Parameter(ChannelsLast(convolution.weight.detach()));
        var input = ChannelsLast(rand(2, 3, 6, 7)).requires_grad_();
        var output = block.call(input);
        Assert.Equal([8 * 42, 1, 8 * 7, 8], output.stride());
        var plain = block.call(input.detach().contiguous());
        Assert.True(plain.allclose(output, 1e-5, 1e-5));
        output.sum().backward();
        Assert.NotNull(convolution.weight.grad);
    }

    [Fact]
    public void Bfloat16_convolution_and_linear_run_forward_and_backward()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 16, 2));
        var input = rand(2, 3, 6, 6);
        var expected = net.call(input);
        net.bfloat16();
        var output = net.call(input.bfloat16());
        Assert.Equal(ScalarType.BFloat16, output.dtype);
        Assert.True(output.to(float32).allclose(expected, 0.1, 0.05));
        output.sum().backward();
        Assert.All(net.parameters(), p => Assert.Equal(ScalarType.BFloat16, p.grad!.dtype));
    }

    [Fact]
    public void The_overloads_of_a_layer_agree()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 4, 8, 8);
        AssertEqual(F.max_pool2d(x, 3, 2, 1, 1), F.max_pool2d(x, (3, 3), (2, 2), (1, 1), (1, 1)));
        AssertEqual(F.max_pool2d(x, 3), F.max_pool2d(x, [3, 3]));
        AssertEqual(F.avg_pool2d(x, 3, 2, 1), F.avg_pool2d(x, (3, 3), (2, 2), (1, 1)));
        AssertEqual(F.avg_pool2d(x, 3), F.avg_pool2d(x, [3, 3]));
        AssertEqual(F.adaptive_avg_pool2d(x, 2), F.adaptive_avg_pool2d(x, [2, 2]));
        AssertEqual(F.unfold(x, 3, 1, 1, 2), F.unfold(x, (3, 3), (1, 1), (1, 1), (2, 2)));
        AssertEqual(F.lp_pool2d(x, 2.0, 2), F.lp_pool2d(x, 2.0, [2, 2]));
        AssertEqual(F.pad(x, (1, 1)), F.pad(x, [1, 1]));
        AssertEqual(nn.MaxPool2d(3, 2).call(x), nn.MaxPool2d((3, 3), (2, 2)).call(x));
        AssertEqual(nn.MaxPool2d(3).call(x), nn.MaxPool2d([3, 3]).call(x));
        AssertEqual(nn.AvgPool2d(3, 2, 1).call(x), nn.AvgPool2d([3, 3], [2, 2], [1, 1]).call(x));
        AssertEqual(nn.AdaptiveAvgPool2d(2).call(x), nn.AdaptiveAvgPool2d((2, 2)).call(x));
        AssertEqual(nn.ZeroPad2d(1).call(x), nn.ZeroPad2d((1, 1, 1, 1)).call(x));
        AssertEqual(nn.ReflectionPad2d(2).call(x), nn.ReflectionPad2d((2, 2, 2, 2)).call(x));
        AssertEqual(nn.LPPool2d(2, 2).call(x), nn.LPPool2d(2, [2, 2]).call(x));
        var (values, indices) = nn.MaxPool2d(2).forward_with_indices(x);
        AssertEqual(F.max_pool2d(x, 2), values);
        Assert.Equal(ScalarType.Int64, indices.dtype);
    }

    [Fact]
    public void In_place_activations_change_their_input()
    {
        using var scope = NewDisposeScope();
        foreach (var module in new nn.Module<Tensor, Tensor>[] { nn.ReLU(true), nn.ReLU6(true), nn.LeakyReLU(0.2, true),
            nn.SELU(true), nn.SiLU(true), nn.Hardswish(true), nn.Hardsigmoid(true), nn.Sigmoid(true), nn.Tanh(true) })
            {
            var input = tensor(new float[] { -2, -0.3f, 0.4f, 3 });
            var output = module.call(input);
            AssertEqual(input, output);
            Assert.NotSame(input, output);
        }
    }

    [Fact]
    public void A_pretrained_embedding_is_frozen_unless_asked()
    {
        using var scope = NewDisposeScope();
        var table = rand(4, 3);
        using var frozen = nn.Embedding_from_pretrained(table);
        Assert.False(frozen.weight!.requires_grad);
        AssertEqual(table[2], frozen.call(tensor(2L)));
        using var free = nn.Embedding_from_pretrained(table, freeze: false);
        Assert.True(free.weight!.requires_grad);
    }

    [Fact]
    public void A_transposed_convolution_makes_the_size_that_is_asked_for()
    {
        using var scope = NewDisposeScope();
        using var up = nn.ConvTranspose2d(2, 3, 3, stride: 2, padding: 1);
        var x = rand(1, 2, 4, 4);
        Assert.Equal([1, 3, 7, 7], up.call(x).shape);
        Assert.Equal([1, 3, 8, 7], up.forward(x, [8, 7]).shape);
        Assert.Throws<ArgumentException>(() => up.forward(x, [9, 7]));
    }

    [Fact]
    public void Wrong_shapes_are_exceptions()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3).call(rand(2, 5, 6, 6)));
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3).call(rand(3, 6)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(4).call(rand(2, 4)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm1d(4).call(rand(2, 4, 5, 5)));
        Assert.Throws<ArgumentException>(() => nn.GroupNorm(1, 4).call(rand(2, 4)));
        Assert.Throws<ArgumentException>(() => nn.LocalResponseNorm(2).call(rand(2, 4)));
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, Padding.Same, stride: 2));
        Assert.ThrowsAny<Exception>(() => nn.Linear(3, 4).call(rand(2, 5)));
        Assert.ThrowsAny<Exception>(() => F.interpolate(rand(1, 1, 2, 2)));
        Assert.ThrowsAny<Exception>(() => F.cross_entropy(rand(2, 3), tensor(new long[] { 0, 7 })));
    }

    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static void AssertEqual(Tensor expected, Tensor actual)
        => Assert.True(expected.eq(actual).all().item<bool>(), $"{expected.npstr()} and {actual.npstr()}");
}
