using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

/// <summary>One rule for all that compares by cosine: rows are scaled to length 1, a row of zeros is refused.</summary>
public sealed class UnitRowsTests : IDisposable
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 60).Select(row => row / 4)];
    private static readonly FacePair[] Pairs = [.. Enumerable.Range(0, 56).Select(row =>
        row % 2 == 0 ? new FacePair(row, row + 1, Labels[row] == Labels[row + 1]) : new FacePair(row, row + 4, false))];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor unit, scaled;

    public UnitRowsTests()
    {
        manual_seed(1);
        unit = nn.functional.normalize(randn(60, 16) + randn(15, 16).repeat_interleave(4, 0));
        scaled = unit * (rand(60, 1) * 57 + 0.01f);
    }

    public void Dispose() => scope.Dispose();

    public static TheoryData<string> All => [.. Comparisons.Keys];

    private static Dictionary<string, Func<Tensor, double[]>> Comparisons => new()
    {
        ["pairs"] = rows => [.. PairSimilarities.Of(rows, Pairs).CosineSimilarities.Select(value => (double)value)],
        ["all pairs"] = rows => [RocCurve.OfAllPairs(rows, Labels).AreaUnderCurve],
        ["one out"] = rows => [Identification.LeaveOneOut(rows, Labels).RankRate(1).Rate],
        ["gallery"] = rows =>
            [.. Identification.Of(rows, Labels, rows, Labels).Probes.Select(probe => (double)probe.BestSimilarity)],
        ["retrieval"] = rows => [Retrieval.LeaveOneOut(rows, Labels).MeanAveragePrecisionAtR],
        ["threshold of clusters"] = rows => [ClusterThreshold.BestBCubed(rows, Labels)],
        ["clusters"] = rows => [.. new AgglomerativeClustering(0.5).Cluster(rows).Select(cluster => (double)cluster)],
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Only_the_direction_of_a_row_counts(string name)
    {
        var (expected, given) = (Comparisons[name](unit), Comparisons[name](scaled));

        Assert.Equal(expected.Length, given.Length);
        Assert.All(expected.Index(), value => Assert.Equal(value.Item, given[value.Index], 2e-6));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_row_of_zeros_is_named_and_a_network_of_zeros_is_dead(string name)
    {
        using (no_grad())
            scaled[7].zero_();

        Assert.Contains("Embedding 7 has length zero", Assert.Throws<ArgumentException>(
            () => Comparisons[name](scaled)).Message);
        Assert.Contains("All 60 embeddings are zero: the network is dead", Assert.Throws<ArgumentException>(
            () => Comparisons[name](zeros(60, 16))).Message);
    }

    [Fact]
    public void A_cosine_is_never_above_1()
    {
        var rows = randn(500, 128).repeat(2, 1);
        FacePair[] copies = [.. Enumerable.Range(0, 500).Select(row => new FacePair(row, row + 500, true))];

        Assert.All(PairSimilarities.Of(rows, copies).CosineSimilarities, similarity =>
            Assert.InRange(similarity, 1 - 1e-6f, 1f));
    }
}
