using FaceLab.Networks;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks.Layers;

/// <summary>Units and blocks: shapes, order of branches, shortcuts.</summary>
public sealed class BlockTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public BlockTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Inception_blocks_have_the_table_s_channels_and_sizes()
    {
        using var network = new Nn4Small2();
        network.eval();
        var maps = randn(1, 192, 12, 12);

        foreach (var (name, channels, side) in ((string, int, int)[])
            [("3a", 256, 12), ("3b", 320, 12), ("3c", 640, 6), ("4a", 640, 6), ("4e", 1024, 3), ("5a", 736, 3),
                ("5b", 736, 3)])
        {
            var block = (InceptionBlock)network.named_modules().Single(named => named.name == $"blocks.{name}").module;
            maps = block.call(maps);
            Assert.Equal([1, channels, side, (long)side], maps.shape);
        }
    }

    [Fact]
    public void Branches_lie_in_the_order_1x1_3x3_5x5_pool()
    {
        using var block = new InceptionBlock(8, new(4, new(3, 5), new(2, 6), InceptionPool.Max, 7), Precision.Float32);
        block.eval();
        var maps = randn(2, 8, 5, 5);
        Module<Tensor, Tensor> Part(string name) => (Module<Tensor, Tensor>)block.named_children()
            .Single(child => child.name == name).module;

        var given = block.call(maps);

        Tensor[] expected = [Part("direct").call(maps), Part("conv3").call(Part("reduce3").call(maps)),
            Part("conv5").call(Part("reduce5").call(maps)), Part("project").call(functional.max_pool2d(maps, 3, 1, 1))];
        Assert.Equal(0, (given - cat(expected, 1)).abs().max().item<float>());
    }

    [Fact]
    public void A_block_of_stride_2_passes_the_pooled_input_on()
    {
        var shape = new InceptionShape(0, new(3, 5), null, InceptionPool.Max, 0, Stride: 2);
        using var block = new InceptionBlock(8, shape, Precision.Float32);
        var maps = randn(2, 8, 6, 6);

        Assert.Equal(0, (block.call(maps).narrow(1, 5, 8) - functional.max_pool2d(maps, 3, 2, 1)).abs().max()
            .item<float>());
    }

    [Fact]
    public void Bottlenecks_have_a_shortcut_only_where_the_shape_stays()
    {
        foreach (var (outputs, stride, shortcut) in ((int, int, bool)[])[(8, 1, true), (16, 1, false), (8, 2, false)])
        {
            using var block = new InvertedBottleneck(8, outputs, 2, stride, Precision.Float32);
            block.eval();
            foreach (var parameter in block.parameters().Where(parameter => parameter.dim() == 4))
                init.zeros_(parameter);
            var maps = randn(1, 8, 4, 4);

            var given = block.call(maps);

            Assert.Equal([1, outputs, 4 / stride, 4L / stride], given.shape);
            Assert.Equal(0, (given - (shortcut ? maps : zeros_like(given))).abs().max().item<float>());
        }
    }

    [Theory]
    [InlineData(UnitActivation.None)]
    [InlineData(UnitActivation.ReLU)]
    [InlineData(UnitActivation.PReLU)]
    public void A_unit_is_convolution_norm_and_activation(UnitActivation activation)
    {
        using var unit = new ConvUnit(3, 6, 3, 1, Precision.Float32, activation: activation);
        using var conv = Conv2d(3, 6, 3, 1, 1, bias: false);
        using var norm = BatchNorm2d(6);
        conv.get_parameter("weight")!.detach().copy_(unit.get_parameter("conv.weight")!.detach());
        var images = randn(4, 3, 5, 5);

        var normed = norm.call(conv.call(images));
        var given = unit.call(images);

        var expected = activation switch
        {
            UnitActivation.None => normed,
            UnitActivation.ReLU => normed.clamp_min(0),
            _ => normed.clamp_min(0) + 0.25 * normed.clamp_max(0),
        };
        Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Unit_length_leaves_zeros_zero()
    {
        using var unit = new UnitLength();
        float[] expected = [0.6f, 0.8f, 0, 0];

        var given = unit.call(tensor(new[] { 3f, 4f, 0f, 0f }, [2, 2])).data<float>().ToArray();

        Assert.Equal(expected, given, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
