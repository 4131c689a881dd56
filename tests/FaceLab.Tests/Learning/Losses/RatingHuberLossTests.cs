using FaceLab.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class ScoreHuberLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_parabola_then_a_line()
    {
        using var loss = new RatingHuberLoss(2);
        var predictions = tensor(new[] { 1f, 5, -4 }).requires_grad_();

        var value = loss.call(predictions, tensor(new[] { 2.0, 5, 1 }));
        value.backward();

        Assert.Equal((0.5 + 0 + 2 * (5 - 1)) / 3, value.item<float>(), 6);
        Assert.All(predictions.grad!.data<float>().ToArray().Zip([-1f / 3, 0, -2f / 3]), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void A_column_of_predictions_is_as_good()
    {
        using var loss = new RatingHuberLoss();
        var (predictions, targets) = (rand(5), rand(5));

        Assert.Equal(loss.call(predictions, targets).item<float>(), loss.call(predictions.unsqueeze(1), targets).item<float>());
        Assert.Equal(ScalarType.Float32, loss.call(predictions.to(ScalarType.BFloat16), targets).dtype);
    }

    [Fact]
    public void Scores_that_are_not_finite_show_in_the_loss()
    {
        using var loss = new RatingHuberLoss();

        Assert.False(float.IsFinite(loss.call(tensor(new[] { float.NaN, 0 }), zeros(2)).item<float>()));
        Assert.False(float.IsFinite(loss.call(zeros(2), tensor(new[] { float.NegativeInfinity, 0 })).item<float>()));
    }

    [Theory]
    [InlineData(new long[] { 3 }, new long[] { 4 }, "(3) and (4)")]
    [InlineData(new long[] { 3, 2 }, new long[] { 3 }, "(3, 2)")]
    [InlineData(new long[] { 3 }, new long[] { 3, 1 }, "(3, 1)")]
    [InlineData(new long[] { 0 }, new long[] { 0 }, "N at least 1")]
    public void Shapes_that_do_not_fit_are_named(long[] predictions, long[] targets, string expected)
    {
        using var loss = new RatingHuberLoss();

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => loss.call(zeros(predictions), zeros(targets))).Message);
        Assert.Contains("Int64", Assert.Throws<ArgumentException>(() => loss.call(zeros(3), zeros(3, ScalarType.Int64))).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void A_delta_out_of_range_is_refused(double delta) => Assert.Throws<ArgumentOutOfRangeException>(() => new RatingHuberLoss(delta));

    [Fact]
    public void It_leaves_its_value_and_no_other_tensor()
    {
        using var loss = new RatingHuberLoss();
        var (predictions, targets) = (rand(5, 1), rand(5));
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        loss.call(predictions, targets).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
