using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Statistics;

public sealed class FaceSetStatisticsTests
{
    [Fact]
    public void Images_are_counted_by_person()
    {
        var statistics = FaceSetStatistics.Of(SmallSets.Of(1, 5, 1, 2, 1, 4));

        Assert.Equal(14, statistics.Images);
        Assert.Equal([new("p1", 5), new("p5", 4), new("p3", 2), new("p0", 1), new("p2", 1), new("p4", 1)],
            statistics.Identities);
        Assert.Equal([new(1, 3), new(2, 1), new(4, 1), new(5, 1)], statistics.Histogram);
        Assert.Equal((1, 1.5, 5, 3), (statistics.MinimumImages, statistics.MedianImages, statistics.MaximumImages,
            statistics.SingleImageIdentities));
        Assert.Equal(14 / 6.0, statistics.MeanImages);
        Assert.Equal("test set", statistics.Name);
    }

    [Theory]
    [InlineData(3.0, 3)]
    [InlineData(2.0, 2, 1, 7)]
    public void The_median_of_an_odd_number_is_the_middle(double median, params int[] imagesEach) =>
        Assert.Equal(median, FaceSetStatistics.Of(SmallSets.Of(imagesEach)).MedianImages);

    [LfwFact]
    public void LFW_is_as_imbalanced_as_is_known()
    {
        var statistics = FaceSetStatistics.Of(FaceSets.Open("lfw").Faces);

        Assert.Equal((4_069, 530, 1.0), (statistics.SingleImageIdentities, statistics.MaximumImages,
            statistics.MedianImages));
        Assert.Equal("George_W_Bush", statistics.Identities[0].Identity);
        Assert.Equal(1_680, statistics.Histogram.Where(bar => bar.Images >= 2).Sum(bar => bar.Identities));
    }
}
