using FaceLab.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

public sealed class NearestMeanTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Each_embedding_goes_to_the_class_whose_mean_is_nearest()
    {
        // Means at (1, 0) and (0, 4).
        var known = tensor(new float[,] { { 0, 0 }, { 2, 0 }, { 0, 4 } });
        var judged = tensor(new float[,] { { 1, 1 }, { 0, 3 }, { 1, 3 }, { 5, 0 } });

        var result = NearestMean.Measure(known, [0, 0, 1], judged, [0, 0, 1, 1]);

        Assert.Equal([[1, 1], [1, 1]], result.Confusion);
        Assert.Equal(0.5, result.Accuracy);
        Assert.Equal(0.25, result.StandardError);       // sqrt(0.5 * 0.5 / 4)
    }

    [Fact]
    public void It_agrees_with_a_naive_loop()
    {
        var random = new Random(1);
        var points = Enumerable.Range(0, 60).Select(_ =>
            new[] { random.NextSingle(), random.NextSingle(), random.NextSingle() }).ToArray();
        var classes = Enumerable.Range(0, 60).Select(i => i % 4).ToArray();
        var means = Enumerable.Range(0, 4).Select(label => Enumerable.Range(0, 3)
            .Select(d => points[..40].Where((_, i) => classes[i] == label).Average(point => point[d])).ToArray())
                .ToArray();
        var right = Enumerable.Range(40, 20).Count(i =>
            means.Index().MinBy(mean => mean.Item.Zip(points[i], (a, b) => (a - b) * (a - b)).Sum()).Index == classes[
                i]);

        var result = NearestMean.Measure(Rows(points[..40]), classes[..40], Rows(points[40..]), classes[40..]);

        Assert.Equal(right / 20.0, result.Accuracy, 1e-12);
        Assert.Equal(20, result.Confusion.Sum(row => row.Sum()));

        static Tensor Rows(float[][] rows) => stack([.. rows.Select(row => tensor(row))]);
    }

    [Fact]
    public void Clusters_apart_are_all_right()
    {
        var known = tensor(new float[,] { { 0 }, { 10 }, { 20 } });

        Assert.Equal(1, NearestMean.Measure(known, [0, 1, 2], known + 1, [0, 1, 2]).Accuracy);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_reason()
    {
        var two = ones(2, 3);

        Assert.Contains("do not fit", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two, [0], two, [0, 1])).Message);
        Assert.Contains("do not fit", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two, [0, -1], two, [0, 0])).Message);
        Assert.Contains("do not fit", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(zeros(0, 3), [], two, [0, 1])).Message);
        Assert.Contains("Class 1", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two, [0, 2], two, [0, 0])).Message);
        Assert.Contains("Class 2 is judged", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two, [0, 1], two, [0, 2])).Message);
        Assert.Contains("3 and of 4", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two, [0, 1], ones(2, 4), [0, 1])).Message);
        Assert.Contains("not finite", Assert.Throws<ArgumentException>(
            () => NearestMean.Measure(two / 0, [0, 1], two, [0, 1])).Message);
    }

    [Fact]
    public void It_leaves_no_tensor()
    {
        var two = eye(2);
        NearestMean.Measure(two, [0, 1], two, [0, 1]);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        NearestMean.Measure(two, [0, 1], two, [0, 1]);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
