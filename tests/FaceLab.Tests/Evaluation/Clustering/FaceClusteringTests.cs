using FaceLab.Basics;
using FaceLab.Evaluation.Clustering;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Clustering;

public sealed class FaceClusteringTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Kinds => [.. All.Keys];

    private static Dictionary<string, IFaceClustering> All => new()
    {
        ["whispers"] = new ChineseWhispers(0.5),
        ["dbscan"] = new Dbscan(0.5, minPoints: 1),
        ["average"] = new AgglomerativeClustering(0.5),
        ["complete"] = new AgglomerativeClustering(0.5, Linkage.Complete),
    };

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Clear_groups_are_found_whatever_the_length_of_rows(string kind)
    {
        var rows = Degrees(0, 90, 5, 95, 180, 10) * tensor(new[] { 1e-6f, 1, 1e9f, 3, 0.1f, 7 }).unsqueeze(1);

        Assert.Equal([0, 1, 0, 1, 2, 0], All[kind].Cluster(rows));
        Assert.Equal(All[kind].Cluster(rows), All[kind].Cluster(rows));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_face_and_equal_faces_are_one_cluster(string kind)
    {
        Assert.Equal([0], All[kind].Cluster(ones(1, 3)));
        Assert.Equal(new int[50], All[kind].Cluster(ones(50, 1)));
    }

    [Fact]
    public void At_a_threshold_of_1_exact_copies_stay_together()
    {
        manual_seed(4);
        var rows = (randn(3, 128) * 7).repeat(400, 1);
        int[] expected = [.. Enumerable.Range(0, 1200).Select(row => row % 3)];

        Assert.Equal(expected, new Dbscan(1, minPoints: 2).Cluster(rows));
        Assert.Equal(expected, new AgglomerativeClustering(1).Cluster(rows));
        Assert.Equal(expected, new AgglomerativeClustering(1, Linkage.Complete).Cluster(rows));
        Assert.Equal(expected, new ChineseWhispers(1).Cluster(rows));
        Assert.Equal([0, 1], new AgglomerativeClustering(1).Cluster(Degrees(0, 0.5f)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_takes_rows_that_want_a_gradient_and_are_not_contiguous(string kind)
    {
        var rows = randn(6, 40).requires_grad_();

        Assert.Equal(40, All[kind].Cluster(rows.t()).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_that_do_not_fit_are_refused(string kind)
    {
        Assert.Throws<ArgumentException>(() => All[kind].Cluster(zeros(0, 3)));
        Assert.Throws<ArgumentException>(() => All[kind].Cluster(ones(3)));
        Assert.Throws<ArgumentException>(() => All[kind].Cluster(ones(3, 2, ScalarType.Float64)));
        Assert.Contains("finite", Assert.Throws<ArgumentException>(
            () => All[kind].Cluster(full([3, 2], float.NaN))).Message);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(
            () => All[kind].Cluster(full([3, 2], 1e30f))).Message);
        Assert.Contains("Embedding 1 ", Assert.Throws<ArgumentException>(
            () => All[kind].Cluster(tensor(new[] { 1f, 0, 0, 0 }, [2, 2]))).Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_can_be_stopped(string kind) =>
        Assert.ThrowsAny<OperationCanceledException>(() => All[kind]
            .Cluster(ones(5, 3), new CancellationToken(canceled: true)));

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (var threshold in (double[])[double.NaN, 1.01, -1.01, double.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Dbscan(threshold));
            Assert.Throws<ArgumentOutOfRangeException>(() => new AgglomerativeClustering(threshold));
            Assert.Throws<ArgumentOutOfRangeException>(() => new ChineseWhispers(threshold));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChineseWhispers(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dbscan(0.5, minPoints: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgglomerativeClustering(0.5, (Linkage)7));
    }

    [Fact]
    public void A_chain_of_faces_holds_or_breaks_as_each_kind_says()
    {
        // 0.77, 0.71 and 0.82 from each to the next.
        var chain = Degrees(0, 40, 85, 120);

        Assert.Equal([0, 0, 0, 0], new Dbscan(0.7, minPoints: 2).Cluster(chain));
        // Between the first two and the last two (0.087 - 0.5 + 0.707 + 0.174) / 4 = 0.117 on average.
        Assert.Equal([0, 0, 1, 1], new AgglomerativeClustering(0.12).Cluster(chain));
        Assert.Equal([0, 0, 0, 0], new AgglomerativeClustering(0.11).Cluster(chain));
        Assert.Equal([0, 0, 1, 1], new AgglomerativeClustering(-0.49, Linkage.Complete).Cluster(chain));
        Assert.Equal([0, 0, 0, 0], new AgglomerativeClustering(-0.51, Linkage.Complete).Cluster(chain));
    }

    [Fact]
    public void Whispers_reach_one_name_in_each_group_and_none_across()
    {
        manual_seed(5);
        var labels = Enumerable.Range(0, 300).Select(i => i % 7).ToArray();
        var rows = randn(7, 32).index_select(0, tensor(labels.Select(label => (long)label).ToArray())) + 0.4 * randn(
            300, 32);

        var clusters = new ChineseWhispers(0.6).Cluster(rows);

        Assert.Equal(labels, clusters);
        Assert.Equal(clusters, new ChineseWhispers(0.6).Cluster(rows));
    }

    [Fact]
    public void Faces_whose_nearest_went_elsewhere_still_find_each_other()
    {
        // 0 and 45 degrees (0.71) are nearer to -40 and 85 (0.77), which go with -60 and 105 (0.94) and are then too
        // far: 0.63.
        var rows = Degrees(0, 45, -40, -60, 85, 105);

        foreach (var linkage in Enum.GetValues<Linkage>())
            Assert.Equal([0, 0, 1, 1, 2, 2], new AgglomerativeClustering(0.7, linkage).Cluster(rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whispers_are_those_of_the_loop(int seed)
    {
        manual_seed(seed);
        var rows = nn.functional.normalize(randn(120, 6));
        var similarities = rows.matmul(rows.t()).data<float>().ToArray();
        var (names, order, random) = (Enumerable.Range(0, 120).ToArray(), Enumerable.Range(0, 120).ToArray(),
            new RandomSource(0));
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle<int>(order);
            foreach (var face in order)
            {
                var said = Enumerable.Range(0, 120).Where(
                    other => other != face && similarities[face * 120 + other] >= 0.5f)
                    .GroupBy(other => names[other], other => (double)similarities[face * 120 + other])
                        .ToDictionary(group => group.Key, group => group.Sum());
                var loudest = said.Count == 0 ? names[face] : said.OrderByDescending(name => name.Value)
                    .ThenBy(name => name.Key).First().Key;
                names[face] = loudest;
            }
        }

        Assert.Equal(ClusterNumbers.InOrder(names), new ChineseWhispers(0.5).Cluster(rows));
    }

    [Theory]
    [InlineData(Linkage.Average, 0.6)]
    [InlineData(Linkage.Average, 0.3)]
    [InlineData(Linkage.Average, -0.2)]
    [InlineData(Linkage.Complete, 0.5)]
    [InlineData(Linkage.Complete, 0.1)]
    [InlineData(Linkage.Complete, -1)]
    public void The_chain_makes_the_clusters_of_the_textbooks_loop(Linkage linkage, double threshold)
    {
        manual_seed(8);
        var rows = nn.functional.normalize(randn(20, 6).repeat(5, 1) + 0.7 * randn(100, 6));
        var similarities = rows.matmul(rows.t()).data<float>().ToArray();

        var clusters = new AgglomerativeClustering(threshold, linkage).Cluster(rows);

        Assert.Equal(Textbook(similarities, 100, linkage, threshold), clusters);
    }

    [Fact]
    public void More_similar_pairs_than_memory_holds_are_refused()
    {
        Assert.Equal([0, 1, 3, 4], SimilarityGraph.Of(ones(5, 1), 0, CancellationToken.None, mostNeighbours: 20)
            .NeighboursOf(2).ToArray().Select(one => one.Row));

        var error = Assert.Throws<InsufficientMemoryException>(
            () => SimilarityGraph.Of(ones(5, 1), 0, CancellationToken.None, mostNeighbours: 19));

        Assert.Contains("raise the threshold", error.Message);
    }

    /// <summary>Looks at all pairs of clusters, and at all pairs of faces between them, before each merge.</summary>
    private static int[] Textbook(float[] similarities, int count, Linkage linkage, double threshold)
    {
        var clusters = Enumerable.Range(0, count).Select(i => new List<int> { i }).ToList();
        while (true)
        {
            var (most, first, second) = (double.NegativeInfinity, 0, 0);
            for (var a = 0; a < clusters.Count; a++)
                for (var b = a + 1; b < clusters.Count; b++)
                {
                    var pairs = clusters[a].SelectMany(
                        i => clusters[b].Select(j => (double)similarities[i * count + j]));
                    var similarity = linkage == Linkage.Average ? pairs.Average() : pairs.Min();
                    if (similarity > most)
                        (most, first, second) = (similarity, a, b);
                }
            if (most < threshold)
                break;
            clusters[first].AddRange(clusters[second]);
            clusters.RemoveAt(second);
        }
        var numbers = new int[count];
        foreach (var (number, cluster) in clusters.OrderBy(cluster => cluster.Min()).Index())
            cluster.ForEach(i => numbers[i] = number);
        return numbers;
    }

    private static Tensor Degrees(params double[] angles) =>
        tensor(angles.SelectMany(angle => (float[])[(float)Math.Cos(angle * Math.PI / 180),
            (float)Math.Sin(angle * Math.PI / 180)]).ToArray(), [angles.Length, 2]);
}
