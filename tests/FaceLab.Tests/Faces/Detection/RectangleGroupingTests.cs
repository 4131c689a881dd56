using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class RectangleGroupingTests
{
    [Fact]
    public void A_group_is_its_mean_and_the_sum_of_its_margins()
    {
        var groups = RectangleGrouping.Group([new(10, 10, 40, 40, 1), new(12, 10, 40, 40, 2), new(11, 13, 43, 43, 4)],
            200, 200, 2);

        Assert.Equal(new FaceDetection(new FaceBox(11, 11, 41, 41), 7) { Windows = 3 }, Assert.Single(groups));
    }

    [Fact]
    public void A_chain_of_neighbours_is_one_group()
    {
        // Sides of 40 allow 8 pixels: the first and the last are 14 apart.
        CascadeWindow[] chain = [new(14, 0, 40, 40, 1), new(0, 0, 40, 40, 1), new(7, 0, 40, 40, 1)];

        Assert.Single(RectangleGrouping.Group(chain, 200, 200, 1));
        Assert.Empty(RectangleGrouping.Group(chain[..2], 200, 200, 1));
    }

    [Fact]
    public void A_group_needs_more_windows_than_the_minimum()
    {
        CascadeWindow[] twins = [.. Enumerable.Repeat(new CascadeWindow(5, 5, 30, 30, 1), 3)];

        Assert.Single(RectangleGrouping.Group(twins, 99, 99, 2));
        Assert.Empty(RectangleGrouping.Group(twins, 99, 99, 3));
    }

    [Fact]
    public void A_small_group_inside_a_better_one_is_dropped()
    {
        var outer = Enumerable.Repeat(new CascadeWindow(0, 0, 100, 100, 1), 5);
        var inner = Enumerable.Repeat(new CascadeWindow(20, 30, 30, 30, 1), 4);
        var outside = Enumerable.Repeat(new CascadeWindow(150, 30, 30, 30, 1), 4);

        Assert.Equal([0.0, 150], RectangleGrouping.Group([.. inner, .. outer, .. outside], 300, 300, 2)
            .Select(face => face.Box.X));
    }

    [Fact]
    public void Without_a_minimum_every_window_stays()
    {
        var faces = RectangleGrouping.Group([new(0, 0, 9, 9, 1), new(0, 0, 9, 9, 3)], 99, 99, 0);

        Assert.Equal([3.0, 1], faces.Select(face => face.Confidence));
        Assert.Empty(RectangleGrouping.Group([], 99, 99, 0));
        Assert.Empty(RectangleGrouping.Group([], 99, 99, 3));
    }

    [Fact]
    public void What_stands_over_the_edge_is_cut() =>
        Assert.Equal(new FaceBox(60, 50, 40, 30), Assert.Single(
            RectangleGrouping.Group([new(60, 50, 41, 41, 1)], 100, 80, 0)).Box);
}
