using FaceLab.Faces;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

public sealed class SmallResNetTests : IDisposable
{
    private static readonly SmallResNetOptions Tiny = new() { InputSize = 32, Width = 8, EmbeddingSize = 16 };
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void The_default_network_has_1_750_688_parameters()
    {
        using var model = new SmallResNet();

        // Stem and stages: 3x3 and 1x1 kernels without bias, a scale and a shift a channel; linear: weights alone.
        static long Stage(long c, long d) => 9 * c * d + 9 * d * d + 4 * d + (c == d ? 0 : c * d + 2 * d);
        var expected = 9 * 3 * 32 + 64 + Stage(32, 32) + Stage(32, 64) + Stage(64, 128) + Stage(128, 256) + 4096 * 128;
        Assert.Equal(1_750_688, expected);
        Assert.Equal(expected, model.CountParameters());
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(32, 5)]
    [InlineData(96, 2)]
    public void Embeddings_are_rows_of_length_1(int inputSize, int count)
    {
        using var model = new SmallResNet(Tiny with { InputSize = inputSize });
        model.eval();

        var embeddings = model.call(Images(count, inputSize));

        Assert.Equal([count, 16L], embeddings.shape);
        Assert.Equal(ScalarType.Float32, embeddings.dtype);
        Assert.InRange((embeddings.norm(1) - 1).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Convolutions_start_with_He_s_variance_of_the_fan_out()
    {
        using var model = new SmallResNet();

        var kernel = model.named_parameters().Single(named => named.name == "stages.stage4.second.weight").parameter;

        Assert.Equal(2.0 / (256 * 9), kernel.var().item<float>(), 1e-5);
        Assert.InRange(kernel.mean().abs().item<float>(), 0, 1e-3);
    }

    [Theory]
    [InlineData(ScalarType.Float32, true, 1e-5)]
    [InlineData(ScalarType.BFloat16, true, 0.06)]
    [InlineData(ScalarType.BFloat16, false, 0.06)]
    public void Every_precision_embeds_alike(ScalarType compute, bool channelsLast, double tolerance)
    {
        manual_seed(1);
        using var model = new SmallResNet(Tiny);
        using var other = new SmallResNet(Tiny with { Precision = new(compute, channelsLast) });
        other.load_state_dict(model.state_dict());
        model.eval();
        other.eval();
        var images = Images(4);

        var given = other.call(channelsLast ? FaceInput.ChannelsLast(images) : images);

        Assert.Equal(ScalarType.Float32, given.dtype);
        Assert.InRange((model.call(images) - given).abs().max().item<float>(), 0, tolerance);
    }

    [Theory]
    [InlineData(60, 32, 128)]
    [InlineData(0, 32, 128)]
    [InlineData(64, 0, 128)]
    [InlineData(64, 32, 0)]
    public void Options_out_of_range_are_refused(int inputSize, int width, int embeddingSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new SmallResNet(new() { InputSize = inputSize, Width = width, EmbeddingSize = embeddingSize }));

    private static Tensor Images(int count, int size = 32) => rand(count, 3, size, size) * 2 - 1;
}
