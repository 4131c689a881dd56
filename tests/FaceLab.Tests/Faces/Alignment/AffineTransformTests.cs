using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Tests.Faces.Alignment;

public sealed class AffineTransformTests
{
    private static readonly AffineTransform Sheared = new(1.5, 0.25, -3, -0.5, 0.75, 8);

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void A_transform_is_found_again_from_the_points_it_moved(int count)
    {
        var random = new Random(count);
        FacePoint[] from = [.. Enumerable.Range(0, count).Select(_ => new FacePoint(random.NextDouble(), random.NextDouble()))];

        var fit = AffineTransform.Fit(from, [.. from.Select(Sheared.Apply)]);

        Assert.Equal(Sheared.XX, fit.XX, 1e-9);
        Assert.Equal(Sheared.XY, fit.XY, 1e-9);
        Assert.Equal(Sheared.X0, fit.X0, 1e-9);
        Assert.Equal(Sheared.YX, fit.YX, 1e-9);
        Assert.Equal(Sheared.YY, fit.YY, 1e-9);
        Assert.Equal(Sheared.Y0, fit.Y0, 1e-9);
    }

    [Fact]
    public void Four_points_leave_the_least_squared_error()
    {
        // A square whose last corner is pulled out by 4. The pattern (+ - - +), which no affine map can follow, has a share of
        // a quarter in that pull: each corner misses its target by 1, in turn too far and too near.
        FacePoint[] square = [new(-1, -1), new(1, -1), new(-1, 1), new(1, 1)];
        FacePoint[] targets = [new(-1, -1), new(1, -1), new(-1, 1), new(5, 1)];

        var fit = AffineTransform.Fit(square, targets);

        Assert.Equal([-1.0, 1, 1, -1], square.Zip(targets, (from, to) => Math.Round(fit.Apply(from).X - to.X, 9)));
        Assert.Equal([0.0, 0, 0, 0], square.Zip(targets, (from, to) => Math.Round(fit.Apply(from).Y - to.Y, 9)));
    }

    [Fact]
    public void Composition_and_inverse_lead_back()
    {
        var point = new FacePoint(3, 5);
        var next = new AffineTransform(0.5, 1, 1, -1, 0.25, 2);

        Assert.Equal(next.Apply(Sheared.Apply(point)), Sheared.Then(next).Apply(point));
        var back = Sheared.Invert().Apply(Sheared.Apply(point));
        Assert.Equal(3, back.X, 12);
        Assert.Equal(5, back.Y, 12);
        Assert.Equal(1.5 * 0.75 + 0.25 * 0.5, Sheared.Determinant, 12);
    }

    [Theory]
    [InlineData(0, 0, 1, 1, 2, 2)]
    [InlineData(5, 5, 5, 5, 5, 5)]
    [InlineData(1e5, 0, 1e5, 1, 1e5, 2)]
    public void Points_on_one_line_are_refused(double ax, double ay, double bx, double by, double cx, double cy) =>
        Assert.Contains("one line", Assert.Throws<ArgumentException>(() =>
            AffineTransform.Fit([new(ax, ay), new(bx, by), new(cx, cy)], [new(0, 0), new(1, 0), new(0, 1)])).Message);

    [Fact]
    public void Two_pairs_are_refused() =>
        Assert.Contains("at least 3", Assert.Throws<ArgumentException>(() => AffineTransform.Fit([new(0, 0), new(1, 1)], [new(0, 0), new(1, 1)])).Message);

    [Fact]
    public void A_flat_transform_has_no_inverse()
    {
        Assert.Throws<InvalidOperationException>(() => new AffineTransform(1, 2, 0, 2, 4, 0).Invert());
        Assert.Throws<InvalidOperationException>(() => new AffineTransform(double.NaN, 0, 0, 0, 1, 0).Invert());
    }
}
