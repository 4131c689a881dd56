using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>Losses whose pairs or triplets are given.</summary>
public sealed class GivenPairsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor first = tensor(new[] { 0f, 0, 1, 0, 3, 4, 0, 1 }, [4, 2]);
    private readonly Tensor second = tensor(new[] { 1f, -2, 1, 0, 3, 4.25f, 3, 4 }, [4, 2]);
    private readonly Tensor genuine = tensor(new[] { true, true, false, false });

    public void Dispose() => scope.Dispose();

    [Fact]
    public void L1_hinge_worked_by_hand()
    {
        // L1 distances 3, 0 of genuine pairs and 0.25, 6 of impostors: 3 + 0 + 0.75 + 0 with margin 1.
        using var loss = new L1HingePairLoss(1);

        Assert.Equal(3.75 / 4, Call(loss, first, second, genuine).item<float>(), 6);
    }

    [Fact]
    public void Contrastive_worked_by_hand()
    {
        // Squared distances 1 + 4, 0 of genuine pairs, distances 0.25 and sqrt(18) of impostors: 5 + 0 + 0.75 squared
        // + 0 with margin 1.
        using var loss = new ContrastivePairLoss(1);

        Assert.Equal((5 + 0.5625) / 2 / 4, Call(loss, first, second, genuine).item<float>(), 6);
    }

    [Fact]
    public void Cosine_worked_by_hand()
    {
        // Cosines: of (1, 0) and (3, 4) 0.6, of (0, 1) and (3, 4) 0.8, of (3, 4) and (6, 8) 1.
        var a = tensor(new[] { 1f, 0, 0, 1, 3, 4, 0, 1 }, [4, 2]);
        var b = tensor(new[] { 3f, 4, 3, 4, 6, 8, 3, 4 }, [4, 2]);
        using var loss = new CosinePairLoss(0.5);

        Assert.Equal((0.4 + 0.2 + 0.5 + 0.3) / 4, Call(loss, a, b, genuine).item<float>(), 6);
    }

    [Theory]
    [InlineData(EmbeddingDistance.Euclidean, 5 - 3 + 0.5)]
    [InlineData(EmbeddingDistance.SquaredEuclidean, 25 - 9 + 0.5)]
    public void A_triplet_worked_by_hand(EmbeddingDistance distance, double expected)
    {
        var (anchor, positive, negative) =
            (zeros(1, 2), tensor(new[] { 3f, 4 }, [1, 2]), tensor(new[] { 0f, 3 }, [1, 2]));
        using var loss = new TripletLoss(0.5, distance);
        using var soft = new TripletLoss(null, distance);

        Assert.Equal(expected, loss.call(anchor, positive, negative).item<float>(), 5);
        Assert.Equal(0, loss.call(anchor, negative, positive).item<float>());
        Assert.Equal(Math.Log(1 + Math.Exp(expected - 0.5)), soft.call(anchor, positive, negative).item<float>(), 5);
    }

    [Fact]
    public void Rows_that_are_no_pairs_are_refused()
    {
        using var loss = new L1HingePairLoss(5);

        Assert.Contains("even", Assert.Throws<ArgumentException>(() => loss.call(first[..3], arange(3))).Message);
    }

    [Fact]
    public void No_triplets_cost_nothing_and_have_a_gradient_of_0()
    {
        var nothing = zeros(0, 3).requires_grad_();
        using var triplet = new TripletLoss();

        var value = triplet.call(nothing, nothing, nothing);
        value.backward();

        Assert.Equal(0, value.item<float>());
        Assert.Equal([0L, 3L], nothing.grad!.shape);
    }

    [Theory]
    [InlineData(EmbeddingDistance.Euclidean)]
    [InlineData(EmbeddingDistance.SquaredEuclidean)]
    [InlineData(EmbeddingDistance.Cosine)]
    public void Equal_embeddings_have_a_finite_gradient(EmbeddingDistance distance)
    {
        foreach (var value in new[] { 0f, 1f })
        {
            var same = full([3L, 2L], value).requires_grad_();
            using var triplet = new TripletLoss(0.2, distance);
            using var hinge = new L1HingePairLoss();
            using var cosine = new CosinePairLoss();
            using var contrastive = new ContrastivePairLoss();
            var pairs = tensor(new[] { true, false, true });

            (Call(contrastive, same, same, pairs)
                + triplet.call(same, same, same) + Call(hinge, same, same, pairs) + Call(cosine, same, same, pairs))
                    .backward();

            Assert.True(isfinite(same.grad!).all().item<bool>());
        }
    }

    [Fact]
    public void A_value_that_is_not_finite_shows_in_the_loss_even_far_beyond_the_margin()
    {
        var far = second.clone();
        far[3, 0] = float.PositiveInfinity;
        using var hinge = new L1HingePairLoss();
        using var contrastive = new ContrastivePairLoss();
        using var triplet = new TripletLoss();

        Assert.False(float.IsFinite(Call(hinge, first, far, genuine).item<float>()));
        Assert.False(float.IsFinite(Call(contrastive, first, far, genuine).item<float>()));
        Assert.False(float.IsFinite(triplet.call(first, second, far).item<float>()));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var triplet = new TripletLoss();

        Assert.Contains("(4, 1)",
            Assert.Throws<ArgumentException>(() => triplet.call(first, second, second[.., ..1])).Message);
        Assert.Contains("Int64",
            Assert.Throws<ArgumentException>(() => triplet.call(first, second, second.to(ScalarType.Int64))).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Margins_out_of_range_are_refused(double margin)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new L1HingePairLoss(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastivePairLoss(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TripletLoss(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosinePairLoss(margin < 0 ? -1.01 : margin + 1));
    }

    [Fact]
    public void A_triplet_loss_leaves_its_value_and_no_other_tensor()
    {
        using var triplet = new TripletLoss(null, EmbeddingDistance.Cosine);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        triplet.call(first, second, second).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Gradients_are_those_of_central_differences()
    {
        manual_seed(1);
        var (a, b, c) = (Leaf(), Leaf(), Leaf());
        using var hinge = new L1HingePairLoss(4);
        using var contrastive = new ContrastivePairLoss(3);
        using var cosine = new CosinePairLoss(-0.2);
        using var triplet = new TripletLoss(1, EmbeddingDistance.Euclidean);

        foreach (var leaf in new[] { a, b })
            GradientCheck.Agrees(() =>
                Call(hinge, a, b, genuine) + Call(contrastive, a, b, genuine) + Call(cosine, a, b, genuine), leaf);
        foreach (var leaf in new[] { a, b, c })
            GradientCheck.Agrees(() => triplet.call(c, a, b), leaf);

        static Tensor Leaf() => randn(4, 3, ScalarType.Float64).requires_grad_();
    }

    /// <summary>The loss of pairs whose faces are given apart.</summary>
    public static Tensor Call(PairLoss loss, Tensor first, Tensor second, Tensor genuine)
    {
        var people = arange(2 * first.shape[0]).reshape(-1, 2);
        people[.., 1] = where(genuine, people[.., 0], people[.., 1]);
        return loss.call(stack([first, second], dim: 1).reshape(-1, first.shape[1]), people.reshape(-1));
    }
}
