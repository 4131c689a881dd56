using FaceLab.Models;
using FaceLab.Models.Layers;
using static TorchSharp.torch;

namespace FaceLab.Tests.Models;

public sealed class MixedConv2dTests
{
    /// <summary>A 1x1 convolution with stride 2 on four channels is the one that corrupted the heap: many rounds, forward and backward.</summary>
    [Theory]
    [InlineData(4, 8, 1, 2, 8)]
    [InlineData(4, 8, 1, 2, 7)]
    [InlineData(4, 8, 3, 2, 8)]
    [InlineData(3, 4, 1, 1, 5)]
    public void It_is_the_plain_convolution_forward_and_backward(int inputs, int outputs, int kernel, int stride, int side)
    {
        manual_seed(1);
        using var layer = new MixedConv2d(inputs, outputs, kernel, stride, Precision.Float32 with { ChannelsLast = true });
        var weight = layer.parameters().Single();
        for (var round = 0; round < 30; round++)
        {
            using var scope = NewDisposeScope();
            var input = rand(12, side, side, inputs).permute(0, 3, 1, 2).requires_grad_();
            var same = input.detach().clone().requires_grad_();
            var sameWeight = new TorchSharp.Modules.Parameter(weight.detach().clone());

            var result = layer.call(input);
            // As a product with the unfolded input: no convolution of any kind.
            var columns = nn.functional.unfold(same, kernel, padding: kernel / 2, stride: stride);                     // (N, C k k, L)
            var expected = sameWeight.reshape(outputs, -1).matmul(columns).reshape(result.shape);
            result.square().sum().backward();
            expected.square().sum().backward();

            Assert.True(result.allclose(expected, 1e-4, 1e-5));
            Assert.True(input.grad!.allclose(same.grad!, 1e-3, 1e-4));
            Assert.True(weight.grad!.allclose(sameWeight.grad!, 1e-3, 1e-3));
            weight.grad!.zero_();
        }
    }
}
