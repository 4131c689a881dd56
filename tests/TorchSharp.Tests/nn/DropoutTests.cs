using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

[Collection(RandomCollection.Name)]
public sealed class DropoutTests
{
    [Fact]
    public void Dropout_drops_its_share_and_scales_the_rest()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var dropout = nn.Dropout(0.3);
        var output = dropout.call(ones(10_000));
        Assert.Equal(0.3, output.eq(0).to(float32).mean().item<float>(), 0.02);
        Assert.Equal(1 / 0.7, output.max().item<float>(), 1e-4);
    }

    [Fact]
    public void Dropout2d_drops_whole_channels()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var dropout = nn.Dropout2d(0.5);
        var means = dropout.call(ones(40, 5, 3, 3)).mean([2, 3]);
        Assert.Equal(0.5, means.eq(0).to(float32).mean().item<float>(), 0.1);
        Assert.True(means.eq(0).logical_or(means.eq(2)).all().item<bool>());
    }

    [Fact]
    public void The_same_seed_drops_the_same()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var first = nn.functional.dropout(ones(100));
        manual_seed(3);
        Assert.True(first.eq(nn.functional.dropout(ones(100))).all().item<bool>());
    }

    [Fact]
    public void A_probability_is_between_0_and_1()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsAny<Exception>(() => nn.functional.dropout(ones(2), 1.5));
        Assert.ThrowsAny<Exception>(() => nn.functional.dropout(ones(2), -0.1));
    }
}
