using FaceLab.Learning.Mining;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Mining;

public sealed class BatchDistancesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<EmbeddingDistance> Distances => [.. Enum.GetValues<EmbeddingDistance>()];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Distances))]
    public void All_pairs_are_the_pairs_one_by_one(EmbeddingDistance distance)
    {
        manual_seed(1);
        var embeddings = randn(9, 4);

        var all = BatchDistances.All(embeddings, distance);

        Assert.Equal([9L, 9L], all.shape);
        for (var i = 0; i < 9; i++)
        {
            var expected = BatchDistances.Between(embeddings, embeddings[i].expand(9, 4), distance);
            // on the diagonal, rounding under a root
            Assert.InRange((all[i] - expected).abs().max().item<float>(), 0, 2e-3);
            Assert.InRange((all - all.t()).abs().max().item<float>(), 0, 1e-6);
        }
    }

    [Fact]
    public void Worked_by_hand()
    {
        var (a, b) = (tensor(new[] { 3f, 0 }, [1, 2]), tensor(new[] { 3f, 4 }, [1, 2]));

        Assert.Equal(4, BatchDistances.Between(a, b, EmbeddingDistance.Euclidean).item<float>(), 5);
        Assert.Equal(16, BatchDistances.Between(a, b, EmbeddingDistance.SquaredEuclidean).item<float>(), 5);
        Assert.Equal(0.4, BatchDistances.Between(a, b, EmbeddingDistance.Cosine).item<float>(), 5);
    }

    [Fact]
    public void Far_from_the_origin_small_distances_stay_exact()
    {
        // |a|² is 4 x 10^6: without taking the mean away, rounding alone would be about 0.25.
        var embeddings = tensor(new[] { 1000f, 1000, 1000.5f, 1000, 1000, 1001.25f }, [3, 2]) + 1000;

        var squared = BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean);

        Assert.Equal(0.25, squared[0, 1].item<float>(), 5);
        Assert.Equal(1.5625, squared[0, 2].item<float>(), 5);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void Gradients_are_those_of_central_differences(EmbeddingDistance distance)
    {
        manual_seed(2);
        var (first, second) = (randn(4, 3, ScalarType.Float64).requires_grad_(), randn(4, 3, ScalarType.Float64));
        var weights = rand(4, 4, ScalarType.Float64);

        GradientCheck.Agrees(() => (BatchDistances.All(first, distance) * weights).triu(1).sum()
            + (BatchDistances.Between(first, second, distance) * weights[0]).sum(), first);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void Equal_embeddings_are_about_0_apart_with_a_finite_gradient(EmbeddingDistance distance)
    {
        var same = ones(3, 2).requires_grad_();

        var all = BatchDistances.All(same, distance);
        all.sum().backward();

        Assert.InRange(all.max().item<float>(), 0, (float)BatchDistances.Least + 1e-6f);
        Assert.True(isfinite(same.grad!).all().item<bool>());
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Contains("(3)", Assert.Throws<ArgumentException>(() =>
            BatchDistances.All(rand(3), EmbeddingDistance.Cosine)).Message);
        Assert.Contains("(3, 1)",
            Assert.Throws<ArgumentException>(() =>
            BatchDistances.Between(rand(3, 2), rand(3, 1), EmbeddingDistance.Cosine)).Message);
        Assert.Contains("Euclidean",
            Assert.Throws<ArgumentOutOfRangeException>(() =>
            BatchDistances.All(rand(3, 2), (EmbeddingDistance)7)).Message);
    }
}
