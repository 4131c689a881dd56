using FaceLab.Networks;

namespace FaceLab.Tests.Networks;

/// <summary>Parameters counted by hand from the published tables, block by block.</summary>
public sealed class ParameterCountTests
{
    private const int Classes = 5749;

    [Fact]
    public void NN4_small2_has_3_729_312_parameters_block_by_block()
    {
        // Kernels without bias, a scale and a shift for each channel.
        static long Unit(long inputs, long outputs, long kernel) => inputs * outputs * kernel * kernel + 2 * outputs;
        var expected = new Dictionary<string, long>
        {
            ["stem"] = Unit(3, 64, 7),
            ["block2"] = Unit(64, 64, 1) + Unit(64, 192, 3),
            ["3a"] = Unit(192, 64, 1) + Unit(192, 96, 1) + Unit(96, 128, 3) + Unit(192, 16, 1) + Unit(16, 32,
                5) + Unit(192, 32, 1),
            ["3b"] = Unit(256, 64, 1) + Unit(256, 96, 1) + Unit(96, 128, 3) + Unit(256, 32, 1) + Unit(32, 64,
                5) + Unit(256, 64, 1),
            ["3c"] = Unit(320, 128, 1) + Unit(128, 256, 3) + Unit(320, 32, 1) + Unit(32, 64, 5),
            ["4a"] = Unit(640, 256, 1) + Unit(640, 96, 1) + Unit(96, 192, 3) + Unit(640, 32, 1) + Unit(32, 64,
                5) + Unit(640, 128, 1),
            ["4e"] = Unit(640, 160, 1) + Unit(160, 256, 3) + Unit(640, 64, 1) + Unit(64, 128, 5),
            ["5a"] = Unit(1024, 256, 1) + Unit(1024, 96, 1) + Unit(96, 384, 3) + Unit(1024, 96, 1),
            ["5b"] = Unit(736, 256, 1) + Unit(736, 96, 1) + Unit(96, 384, 3) + Unit(736, 96, 1),
            ["embed"] = 736 * 128 + 128,
        };
        using var network = new Nn4Small2();

        var given = network.named_parameters().GroupBy(named => Block(named.name))
            .ToDictionary(block => block.Key, block => block.Sum(named => named.parameter.numel()));

        Assert.Equal(expected, given);
        Assert.Equal(3_729_312, network.CountParameters());
        static string Block(string name) => name.StartsWith("blocks.", StringComparison.Ordinal) ? name.Split('.')[1]
            : name.Split('.')[0];
    }

    [Fact]
    public void NN4_small2_s_published_counts_are_ours_with_biases_then_with_running_statistics_and_center_loss()
    {
        using var network = new Nn4Small2();
        // A convolution has as many biases as the norm behind it has means.
        var biases = network.named_buffers().Where(named => named.name.EndsWith("running_mean"))
            .Sum(named => named.buffer.numel());

        Assert.Equal(3_733_968, network.CountParameters() + biases);
        Assert.Equal(5_220_773, network.CountParameters() + 3 * biases + Classes * (128 + 1 + 128));
    }

    [Fact]
    public void MobileFaceNet_has_1_003_136_parameters()
    {
        static long Unit(long inputs, long outputs, long kernel) => inputs * outputs * kernel * kernel + 2 * outputs;
        static long Bottleneck(long c, long d, long t) =>
            Unit(c, t * c, 1) + Unit(1, t * c, 3) + 2 * t * c + Unit(t * c, d, 1);
        var expected = Unit(3, 64, 3) + 64 + Unit(1, 64, 3) + 64
            + 5 * Bottleneck(64, 64, 2) + Bottleneck(64, 128, 4) + 6 * Bottleneck(128, 128, 2) + Bottleneck(128, 128,
                4) + 2 * Bottleneck(128, 128, 2)
            + Unit(128, 512, 1) + 512 + Unit(1, 512, 7) + Unit(512, 128, 1);
        using var network = new MobileFaceNet();

        Assert.Equal(1_003_136, expected);
        Assert.Equal(expected, network.CountParameters());
    }

    [Fact]
    public void MobileFaceNet_s_published_count_has_its_norms_folded_into_biases()
    {
        using var network = new MobileFaceNet();
        var channels = network.named_buffers().Where(named => named.name.EndsWith("running_mean"))
            .Sum(named => named.buffer.numel());

        Assert.Equal(993_344, network.CountParameters() - channels);
    }

    [Fact]
    public void Tiny_Darknet_has_2_092_609_parameters_with_one_rating()
    {
        long expected = 0;
        foreach (var (c, d, k) in ((long, long, long)[])[(3, 16, 3), (16, 32, 3), (32, 16, 1), (16, 128, 3),
            (128, 16, 1), (16, 128, 3), (128, 32, 1), (32, 256, 3),
            (256, 32, 1), (32, 256, 3), (256, 64, 1), (64, 512, 3), (512, 64, 1), (64, 512, 3), (512, 128, 1),
                (128, 1024, 3)])
            expected += c * d * k * k + d;
        using var ratings = new TinyDarknet(TinyDarknetOptions.Ratings);
        using var embeddings = new TinyDarknet();

        Assert.Equal(2_092_609, expected + 1024 + 1);
        Assert.Equal(expected + 1024 + 1, ratings.CountParameters());
        Assert.Equal(2_222_784, embeddings.CountParameters());
        Assert.Equal(expected + 1024 * 128 + 128, embeddings.CountParameters());
    }

    [Fact]
    public void VGG_16_has_14_718_912_parameters_and_torchvision_s_biases_more_there()
    {
        long[] channels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
        var expected = channels.Zip(channels.Skip(1), (c, d) => 9 * c * d + 2 * d).Sum();
        using var network = new Vgg16Bn();

        Assert.Equal(14_718_912, expected);
        Assert.Equal(expected, network.CountParameters());
        Assert.Equal(14_723_136, expected + channels.Skip(1).Sum());
    }

    [Fact]
    public void VGG_16_s_weights_have_torchvision_s_names()
    {
        using var network = new Vgg16Bn();
        var kernels = network.named_parameters().Where(named => named.parameter.dim() == 4).Select(named => named.name);
        var norms = network.named_buffers().Where(named => named.name.EndsWith("running_var"))
            .Select(named => named.name);

        int[] places = [0, 3, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40];
        Assert.Equal(places.Select(place => $"features.{place}.weight"), kernels);
        Assert.Equal(places.Select(place => $"features.{place + 1}.running_var"), norms);
    }
}
