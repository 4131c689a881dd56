using FaceLab.Faces;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks.Layers;

public sealed class MixedConv2dTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public MixedConv2dTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(3, 8, 3, 1, false, 1, null)]
    [InlineData(8, 8, 3, 2, true, 8, null)]
    [InlineData(8, 16, 4, 1, true, 4, 0)]
    [InlineData(4, 8, 1, 2, false, 1, null)]
    [InlineData(6, 4, 5, 2, true, 2, 1)]
    public void It_is_PyTorch_s_convolution_forward_and_backward(int inputs, int outputs, int kernel, int stride,
        bool bias, int groups, int? padding)
    {
        var margin = padding ?? kernel / 2;
        foreach (var channelsLast in (bool[])[false, true])
        {
            using var mine = new MixedConv2d(inputs, outputs, kernel, stride,
                Precision.Float32 with { ChannelsLast = channelsLast }, bias, groups, padding);
            using var theirs = Conv2d(inputs, outputs, kernel, stride, margin, groups: groups, bias: bias);
            theirs.load_state_dict(mine.state_dict());
            var images = randn(3, inputs, 8, 8);

            var (given, expected) = (mine.call(channelsLast ? FaceInput.ChannelsLast(images) : images),
                theirs.call(images));
            given.square().sum().backward();
            expected.square().sum().backward();

            Assert.Equal(expected.shape, given.shape);
            Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-4);
            foreach (var (a, b) in mine.parameters().Zip(theirs.parameters()))
                Assert.InRange((a.grad! - b.grad!).abs().max().item<float>(), 0, 1e-2);
        }
    }

    /// <summary>A 1x1 convolution with stride 2 on four channels is the one that corrupted the heap: many rounds,
    /// forward and backward.</summary>
    [Theory]
    [InlineData(4, 8, 1, 2, 8)]
    [InlineData(4, 8, 1, 2, 7)]
    [InlineData(16, 32, 1, 2, 8)]
    [InlineData(17, 9, 1, 2, 7)]
    [InlineData(32, 64, 1, 2, 9)]
    [InlineData(4, 8, 3, 2, 8)]
    [InlineData(3, 4, 1, 1, 5)]
    public void It_is_a_product_with_the_unfolded_input_forward_and_backward(int inputs, int outputs, int kernel,
        int stride, int side)
    {
        using var layer = new MixedConv2d(inputs, outputs, kernel, stride,
            Precision.Float32 with { ChannelsLast = true });
        var weight = layer.parameters().Single();
        for (var round = 0; round < 30; round++)
        {
            using var step = NewDisposeScope();
            var input = rand(12, side, side, inputs).permute(0, 3, 1, 2).requires_grad_();
            var same = input.detach().clone().requires_grad_();
            var sameWeight = new TorchSharp.Modules.Parameter(weight.detach().clone());

            var result = layer.call(input);
            // (N, C k k, L)
            var columns = functional.unfold(same, kernel, padding: kernel / 2, stride: stride);
            var expected = sameWeight.reshape(outputs, -1).matmul(columns).reshape(result.shape);
            result.square().sum().backward();
            expected.square().sum().backward();

            Assert.True(result.allclose(expected, 1e-4, 1e-5));
            Assert.True(input.grad!.allclose(same.grad!, 1e-3, 1e-4));
            Assert.True(weight.grad!.allclose(sameWeight.grad!, 1e-3, 1e-3));
            weight.grad!.zero_();
        }
    }

    [Fact]
    public void Depthwise_kernels_start_with_He_s_variance_and_biases_with_zero()
    {
        using var conv = new MixedConv2d(512, 512, 3, 1, Precision.Float32, bias: true, groups: 512);

        var (weight, bias) = (conv.get_parameter("weight")!, conv.get_parameter("bias")!);

        Assert.Equal([512, 1, 3, 3L], weight.shape);
        Assert.Equal(2.0 / 9, weight.var().item<float>(), 0.02);
        Assert.Equal(0, bias.abs().max().item<float>());
    }
}
