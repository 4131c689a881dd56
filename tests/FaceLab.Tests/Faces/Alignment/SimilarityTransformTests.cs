using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Tests.Faces.Alignment;

public sealed class SimilarityTransformTests
{
    [Fact]
    public void Umeyamas_own_example_gives_his_numbers()
    {
        // PAMI 1991, section IV: R = (0.832 0.555; -0.555 0.832), c = 0.721, t = (-0.800, 0.400).
        var fit = SimilarityTransform.Fit([new(0, 0), new(1, 0), new(0, 2)], [new(0, 0), new(-1, 0), new(0, 2)]);

        Assert.Equal(0.721, fit.Scale, 3);
        Assert.Equal(0.832, fit.A / fit.Scale, 3);
        Assert.Equal(-0.555, fit.B / fit.Scale, 3);
        Assert.Equal(-0.8, fit.X0, 9);
        Assert.Equal(0.4, fit.Y0, 9);
    }

    [Theory]
    [InlineData(2, 1.0, 0)]
    [InlineData(3, 0.01, 179)]
    [InlineData(5, 40, -90)]
    [InlineData(68, 1.7, 33)]
    public void A_transform_is_found_again_from_the_points_it_moved(int points, double scale, double degrees)
    {
        var random = new Random(points);
        var truth = SimilarityTransform.Of(scale, degrees) with { X0 = -300, Y0 = 55.5 };
        var from = Points(random, points);

        var fit = SimilarityTransform.Fit(from, [.. from.Select(truth.Apply)]);

        Assert.Equal(scale, fit.Scale, 1e-9 * scale);
        Assert.Equal(degrees, Math.Atan2(fit.B, fit.A) * 180 / Math.PI, 1e-9);
        AssertNear(new(-300, 55.5), new(fit.X0, fit.Y0), 1e-7);
    }

    [Fact]
    public void No_small_change_of_the_fit_brings_noisy_points_nearer()
    {
        var random = new Random(7);
        var from = Points(random, 5);
        FacePoint[] to = [.. from.Select((SimilarityTransform.Of(0.8, 12) with { X0 = 3, Y0 = 4 }).Apply)
            .Select(p => new FacePoint(p.X + random.NextDouble(), p.Y + random.NextDouble()))];

        var fit = SimilarityTransform.Fit(from, to);

        var least = Error(fit);
        foreach (var step in (double[])[-1e-4, 1e-4])
        {
            Assert.True(least < Error(fit with { A = fit.A + step }));
            Assert.True(least < Error(fit with { B = fit.B + step }));
            Assert.True(least < Error(fit with { X0 = fit.X0 + step }));
            Assert.True(least < Error(fit with { Y0 = fit.Y0 + step }));
        }

        double Error(SimilarityTransform transform) => from.Zip(to).Sum(pair =>
        {
            var moved = transform.Apply(pair.First);
            return Math.Pow(moved.X - pair.Second.X, 2) + Math.Pow(moved.Y - pair.Second.Y, 2);
        });
    }

    [Fact]
    public void Composition_is_one_after_the_other_and_the_inverse_leads_back()
    {
        var (first, second) = (new SimilarityTransform(2, 0.5, 5, -7), new SimilarityTransform(-0.1, 0.3, 1, 2));
        var point = new FacePoint(13, -4);

        AssertNear(second.Apply(first.Apply(point)), first.Then(second).Apply(point), 1e-12);
        AssertNear(point, first.Then(first.Invert()).Apply(point), 1e-12);
        Assert.Equal(new(1, 0, 0, 0), SimilarityTransform.Of(1, 0));
    }

    [Fact]
    public void A_quarter_turn_goes_from_right_to_down() =>
        AssertNear(new(0, 1), SimilarityTransform.Of(1, 90).Apply(new(1, 0)), 1e-12);

    [Fact]
    public void One_pair_and_lists_of_different_length_are_refused()
    {
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(
            () => SimilarityTransform.Fit([new(1, 1)], [new(2, 2)])).Message);
        Assert.Contains("2 points go to 3", Assert.Throws<ArgumentException>(
            () => SimilarityTransform.Fit([new(1, 1), new(2, 2)], [new(2, 2), new(3, 3), new(4, 4)])).Message);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e6, -1e6)]
    public void Points_that_coincide_are_refused(double x, double y) =>
        Assert.Contains("two different", Assert.Throws<ArgumentException>(() =>
            SimilarityTransform.Fit([new(x, y), new(x, y), new(x, y)], [new(0, 0), new(1, 0), new(0, 1)])).Message);

    [Fact]
    public void Targets_that_coincide_or_mirror_the_points_are_refused()
    {
        FacePoint[] square = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];

        Assert.Throws<ArgumentException>(() => SimilarityTransform.Fit(
            square, [.. square.Select(_ => new FacePoint(3, 3))]));
        Assert.Contains("left and right", Assert.Throws<ArgumentException>(() =>
            SimilarityTransform.Fit(square, [.. square.Select(p => new FacePoint(-p.X, p.Y))])).Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Points_that_are_not_finite_are_refused(double bad) =>
        Assert.Contains("finite", Assert.Throws<ArgumentException>(
            () => SimilarityTransform.Fit([new(0, 0), new(bad, 1)], [new(0, 0), new(1, 1)])).Message);

    [Fact]
    public void Without_scale_there_is_no_inverse() => Assert.False(
        double.IsFinite(default(SimilarityTransform).Invert().A));

    private static FacePoint[] Points(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new FacePoint(
        200 * random.NextDouble(), 200 * random.NextDouble()))];

    private static void AssertNear(FacePoint expected, FacePoint given, double tolerance)
    {
        Assert.Equal(expected.X, given.X, tolerance);
        Assert.Equal(expected.Y, given.Y, tolerance);
    }
}
