using FaceLab.Evaluation.Projection;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Projection;

public sealed class NeighbourhoodPreservationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void Figures_are_those_of_scikit_learn(int neighbours)
    {
        var golden = EvaluationGolden.Cases("map", "clustering").Single();
        var data = TsneTests.Rows(golden);

        var preserved = NeighbourhoodPreservation.Of(data, data.narrow(1, 0, 2), neighbours);

        var expected = golden.GetProperty("first_two_columns")
            .Numbers(neighbours.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected[0], preserved.Trustworthiness, 1e-12);
        Assert.Equal(expected[1], preserved.Continuity, 1e-12);
    }

    [Fact]
    public void A_point_that_moved_by_hand()
    {
        // On a line 0 1 3 7 15; on the map the last one came to 0.4. With k = 1 its own neighbour 0 ranks 4th (3 too
        // many), and 0 and 1 get it as neighbour, which ranks 4th of both: 9 too many. In the data its neighbour 7
        // ranks 4th on the map, and nobody loses another.
        var data = tensor(new[] { 0f, 1, 3, 7, 15 }, [5, 1]);
        var map = tensor(new[] { 0f, 1, 3, 7, 0.4f }, [5, 1]);

        var preserved = NeighbourhoodPreservation.Of(data, map, 1);

        // 2 / (5 x 1 x (10 - 3 - 1)) = 1 / 15.
        Assert.Equal(1 - 9 / 15.0, preserved.Trustworthiness, 1e-12);
        // 0 and 1 have each other in the data, now second; 3 still has 1; 7 has 3; 15 has 7, now fourth: 1 + 1 + 3.
        Assert.Equal(1 - 5 / 15.0, preserved.Continuity, 1e-12);
    }

    [Fact]
    public void The_same_points_are_perfectly_preserved()
    {
        var data = randn(40, 3);

        Assert.Equal(new NeighbourhoodPreservation(1, 1), NeighbourhoodPreservation.Of(data, 5 * data + 2, 7));
        Assert.Equal(new NeighbourhoodPreservation(1, 1), NeighbourhoodPreservation.Of(ones(9, 2), ones(9, 2), 4));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NeighbourhoodPreservation.Of(ones(5, 2), ones(6, 2), 1));
        Assert.Throws<ArgumentException>(() => NeighbourhoodPreservation.Of(full([5, 2], float.NaN), ones(5, 2), 1));
        Assert.Throws<ArgumentException>(() => NeighbourhoodPreservation.Of(zeros(0, 2), zeros(0, 2), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeighbourhoodPreservation.Of(ones(6, 2), ones(6, 2), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeighbourhoodPreservation.Of(ones(6, 2), ones(6, 2), 0));
    }
}
