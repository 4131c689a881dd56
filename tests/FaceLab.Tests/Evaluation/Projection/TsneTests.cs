using System.Text.Json;
using FaceLab.Evaluation.Projection;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Projection;

public sealed class TsneTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void The_map_is_as_good_as_that_of_scikit_learn()
    {
        var golden = EvaluationGolden.Cases("map", "clustering").Single();
        var data = Rows(golden);

        var (map, divergence) = Tsne.Project(data, new TsneOptions { Perplexity = 20 });

        var preserved = NeighbourhoodPreservation.Of(data, map, 10);
        Assert.InRange(preserved.Trustworthiness, golden.Number("tsne_trustworthiness") - 0.01, 1);
        Assert.InRange(preserved.Continuity, golden.Number("tsne_continuity") - 0.01, 1);
        Assert.InRange(divergence, 0.8 * golden.Number("tsne_divergence"),
            1.02 * golden.Number("tsne_divergence") + 0.005);
    }

    [Fact]
    public void Points_with_hardly_any_neighbourhoods_do_not_fall_into_one()
    {
        manual_seed(6);
        var data = nn.functional.normalize(randn(600, 128));

        var (map, _) = Tsne.Project(data, new TsneOptions { Iterations = 400 });

        Assert.InRange(map.std().item<float>(), 0.5, 1000);
        Assert.InRange(NeighbourhoodPreservation.Of(data, map, 10).Trustworthiness, 0.6, 1);
    }

    [Fact]
    public void A_map_that_shrank_far_from_0_is_brought_back_as_it_was()
    {
        var map = new TsneMap(JointProbabilities.Of(randn(3, 2), 1.5));
        float[] places = [0.5f, 0.25f, 0.5f + 1e-6f, 0.25f, 0.5f, 0.25f + 2e-6f];
        map.Place(i => places[i]);

        map.KeepAtLeast(1e-4);

        var kept = map.Coordinates();
        Assert.Equal(1e-4, Math.Sqrt(kept.Sum(value => (double)value * value) / 3), 1e-6);
        Assert.InRange((kept[5] - kept[1]) / (kept[2] - kept[0]), 1.8, 2.2);
    }

    [Fact]
    public void Probabilities_are_those_of_the_loop()
    {
        manual_seed(2);
        var data = randn(37, 5) + 100;

        var joint = JointProbabilities.Of(data, 8);

        var exact = data.to(ScalarType.Float64);
        var distances = (exact.unsqueeze(0) - exact.unsqueeze(1)).square().sum([2]).data<double>().ToArray();
        var rows = Enumerable.Range(0, 37).Select(i => Naive(distances[(i * 37)..((i + 1) * 37)], i, 8)).ToArray();
        for (var i = 0; i < 37; i++)
            for (var j = 0; j < 37; j++)
                Assert.Equal((rows[i][j] + rows[j][i]) / 74, joint.Row(i)[j], 2e-5);
        Assert.Equal(0, joint.Row(36)[37..].ToArray().Sum());
    }

    [Fact]
    public void A_step_follows_the_gradient_of_the_papers_loop_and_the_divergence_is_its()
    {
        manual_seed(3);
        var joint = JointProbabilities.Of(randn(21, 4), 5);
        var places = randn(42).data<float>().ToArray();
        var map = new TsneMap(joint);
        map.Place(i => places[i]);
        var (gradient, divergence) = Naive(joint, places);

        Assert.Equal(divergence, map.Divergence(), 1e-5);
        // The first gain is 0.8: the speed, zero, is against no gradient.
        map.Step(rate: 1, momentum: 0.5f, exaggeration: 1);
        var moved = map.Coordinates();

        Assert.All(Enumerable.Range(0, 42), i => Assert.Equal(
            places[i] - Mean(places, i) - 0.8 * (gradient[i] - Mean(gradient, i)), moved[i], 1e-5));

        static double Mean<T>(T[] values, int i) where T : IConvertible =>
            values.Where((_, at) => at % 2 == i % 2).Average(value => value.ToDouble(null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void The_same_seed_gives_the_same_map(int? seed)
    {
        var data = randn(50, 4);
        var options = new TsneOptions { Perplexity = 10, Iterations = 120, Seed = seed };

        var (first, second) = (Tsne.Project(data, options).Coordinates, Tsne.Project(data, options).Coordinates);

        Assert.Equal(first.data<float>().ToArray(), second.data<float>().ToArray());
        Assert.NotEqual(first.data<float>().ToArray(), Tsne.Project(
            data, options with { Seed = 8 }).Coordinates.data<float>().ToArray());
        Assert.InRange(first.mean([0]).abs().max().item<float>(), 0, 1e-4f);
    }

    [Theory]
    [InlineData(3, 2.0)]
    [InlineData(9, 8.5)]
    public void Few_points_and_equal_points_end_in_finite_places(int count, double perplexity)
    {
        var options = new TsneOptions { Perplexity = perplexity, Iterations = 60 };
        foreach (var data in (Tensor[])[randn(count, 3), ones(count, 2), 1e15 * randn(count, 2),
            1e-12 * randn(count, 2), randn(count, 2).requires_grad_()])
        {
            var (map, divergence) = Tsne.Project(data, options);
            Assert.Equal([count, 2L], map.shape);
            Assert.True(map.isfinite().all().item<bool>() && double.IsFinite(divergence) && !map.requires_grad);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Tsne.Project(randn(2, 3), new TsneOptions { Perplexity = 1 }));
        Assert.Throws<ArgumentException>(() => Tsne.Project(randn(50, 1)));
        Assert.Throws<ArgumentException>(() => Tsne.Project(randn(50)));
        Assert.Throws<ArgumentException>(() => Tsne.Project(zeros(0, 5)));
        Assert.Throws<ArgumentException>(() => Tsne.Project(zeros(Tsne.MostPoints + 1, 2)));
        Assert.Throws<ArgumentException>(() => Tsne.Project(full([50, 3], float.NaN)));
        foreach (var options in (TsneOptions[])[new() { Perplexity = 50 }, new() { Perplexity = double.NaN },
            new() { Perplexity = 0.5 }, new() { Iterations = 0 }])
            Assert.Throws<ArgumentOutOfRangeException>(() => Tsne.Project(randn(50, 3), options));
    }

    internal static Tensor Rows(JsonElement golden) =>
        tensor(golden.Numbers("rows").Select(value => (float)value).ToArray()).reshape(-1, (long)golden.Number("size"));

    /// <summary>Conditional probabilities of one row, by halving the width.</summary>
    private static double[] Naive(double[] squares, int self, double perplexity)
    {
        var (low, high, weights) = (1e-6, 1e6, Array.Empty<double>());
        for (var step = 0; step < 200; step++)
        {
            var middle = Math.Sqrt(low * high);
            weights = [.. squares.Select((square, i) => i == self ? 0 : Math.Exp(-square * middle))];
            var sum = weights.Sum();
            weights = [.. weights.Select(weight => weight / sum)];
            var entropy = -weights.Where(weight => weight > 0).Sum(weight => weight * Math.Log(weight));
            (low, high) = entropy > Math.Log(perplexity) ? (middle, high) : (low, middle);
        }
        return weights;
    }

    /// <summary>Equation 5 and the divergence, pair by pair.</summary>
    private static (double[] Gradient, double Divergence) Naive(JointProbabilities joint, float[] places)
    {
        var count = joint.Count;
        double Q(int i, int j) => 1 / (1 + Math.Pow(places[2 * i] - places[2 * j], 2) + Math.Pow(
            places[2 * i + 1] - places[2 * j + 1], 2));
        var pairs = Enumerable.Range(0, count).SelectMany(
            i => Enumerable.Range(0, count).Where(j => j != i).Select(j => (i, j))).ToArray();
        var sum = pairs.Sum(pair => Q(pair.i, pair.j));
        var (gradient, divergence) = (new double[2 * count], 0.0);
        foreach (var (i, j) in pairs)
        {
            var (p, q) = ((double)joint.Row(i)[j], Q(i, j));
            divergence += p > 0 ? p * Math.Log(p / (q / sum)) : 0;
            for (var axis = 0; axis < 2; axis++)
                gradient[2 * i + axis] += 4 * (p - q / sum) * q * (places[2 * i + axis] - places[2 * j + axis]);
        }
        return (gradient, divergence);
    }
}
