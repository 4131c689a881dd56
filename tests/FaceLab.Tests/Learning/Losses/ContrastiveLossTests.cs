using FaceLab.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class ContrastiveLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Four_points_worked_by_hand()
    {
        // On a line: 0, 0.6 | 1, 1.5. Genuine: 0.6² and 0.5², mean 0.305.
        // Impostor distances 1, 1.5, 0.4, 0.9, margin 1: 0, 0, 0.6² and 0.1², mean 0.0925.
        var embeddings = tensor(new[] { 0f, 0.6f, 1f, 1.5f }, [4, 1]);
        var labels = tensor(new long[] { 0, 0, 1, 1 });

        Assert.Equal(0.305 + 0.0925, Loss(embeddings, labels, 1, null), 5);
        Assert.Equal(0.305 + (0.36 + 0.01) / 2, Loss(embeddings, labels, 1, 2), 5);
        Assert.Equal(0.305 + 0.36, Loss(embeddings, labels, 1, 1), 5);
    }

    [Theory]
    [InlineData(1.0, null)]
    [InlineData(1.0, 1)]
    [InlineData(1.3, 7)]
    [InlineData(0.2, 100)]
    [InlineData(1.9, 1_000_000)]
    public void It_is_the_naive_double_loop(double margin, int? hardest)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            manual_seed(seed);
            var embeddings = nn.functional.normalize(randn(24, 6));
            var labels = randint(0, 6, 24);

            Assert.Equal(Naive(embeddings, labels, margin, hardest), Loss(embeddings, labels, margin, hardest), 1e-5);
        }
    }

    [Fact]
    public void Without_genuine_pair_only_impostors_count() =>
        Assert.Equal(0.36, Loss(tensor(new[] { 0f, 0.4f }, [2, 1]), tensor(new long[] { 0, 1 }), 1, null), 5);

    [Fact]
    public void Without_impostor_pair_only_genuine_pairs_count() =>
        Assert.Equal(0.16, Loss(tensor(new[] { 0f, 0.4f }, [2, 1]), tensor(new long[] { 5, 5 }), 1, null), 5);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    public void A_missing_kind_of_pair_keeps_the_gradient_defined(long first, long second)
    {
        var embeddings = tensor(new[] { 0f, 0.4f }, [2, 1]).requires_grad_();

        Criterion().call(embeddings, tensor(new[] { first, second })).backward();

        var toEachOther = first == second ? -2 * 0.4f : 2 * 0.6f;
        Assert.Equal(toEachOther, embeddings.grad![0, 0].item<float>(), 1e-5f);
        Assert.Equal(-toEachOther, embeddings.grad[1, 0].item<float>(), 1e-5f);
    }

    [Fact]
    public void Equal_embeddings_have_a_finite_gradient()
    {
        var embeddings = ones(4, 3).requires_grad_();

        var loss = Criterion().call(embeddings, tensor(new long[] { 0, 0, 1, 1 }));
        loss.backward();

        Assert.Equal(1, loss.item<float>(), 2);
        Assert.True(isfinite(embeddings.grad!).all().item<bool>());
    }

    [Fact]
    public void Perfect_embeddings_cost_nothing()
    {
        var embeddings = tensor(new[] { 1f, 0, 1, 0, 0, 1, 0, 1 }, [4, 2]);

        Assert.InRange(Loss(embeddings, tensor(new long[] { 0, 0, 1, 1 }), 1, null), 0, 1e-5);
    }

    [Fact]
    public void Unit_embeddings_cost_at_most_4_plus_the_margin_squared()
    {
        var worst = tensor(new[] { 1f, 0, -1, 0, 1, 0, -1, 0 }, [4, 2]);

        Assert.InRange(Loss(worst, tensor(new long[] { 0, 0, 1, 1 }), 1, 2), 4.9, 5);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Embeddings_that_are_not_finite_give_a_loss_that_is_not(float value)
    {
        var embeddings = tensor(new[] { 0f, value, 1f, 1.5f }, [4, 1]);

        Assert.False(double.IsFinite(Loss(embeddings, tensor(new long[] { 0, 0, 1, 1 }), 1, null)));
    }

    [Theory]
    [InlineData(new long[] { 4, 2 }, new long[] { 3 }, "(4, 2)")]
    [InlineData(new long[] { 4 }, new long[] { 4 }, "(4)")]
    [InlineData(new long[] { 4, 2 }, new long[] { 4, 1 }, "(4, 1)")]
    [InlineData(new long[] { 1, 2 }, new long[] { 1 }, "no pair")]
    [InlineData(new long[] { 0, 2 }, new long[] { 0 }, "no pair")]
    public void Shapes_that_do_not_fit_are_named(long[] embeddings, long[] labels, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => Criterion()
            .call(zeros(embeddings), zeros(labels, dtype: ScalarType.Int64)));

        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-1, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(double.PositiveInfinity, 5)]
    [InlineData(1, 0)]
    public void Settings_out_of_range_are_refused(double margin, int hardest) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveLoss(margin, hardest));

    private static ContrastiveLoss Criterion(double margin = 1, int? hardest = null) => new(margin, hardest);

    private static double Loss(Tensor embeddings, Tensor labels, double margin, int? hardest) =>
        Criterion(margin, hardest).call(embeddings, labels).item<float>();

    private static double Naive(Tensor embeddings, Tensor labels, double margin, int? hardest)
    {
        var (values, people) = (embeddings.data<float>().ToArray(), labels.data<long>().ToArray());
        var size = values.Length / people.Length;
        List<double> genuine = [], impostor = [];
        for (var i = 0; i < people.Length; i++)
        {
            for (var j = i + 1; j < people.Length; j++)
            {
                var distance = Math.Sqrt(Enumerable.Range(0, size)
                    .Sum(d => Math.Pow(values[i * size + d] - (double)values[j * size + d], 2)));
                (people[i] == people[j] ? genuine : impostor).Add(distance);
            }
        }
        return genuine.Average(d => d * d) + impostor.Order().Take(hardest ?? int.MaxValue)
            .Average(d => Math.Pow(Math.Max(0, margin - d), 2));
    }
}
