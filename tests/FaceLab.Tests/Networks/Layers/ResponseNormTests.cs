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
    [InlineData(12, 5, 1e-4, 0.75, 1.0, false)]
    [InlineData(12, 5, 0.3, 0.75, 1.0, true)]
    [InlineData(7, 3, 0.5, 0.5, 2.0, true)]
    [InlineData(3, 5, 0.2, 1.5, 0.5, false)]
    [InlineData(4, 1, 0.2, 0.75, 1.0, true)]
    public void It_is_PyTorch_s_with_alpha_for_the_sum_forward_and_backward(int channels, int size, double alpha, double beta, double k, bool channelsLast)
    {
        using var norm = new ResponseNorm(channels, size, alpha, beta, k);
        var values = randn(2, channels, 5, 4) * 3;
        var (mine, theirs) = (Leaf(channelsLast ? FaceInput.ChannelsLast(values) : values), Leaf(values));
        var direction = randn(2, channels, 5, 4);

        var given = norm.call(mine);
        var expected = functional.local_response_norm(theirs, size, alpha * size, beta, k);
        (given * direction).sum().backward();
        (expected * direction).sum().backward();

        Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-5);
        Assert.InRange((mine.grad! - theirs.grad!).abs().max().item<float>(), 0, 1e-4);
    }

    [Fact]
    public void A_pixel_by_hand()
    {
        using var norm = new ResponseNorm(4, size: 3, alpha: 0.1, beta: 0.75, k: 1);

        var given = norm.call(tensor(new[] { 1f, 2f, 3f, 4f }, [1, 4, 1, 1])).data<float>().ToArray();

        double[] sums = [1 + 4, 1 + 4 + 9, 4 + 9 + 16, 9 + 16];
        for (var channel = 0; channel < 4; channel++)
            Assert.Equal((channel + 1) / Math.Pow(1 + 0.1 * sums[channel], 0.75), given[channel], 1e-5);
    }

    [Fact]
    public void It_computes_in_float32_and_has_neither_parameters_nor_state()
    {
        using var norm = new ResponseNorm(8);

        Assert.Equal(ScalarType.Float32, norm.call(randn(1, 8, 2, 2).to(ScalarType.BFloat16)).dtype);
        Assert.Empty(norm.parameters());
        Assert.Empty(norm.state_dict());
    }

    [Theory]
    [InlineData(0, 5, 1e-4, 0.75, 1)]
    [InlineData(8, 4, 1e-4, 0.75, 1)]
    [InlineData(8, 5, -1, 0.75, 1)]
    [InlineData(8, 5, 1e-4, double.NaN, 1)]
    [InlineData(8, 5, 1e-4, 0.75, 0)]
    public void Numbers_out_of_range_are_refused(int channels, int size, double alpha, double beta, double k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResponseNorm(channels, size, alpha, beta, k));

    private static Tensor Leaf(Tensor values) => values.detach().clone().requires_grad_();
}
