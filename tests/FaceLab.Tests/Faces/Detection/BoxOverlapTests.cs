using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class BoxOverlapTests
{
    private static readonly FaceBox Box = new(10, 20, 40, 30);

    [Theory]
    [InlineData(10, 20, 40, 30, 1)]
    [InlineData(30, 20, 40, 30, 600.0 / 1800)]
    [InlineData(20, 25, 10, 10, 100.0 / 1200)]
    [InlineData(50, 20, 40, 30, 0)]
    [InlineData(0, 0, 5, 5, 0)]
    [InlineData(20, 25, 0, 10, 0)]
    [InlineData(60, 25, -40, 10, 0)]
    public void Intersection_over_union_is_that_of_the_areas(
        double x, double y, double width, double height, double expected)
    {
        var other = new FaceBox(x, y, width, height);

        Assert.Equal(expected, Box.IntersectionOverUnion(other), 1e-12);
        Assert.Equal(expected, other.IntersectionOverUnion(Box), 1e-12);
    }

    [Fact]
    public void Not_a_number_overlaps_nothing() => Assert.Equal(
        0, Box.IntersectionOverUnion(Box with { X = double.NaN }));

    [Fact]
    public void The_side_is_that_of_the_square_of_the_same_area()
    {
        Assert.Equal(20, new FaceBox(1, 2, 10, 40).Side());
        Assert.Equal(0, new FaceBox(1, 2, -10, 40).Side());
    }
}
