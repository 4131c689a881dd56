using FaceLab.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class CenterLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly CenterLoss loss = new(3, 2, alpha: 0.5);

    public void Dispose()
    {
        loss.Dispose();
        scope.Dispose();
    }

    private float[] Centers => loss.state_dict()["centers"].data<float>().ToArray();

    [Fact]
    public void Loss_gradient_and_centres_worked_by_hand()
    {
        // Two of class 0 at (2, 0) and (4, 0), one of class 2 at (0, 3); all centres at 0.
        var embeddings = tensor(new[] { 2f, 0, 4, 0, 0, 3 }, [3, 2]).requires_grad_();

        var value = loss.call(embeddings, tensor(new long[] { 0, 0, 2 }));
        value.backward();

        Assert.Equal((4 + 16 + 9) / 2.0 / 3, value.item<float>(), 5);
        Assert.All(embeddings.grad!.data<float>().ToArray().Zip([2f / 3, 0, 4f / 3, 0, 0, 1]), pair =>
            Assert.Equal(pair.Second, pair.First, 1e-6f));
        // c0 moves by 0.5 x 6 / (1 + 2), c2 by 0.5 x 3 / (1 + 1), c1 stays.
        Assert.Equal([1, 0, 0, 0, 0, 0.75f], Centers);
    }

    [Fact]
    public void The_loss_of_a_batch_is_to_the_centres_before_they_move()
    {
        var (embeddings, labels) = (tensor(new[] { 2f, 0 }, [1, 2]), zeros(1, ScalarType.Int64));

        Assert.Equal(2, loss.call(embeddings, labels).item<float>(), 6);
        Assert.Equal(1.5 * 1.5 / 2, loss.call(embeddings, labels).item<float>(), 6);        // c0 = 0.5 x 2 / 2
    }

    [Fact]
    public void Centres_go_to_the_mean_of_their_class()
    {
        var embeddings = tensor(new[] { 1f, 5, 3, 5, -1, 2 }, [3, 2]);
        for (var i = 0; i < 200; i++)
            loss.call(embeddings, tensor(new long[] { 0, 0, 1 })).Dispose();

        Assert.All(Centers.Zip([2f, 5, -1, 2, 0, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Centres_stay_in_evaluation_and_without_gradients()
    {
        var (embeddings, labels) = (ones(2, 2), tensor(new long[] { 0, 1 }));
        using (no_grad())
            loss.call(embeddings, labels);
        loss.eval();
        loss.call(embeddings, labels);
        Assert.All(Centers, value => Assert.Equal(0, value));

        loss.train();
        loss.call(embeddings, labels);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 0, 0], Centers);
    }

    [Fact]
    public void A_class_whose_embedding_is_not_finite_keeps_its_centre()
    {
        var embeddings = tensor(new[] { float.NaN, 1, 1, 1, 2, float.NegativeInfinity }, [3, 2]);

        loss.call(embeddings, tensor(new long[] { 0, 1, 2 }));

        Assert.Equal([0, 0, 0.25f, 0.25f, 0, 0], Centers);
    }

    [Fact]
    public void Centres_are_in_the_state_dict_and_no_parameters()
    {
        using var whole = new SoftmaxCenterLoss(3, 2);

        Assert.Empty(loss.parameters());
        Assert.Equal(["softmax.weight", "softmax.bias", "center.centers"], whole.state_dict().Keys);
        Assert.Equal(2, whole.parameters().Count());
    }

    [Fact]
    public void Softmax_and_center_are_weighed_by_lambda()
    {
        manual_seed(1);
        using var whole = new SoftmaxCenterLoss(3, 2, lambda: 0.25);
        manual_seed(1);
        using var softmax = new SoftmaxLoss(3, 2);
        var (embeddings, labels) = (tensor(new[] { 2f, 0, 4, 0, 0, 3 }, [3, 2]), tensor(new long[] { 0, 0, 2 }));

        var expected = softmax.call(embeddings, labels).item<float>() + 0.25 * loss.call(embeddings, labels)
            .item<float>();

        Assert.Equal(expected, whole.call(embeddings, labels).item<float>(), 5);
    }

    [Fact]
    public void Scale_is_on_the_classifier_alone()
    {
        manual_seed(1);
        using var whole = new SoftmaxCenterLoss(3, 2, lambda: 0.25, scale: 16);
        manual_seed(1);
        using var softmax = new SoftmaxLoss(3, 2, scale: 16);
        var (embeddings, labels) = (tensor(new[] { 1f, 0, 0, 1 }, [2, 2]), tensor(new long[] { 0, 2 }));

        var expected = softmax.call(embeddings, labels).item<float>() + 0.25 * loss.call(embeddings, labels)
            .item<float>();

        Assert.Equal(expected, whole.call(embeddings, labels).item<float>(), 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxCenterLoss(3, 2, scale: 0));
    }

    [Theory]
    [InlineData(0, 2, 0.5)]
    [InlineData(3, 0, 0.5)]
    [InlineData(3, 2, -0.1)]
    [InlineData(3, 2, 1.1)]
    [InlineData(3, 2, double.NaN)]
    public void Settings_out_of_range_are_refused(int classes, int size, double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CenterLoss(classes, size, alpha));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_lambda_out_of_range_is_refused(double lambda) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxCenterLoss(3, 2, lambda));
}
