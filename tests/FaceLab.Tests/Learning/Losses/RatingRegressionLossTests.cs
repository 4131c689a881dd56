using FaceLab.Learning.Losses;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class RatingRegressionLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_linear_layer_then_huber_as_a_loop_has_it()
    {
        manual_seed(1);
        using var loss = new RatingRegressionLoss(3, delta: 0.5);
        var (embeddings, ratings) = (randn(6, 3), randn(6) * 2);
        var (weight, bias) = (loss.state_dict()["head.weight"].data<float>().ToArray(), loss.state_dict()["head.bias"]
            .item<float>());
        var (rows, wanted) = (embeddings.data<float>().ToArray(), ratings.data<float>().ToArray());

        var expected = 0.0;
        for (var i = 0; i < 6; i++)
        {
            double prediction = bias;
            for (var j = 0; j < 3; j++)
                prediction += weight[j] * rows[3 * i + j];
            var error = Math.Abs(prediction - wanted[i]);
            expected += (error <= 0.5 ? error * error / 2 : 0.5 * (error - 0.25)) / 6;
            Assert.Equal(prediction, loss.Predict(embeddings)[i].item<float>(), 5);
        }

        Assert.Equal(expected, loss.call(embeddings, ratings).item<float>(), 5);
        Assert.Equal(["head.weight", "head.bias"], loss.state_dict().Keys);
    }

    [Fact]
    public void A_parabola_then_a_line()
    {
        using var loss = new RatingRegressionLoss(1, delta: 2);
        var predictions = tensor(new[] { 1f, 5, -4 }, [3, 1]).requires_grad_();

        var value = loss.call(predictions, tensor(new[] { 2.0, 5, 1 }));
        value.backward();

        Assert.Equal((0.5 + 0 + 2 * (5 - 1)) / 3, value.item<float>(), 6);
        Assert.All(predictions.grad!.data<float>().ToArray().Zip([-1f / 3, 0, -2f / 3]), pair =>
            Assert.Equal(pair.Second, pair.First, 1e-6f));
        Assert.Equal(ScalarType.Float32, loss.call(predictions.to(ScalarType.BFloat16), rand(3)).dtype);
    }

    [Fact]
    public void Numbers_that_are_not_finite_show_in_the_loss()
    {
        using var loss = new RatingRegressionLoss(1);

        Assert.False(float.IsFinite(loss.call(tensor(new[] { float.NaN, 0 }, [2, 1]), zeros(2)).item<float>()));
        Assert.False(float.IsFinite(loss.call(zeros(2, 1), tensor(new[] { float.NegativeInfinity, 0 })).item<float>()));
    }

    [Fact]
    public void Gradients_are_those_of_central_differences()
    {
        manual_seed(2);
        using var loss = (RatingRegressionLoss)new RatingRegressionLoss(3, delta: 10).to(ScalarType.Float64);
        var (embeddings, ratings) = (randn(5, 3, ScalarType.Float64).requires_grad_(), randn(5, ScalarType.Float64));

        foreach (var leaf in (Tensor[])[embeddings, .. loss.parameters()])
            GradientCheck.Agrees(() => loss.call(embeddings, ratings), leaf);
    }

    [Fact]
    public void An_embedding_of_one_number_is_the_rating_itself()
    {
        using var loss = new RatingRegressionLoss(1);
        var (embeddings, ratings) = (randn(4, 1), randn(4));

        loss.StartAt(3);

        Assert.Empty(loss.parameters());
        Assert.Equal(embeddings.data<float>().ToArray(), loss.Predict(embeddings).data<float>().ToArray());
    }

    [Fact]
    public void Predictions_begin_around_the_rating_that_is_given()
    {
        using var loss = new RatingRegressionLoss(4);

        loss.StartAt(2.5);

        Assert.Equal([2.5f, 2.5f], loss.Predict(zeros(2, 4)).data<float>().ToArray());
        Assert.All(loss.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var loss = new RatingRegressionLoss(4);

        Assert.Contains("(N, 4), got (8, 3)",
            Assert.Throws<ArgumentException>(() => loss.call(zeros(8, 3), zeros(8))).Message);
        Assert.Contains("(8, 4) and (7)",
            Assert.Throws<ArgumentException>(() => loss.call(zeros(8, 4), zeros(7))).Message);
        Assert.Contains("Int64",
            Assert.Throws<ArgumentException>(() => loss.call(zeros(8, 4), zeros(8, ScalarType.Int64))).Message);
        Assert.Contains("N at least 1",
            Assert.Throws<ArgumentException>(() => loss.call(zeros(0, 4), zeros(0))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingRegressionLoss(0));
        Assert.Contains("(3, 1)", Assert.Throws<ArgumentException>(() => loss.call(zeros(3, 4), zeros(3, 1))).Message);
        foreach (var delta in new[] { 0, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() => new RatingRegressionLoss(4, delta));
    }

    [Fact]
    public void It_leaves_its_value_and_no_other_tensor()
    {
        using var loss = new RatingRegressionLoss(4);
        var (embeddings, ratings) = (rand(5, 4), rand(5));
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        loss.call(embeddings, ratings).Dispose();
        loss.Predict(embeddings).Dispose();
        loss.StartAt(1);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
