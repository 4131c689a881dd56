using FaceLab.Learning;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

public sealed class EffectiveRankTests
{
    [Fact]
    public void Known_cases()
    {
        using var scope = NewDisposeScope();
        // Four points on two axes: two equal singular values.
        Assert.Equal(2, EffectiveRank.Of(tensor(new float[,] { { 1, 0, 0 }, { -1, 0, 0 }, { 0, 1, 0 }, { 0, -1, 0 } })),
            4);
        Assert.Equal(1, EffectiveRank.Of(tensor(new float[,] { { 1, 1 }, { 2, 2 }, { 5, 5 } })), 3);
        Assert.Equal(0, EffectiveRank.Of(ones(8, 4)));
        // Singular values 3 and 1: shares 3/4 and 1/4.
        var expected = Math.Exp(-(0.75 * Math.Log(0.75) + 0.25 * Math.Log(0.25)));
        Assert.Equal(expected, EffectiveRank.Of(tensor(new float[,] { { 3, 0 }, { -3, 0 }, { 0, 1 }, { 0, -1 } })), 4);
    }

    [Fact]
    public void Noise_fills_its_directions_and_a_shift_or_scale_changes_nothing()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var noise = randn(2000, 16);

        Assert.InRange(EffectiveRank.Of(noise), 15.8, 16);
        Assert.Equal(EffectiveRank.Of(noise), EffectiveRank.Of(7 * noise + 3), 2);
    }

    [Fact]
    public void Wrong_shapes_and_values_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => EffectiveRank.Of(ones(4)));
        Assert.Throws<ArgumentException>(() => EffectiveRank.Of(ones(1, 4)));
        Assert.Throws<ArgumentException>(() => EffectiveRank.Of(full(2, 4, float.NaN)));
    }
}
