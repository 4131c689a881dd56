using FaceLab.Faces;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks.Layers;

public sealed class L2Pool2dTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public L2Pool2dTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void It_is_PyTorch_s_of_the_padded_input_forward_and_backward(int stride, bool channelsLast)
    {
        using var pool = new L2Pool2d(stride);
        var values = randn(2, 3, 6, 6);
        var (mine, theirs) = (Leaf(channelsLast ? FaceInput.ChannelsLast(values) : values), Leaf(values));

        var given = pool.call(mine);
        var expected = functional.lp_pool2d(functional.pad(theirs, [1, 1, 1, 1]), 2, 3, stride);
        var direction = randn(expected.shape);
        (given * direction).sum().backward();
        (expected * direction).sum().backward();

        Assert.Equal(expected.shape, given.shape);
        Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-5);
        Assert.InRange((mine.grad! - theirs.grad!).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Zeros_give_a_finite_gradient()
    {
        using var pool = new L2Pool2d();
        var maps = zeros(1, 2, 4, 4).requires_grad_();

        var pooled = pool.call(maps);
        pooled.sum().backward();

        Assert.InRange(pooled.max().item<float>(), 0, 1.1e-6);
        Assert.Equal(0, maps.grad!.abs().max().item<float>());
    }

    private static Tensor Leaf(Tensor values) => values.detach().clone().requires_grad_();
}
