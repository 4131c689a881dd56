using FaceLab.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

/// <summary>The curve over all pairs against the curve that sorts every similarity.</summary>
public sealed class AllPairsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Labels_in_any_order_give_the_same_curve()
    {
        var (embeddings, labels) = Faces(20, 3, 8, 1);
        var shuffled = Enumerable.Range(0, 60).OrderBy(i => i * 17 % 60).ToArray();
        var rows = embeddings.index_select(0, tensor(shuffled.Select(i => (long)i).ToArray()));

        var curve = RocCurve.OfAllPairs(rows, [.. shuffled.Select(i => labels[i] * 37 % 20)]);

        Assert.Equal((60L, 60L * 59 / 2 - 60), (curve.GenuineCount, curve.ImpostorCount));
        Assert.Equal(RocCurve.OfAllPairs(embeddings, labels).AreaUnderCurve, curve.AreaUnderCurve, 1e-4);
    }

    [Theory]
    [InlineData(2, 60, 1, 0.5)]
    [InlineData(40, 5, 16, 1)]
    [InlineData(300, 4, 8, 2)]
    public void It_is_the_curve_of_all_sorted_similarities(int people, int images, int size, double noise)
    {
        var (embeddings, labels) = Faces(people, images, size, noise);

        AssertSame(RocCurve.Of(AllPairs(embeddings, labels)), RocCurve.OfAllPairs(embeddings, labels));
    }

    [Fact]
    public void Ties_between_and_within_the_kinds_are_exact()
    {
        // Embeddings on a coarse grid: each product is shared by many pairs of both kinds.
        manual_seed(2);
        var labels = Enumerable.Range(0, 200).Select(i => i * 7 % 31).ToArray();
        var embeddings = cat([ones(200, 1), randint(-2, 3, [200, 2]).to(ScalarType.Float32)], 1);

        AssertSame(RocCurve.Of(AllPairs(embeddings, labels)), RocCurve.OfAllPairs(embeddings, labels));
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e-3f)]
    [InlineData(0.1f)]
    public void Similarities_all_alike_or_far_apart_are_exact(float spread)
    {
        // Most values within a hair of each other and those of one face far off: the table of steps is of no use.
        manual_seed(3);
        var labels = Enumerable.Range(0, 300).Select(i => i % 50).ToArray();
        var embeddings = cat([ones(300, 1), spread * randn(300, 3)], 1);
        embeddings[0].neg_();

        AssertSame(RocCurve.Of(AllPairs(embeddings, labels)), RocCurve.OfAllPairs(embeddings, labels));
    }

    [Fact]
    public void Many_blocks_give_what_one_gives()
    {
        var (embeddings, labels) = Faces(700, 2, 4, 0.5);      // 1,400 rows: three blocks

        var curve = RocCurve.OfAllPairs(embeddings, labels);

        Assert.Equal((700L, 1400L * 1399 / 2 - 700), (curve.GenuineCount, curve.ImpostorCount));
        AssertSame(RocCurve.Of(AllPairs(embeddings, labels)), curve);
    }

    [Fact]
    public void Labels_without_one_of_the_kinds_are_refused()
    {
        Assert.Contains("3 and 0", Assert.Throws<ArgumentException>(
            () => RocCurve.OfAllPairs(ones(3, 2), [4, 4, 4])).Message);
        Assert.Contains("0 and 3", Assert.Throws<ArgumentException>(
            () => RocCurve.OfAllPairs(ones(3, 2), [1, 2, 3])).Message);
        Assert.Throws<ArgumentException>(() => RocCurve.OfAllPairs(ones(1, 2), [1]));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Contains("2 labels", Assert.Throws<ArgumentException>(
            () => RocCurve.OfAllPairs(ones(3, 2), [1, 1])).Message);
        Assert.Contains("(3)", Assert.Throws<ArgumentException>(() => RocCurve.OfAllPairs(ones(3), [1, 1, 2])).Message);
        Assert.Throws<ArgumentException>(() => RocCurve.OfAllPairs(zeros(0, 2), []));
        Assert.Throws<ArgumentException>(() => RocCurve.OfAllPairs(ones([3, 2], ScalarType.Float64), [1, 1, 2]));
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, 1e30f })
            Assert.Contains("finite", Assert.Throws<ArgumentException>(
                () => RocCurve.OfAllPairs(full([3, 2], value), [1, 1, 2])).Message);
    }

    /// <summary>Equal rates at every threshold of the shorter curve, and equal figures.</summary>
    private static void AssertSame(RocCurve all, RocCurve counted)
    {
        Assert.Equal((all.GenuineCount, all.ImpostorCount), (counted.GenuineCount, counted.ImpostorCount));
        Assert.Equal(all.AreaUnderCurve, counted.AreaUnderCurve, 1e-14);
        Assert.Equal(all.EqualErrorRate.Rate, counted.EqualErrorRate.Rate, 1e-12);
        for (var (i, j) = (0, 0); i < counted.Thresholds.Count; i++)
        {
            while (j + 1 < all.Thresholds.Count && all.Thresholds[j + 1] >= counted.Thresholds[i])
                j++;
            Assert.Equal((all.FalseAcceptRates[j], all.TrueAcceptRates[j]),
                (counted.FalseAcceptRates[i], counted.TrueAcceptRates[i]));
        }
        foreach (var rate in new[] { 0.3, 0.1, 1e-2, 1e-3, 1e-4 }.Where(all.Supports))
            Assert.Equal(all.TrueAcceptRateAt(rate).TrueAccepts, counted.TrueAcceptRateAt(rate).TrueAccepts);
    }

    /// <summary>All pairs, from the same products, with rows in the order of labels.</summary>
    private static PairSimilarities AllPairs(Tensor embeddings, int[] labels)
    {
        var order = Enumerable.Range(0, labels.Length).OrderBy(row => labels[row]).ToArray();
        var rows = UnitRows.Of(embeddings, nameof(embeddings))
            .index_select(0, tensor(Array.ConvertAll(order, row => (long)row)));
        var (similarities, genuine) = (new List<float>(), new List<bool>());
        SimilarityBlocks.ForEachRow(rows, rows, (first, _) => (first, labels.Length), (_, row, from, products) =>
        {
            for (var other = row + 1; other < labels.Length; other++)
            {
                similarities.Add(products[other - from]);
                genuine.Add(labels[order[row]] == labels[order[other]]);
            }
        }, workers: 1);
        return new(similarities, genuine);
    }

    private static (Tensor Embeddings, int[] Labels) Faces(int people, int images, int size, double noise)
    {
        manual_seed(people);
        var rows = randn(people, 1, size) + noise * randn(people, images, size);
        return (nn.functional.normalize(rows.reshape(people * images, size)),
            [.. Enumerable.Range(0, people * images).Select(i => i / images)]);
    }
}
