using FaceLab.Evaluation.Clustering;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Clustering;

public sealed class ClusterThresholdTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 0.6)]
    [InlineData(2, 1.0)]
    [InlineData(3, 2.0)]
    public void No_threshold_gives_a_higher_BCubed_F(int seed, double noise)
    {
        var (rows, labels) = Faces(seed, noise);

        var best = FAt(ClusterThreshold.BestBCubed(rows, labels));

        Assert.All(Enumerable.Range(-100, 201), hundredth => Assert.True(FAt(hundredth / 100.0) <= best + 1e-9));

        double FAt(double threshold) =>
            ClusterAgreement.Between(new AgglomerativeClustering(threshold).Cluster(rows), labels).BCubedF;
    }

    [Fact]
    public void Clear_people_are_cut_in_the_middle_of_the_gap()
    {
        // Two at 0 and 2 degrees, two at 60 and 62: within 0.9994, between the groups 0.5 on average.
        var degrees = tensor(new[] { 0f, 2, 60, 62 }) / 180 * MathF.PI;
        var rows = stack([degrees.cos(), degrees.sin()], 1);

        Assert.Equal((0.9994 + 0.5) / 2, ClusterThreshold.BestBCubed(rows, [1, 1, 2, 2]), 1e-3);
    }

    [Fact]
    public void The_threshold_of_balanced_pairs_would_be_too_low()
    {
        var (rows, labels) = Faces(seed: 5, noise: 2);

        Assert.True(ClusterThreshold.BestBCubed(rows, labels) > 0.1);
        Assert.Throws<ArgumentException>(() => ClusterThreshold.BestBCubed(rows, [1, 2]));
    }

    [Fact]
    public void The_tally_of_merges_is_the_agreement()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 40).Select(_ => random.Next(9))];
        int[] clusters = [.. Enumerable.Range(0, 40)];
        var tally = new BCubedTally(labels);
        for (var merge = 0; merge < 60; merge++)
        {
            var (first, second) = (random.Next(40), random.Next(40));
            tally.Merge(first, second);
            var (kept, gone) = (clusters[first], clusters[second]);
            clusters = Array.ConvertAll(clusters, cluster => cluster == gone ? kept : cluster);

            Assert.Equal(ClusterAgreement.Between(clusters, labels).BCubedF, tally.F, 1e-12);
        }
    }

    private static (Tensor Rows, int[] Labels) Faces(int seed, double noise)
    {
        manual_seed(seed);
        int[] labels = [.. Enumerable.Range(0, 90).Select(row => row * row / 300)];
        return (randn(27, 8).index_select(0, tensor(labels.Select(label => (long)label).ToArray()))
            + randn(90, 8) * noise, labels);
    }
}
