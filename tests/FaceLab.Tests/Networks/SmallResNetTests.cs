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
    public void The_gradient_reaches_every_parameter()
    {
        using var model = new SmallResNet(Tiny);

        (model.call(Images(8)) * randn(8, 16)).sum().backward();

        Assert.All(model.named_parameters(), named =>
        {
            Assert.NotNull(named.parameter.grad);
            Assert.True(named.parameter.grad.abs().sum().item<float>() > 0, named.name);
        });
    }

    [Fact]
    public void The_seed_decides_the_weights()
    {
        Assert.Equal(Weights(3), Weights(3));
        Assert.NotEqual(Weights(3), Weights(4));

        static float[] Weights(long seed)
        {
            manual_seed(seed);
            using var model = new SmallResNet(Tiny);
            return [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
        }
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

    [Fact]
    public void In_bfloat16_master_weights_and_gradients_stay_float32()
    {
        using var model = new SmallResNet(Tiny with { Precision = Precision.BFloat16 });

        (model.call(FaceInput.ChannelsLast(Images(8))) * randn(8, 16)).sum().backward();

        Assert.All(model.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
        Assert.All(model.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.grad!.dtype));
        Assert.All(model.parameters(), parameter => Assert.True(isfinite(parameter.grad!).all().item<bool>()));
    }

    [Fact]
    public void Evaluation_of_a_face_does_not_depend_on_its_batch()
    {
        using var model = new SmallResNet(Tiny);
        var images = Images(6);
        model.call(images);
        model.eval();

        Assert.InRange((model.call(images)[2] - model.call(images.narrow(0, 2, 1))[0]).abs().max().item<float>(), 0, 1e-5);
    }

    [Theory]
    [InlineData(60, 32, 128)]
    [InlineData(0, 32, 128)]
    [InlineData(64, 0, 128)]
    [InlineData(64, 32, 0)]
    public void Options_out_of_range_are_refused(int inputSize, int width, int embeddingSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallResNet(new() { InputSize = inputSize, Width = width, EmbeddingSize = embeddingSize }));

    private static Tensor Images(int count, int size = 32) => rand(count, 3, size, size) * 2 - 1;
}
