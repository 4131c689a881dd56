using FaceLab.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

public sealed class PrincipalComponentsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Points_on_a_line_by_hand()
    {
        // Along (3, 4) / 5, at -5, 0 and 5 from their mean (10, 20): one component explains all.
        var (coordinates, shares) = PrincipalComponents.Project(tensor(new[] { 7f, 16, 10, 20, 13, 24 }, [3, 2]), 1);

        var expected = new[] { -5f, 0, 5 };
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(expected[i], coordinates[i, 0].item<float>(), 1e-5f));
        Assert.Equal(1, shares.Single(), 1e-6f);
    }

    [Fact]
    public void A_known_covariance_is_found_again()
    {
        // Standard deviations 3, 2 and 1 along rotated axes: the shares are 9, 4 and 1 of 14.
        manual_seed(1);
        var (q, _) = linalg.qr(randn(3, 3));
        var data = (randn(20_000, 3) * tensor(new[] { 3f, 2, 1 })).matmul(q) + 7;

        var (coordinates, shares) = PrincipalComponents.Project(data, 3);

        Assert.Equal(9 / 14f, shares[0], 0.01f);
        Assert.Equal(4 / 14f, shares[1], 0.01f);
        Assert.Equal(1 / 14f, shares[2], 0.01f);
        var covariance = coordinates.t().matmul(coordinates) / 20_000;
        Assert.InRange((covariance - diag(tensor(new[] { 9f, 4, 1 }))).abs().max().item<float>(), 0, 0.2);
        Assert.InRange(covariance[0, 1].abs().item<float>(), 0, 1e-3);
    }

    [Fact]
    public void All_components_keep_all_distances()
    {
        var data = randn(10, 4);

        var (coordinates, shares) = PrincipalComponents.Project(data, 4);

        Assert.InRange((cdist(data, data) - cdist(coordinates, coordinates)).abs().max().item<float>(), 0, 1e-3);
        Assert.Equal(1, shares.Sum(), 1e-5f);
        Assert.Equal(shares.OrderDescending(), shares);
    }

    [Fact]
    public void Signs_are_fixed_whatever_the_decomposition_says()
    {
        var data = randn(30, 5);

        var (coordinates, _) = PrincipalComponents.Project(data, 2);

        // Rows reversed or data mirrored, each direction's largest weight stays positive.
        var (reversed, _) = PrincipalComponents.Project(data.flip(0), 2);
        Assert.InRange((coordinates - reversed.flip(0)).abs().max().item<float>(), 0, 1e-4);
        var (mirrored, _) = PrincipalComponents.Project(-data, 2);
        Assert.InRange((coordinates + mirrored).abs().max().item<float>(), 0, 1e-4);
    }

    [Fact]
    public void Equal_points_have_no_variance_to_explain()
    {
        var (coordinates, shares) = PrincipalComponents.Project(ones(5, 3), 2);

        Assert.Equal(0, coordinates.abs().max().item<float>());
        Assert.Equal([0f, 0f], shares);
    }

    [Fact]
    public void It_takes_data_that_wants_a_gradient_and_leaves_it()
    {
        var data = randn(6, 3).requires_grad_();

        var (coordinates, _) = PrincipalComponents.Project(data);

        Assert.False(coordinates.requires_grad);
        Assert.Equal([6L, 2], coordinates.shape);
    }

    [Theory]
    [InlineData(new long[] { 5 }, 1)]
    [InlineData(new long[] { 1, 5 }, 1)]
    [InlineData(new long[] { 5, 3 }, 0)]
    [InlineData(new long[] { 5, 3 }, 4)]
    [InlineData(new long[] { 3, 5 }, 4)]
    public void Shapes_that_do_not_fit_are_refused(long[] shape, int components) =>
        Assert.Contains($"({string.Join(", ", shape)})",
            Assert.Throws<ArgumentException>(() => PrincipalComponents.Project(zeros(shape), components)).Message);

    [Fact]
    public void Data_that_is_not_finite_is_refused() =>
        Assert.Contains("finite", Assert.Throws<ArgumentException>(
            () => PrincipalComponents.Project(full([4, 3], float.NaN))).Message);
}
