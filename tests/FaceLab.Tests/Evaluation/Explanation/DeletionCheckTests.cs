using FaceLab.Evaluation.Explanation;
using FaceLab.Networks;
using FaceLab.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

public sealed class DeletionCheckTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly ColourNetwork network = new();

    // Both have red; the first has much blue, the second much green.
    private readonly Tensor first = Patches.Of(8, (0, 0, 0, 4, 1), (2, 4, 0, 4, 1), (2, 4, 4, 4, 0.5f));
    private readonly Tensor second = Patches.Of(8, (0, 0, 4, 4, 1), (1, 4, 0, 4, 1), (1, 4, 4, 4, 0.5f));

    public DeletionCheckTests() => manual_seed(1);

    public void Dispose()
    {
        network.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Masking_the_hottest_quarter_is_what_a_loop_over_the_pixels_gives()
    {
        using var heat = PairExplanation.Of(network, first, second);

        var point = Assert.Single(DeletionCheck.Of(network, first, second, heat, [0.25]));

        var (one, other) = (Patches.Means(first), Patches.Means(second));
        var (maskedOne, maskedOther) = (Patches.Means(Masked(first, 0, 0)), Patches.Means(Masked(second, 0, 4)));
        Assert.Equal((Patches.Cosine(maskedOne, other) + Patches.Cosine(one, maskedOther)) / 2, point.Hottest, 5);
        Assert.Equal(0.25, point.Share);
        Assert.True(double.IsNaN(point.AdvantageStandardError));
    }

    [Fact]
    public void The_hottest_parts_matter_more_than_the_coldest_and_than_others()
    {
        using var heat = PairExplanation.Of(network, first, second);

        var point = DeletionCheck.Of(network, first, second, heat, [0.25])[0];

        Assert.True(point.Hottest < point.Random && point.Hottest < point.Coldest, $"{point}");
        Assert.Equal(point.Random - point.Hottest, point.Advantage, 6);
        Assert.True(point.Advantage > 0.1, $"{point}");
    }

    [Fact]
    public void Nothing_masked_leaves_the_similarity_and_everything_masked_leaves_no_difference()
    {
        using var small = Zoo.Make(SmallResNet.Kind);
        var (one, other) = (Zoo.Images(3), Zoo.Images(3));
        using var heat = PairExplanation.Of(small, one, other);

        var points = DeletionCheck.Of(small, one, other, heat, [0, 1], draws: 2);

        Assert.All((double[])[points[0].Hottest, points[0].Random, points[0].Coldest], left => Assert.Equal(heat.CosineSimilarities.Average(), left, 4));
        Assert.Equal(points[1].Hottest, points[1].Coldest, 4);
        Assert.Equal(points[1].Hottest, points[1].Random, 4);
        Assert.InRange(points[1].AdvantageStandardError, 0, 1e-4);
    }

    [Fact]
    public void The_seed_decides()
    {
        using var heat = PairExplanation.Of(network, first, second);

        Assert.Equal(DeletionCheck.Of(network, first, second, heat, seed: 5), DeletionCheck.Of(network, first, second, heat, seed: 5));
        Assert.NotEqual(DeletionCheck.Of(network, first, second, heat, seed: 5), DeletionCheck.Of(network, first, second, heat, seed: 6));
        Assert.Equal(DeletionCheck.DefaultShares, DeletionCheck.Of(network, first, second, heat).Select(point => point.Share));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_out_of_range_is_refused(double share)
    {
        using var heat = PairExplanation.Of(network, first, second);

        Assert.Contains("0..1", Assert.Throws<ArgumentException>(() => DeletionCheck.Of(network, first, second, heat, [share])).Message);
    }

    [Fact]
    public void Heat_of_other_pairs_is_refused()
    {
        using var heat = PairExplanation.Of(network, first, second);

        Assert.Contains("1 pairs", Assert.Throws<ArgumentException>(() => DeletionCheck.Of(network, Zoo.Images(2, 8), Zoo.Images(2, 8), heat)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => DeletionCheck.Of(network, first, second, heat, draws: 0));
    }

    /// <summary>A copy with a 4x4 square in the picture's mean colour.</summary>
    private static Tensor Masked(Tensor image, int top, int left)
    {
        var copy = image.clone();
        for (var channel = 0; channel < 3; channel++)
            copy[0, channel].narrow(0, top, 4).narrow(1, left, 4).fill_(image[0, channel].mean().item<float>());
        return copy;
    }
}
