using FaceLab.Faces;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks.Layers;

public sealed class ResponseNormTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ResponseNormTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(12, false)]
    [InlineData(12, true)]
    [InlineData(3, true)]
    public void It_is_PyTorch_s_with_alpha_for_the_sum_forward_and_backward(int channels, bool channelsLast)
    {
        using var norm = new ResponseNorm(channels);
        var values = randn(2, channels, 5, 4) * 60;         // so that alpha times the sum is about 1
        var (mine, theirs) = (Leaf(channelsLast ? FaceInput.ChannelsLast(values) : values), Leaf(values));
        var direction = randn(2, channels, 5, 4);

        var given = norm.call(mine);
        var expected = functional.local_response_norm(theirs, 5, 5e-4, 0.75, 1);
        (given * direction).sum().backward();
        (expected * direction).sum().backward();

        Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-4);
        Assert.InRange((mine.grad! - theirs.grad!).abs().max().item<float>(), 0, 1e-4);
    }

    [Fact]
    public void A_pixel_by_hand()
    {
        using var norm = new ResponseNorm(4);

        var given = norm.call(tensor(new[] { 100f, 200f, 300f, 400f }, [1, 4, 1, 1])).data<float>().ToArray();

        double[] sums = [1 + 4 + 9, 1 + 4 + 9 + 16, 1 + 4 + 9 + 16, 4 + 9 + 16];
        for (var channel = 0; channel < 4; channel++)
            Assert.Equal(100 * (channel + 1) / Math.Pow(1 + sums[channel], 0.75), given[channel], 1e-3);
    }

    [Fact]
    public void It_computes_in_float32_and_has_neither_parameters_nor_state()
    {
        using var norm = new ResponseNorm(8);

        Assert.Equal(ScalarType.Float32, norm.call(randn(1, 8, 2, 2).to(ScalarType.BFloat16)).dtype);
        Assert.Empty(norm.parameters());
        Assert.Empty(norm.state_dict());
    }

    private static Tensor Leaf(Tensor values) => values.detach().clone().requires_grad_();
}
