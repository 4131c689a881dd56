using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Tables;
using FaceLab.Faces.Statistics;

namespace FaceLab.Display.Tests.Charts;

/// <summary>The chart and the table of a set's images per identity.</summary>
public sealed class FaceSetChartTests
{
    [Theory]
    [InlineData("people: 6 images of 3 identities; 1 with a single one, the largest with 3", 2, 1, 3)]
    [InlineData("people: 5 images of 2 identities, from 2 to 3", 2, 3)]
    [InlineData("people: 4 images of 2 identities, 2 each", 2, 2)]
    public void The_imbalance_shows_identities_from_most_to_fewest(string title, params int[] imagesEach)
    {
        var chart = ImbalanceChart.Of(FaceSetStatistics.Of(People(imagesEach)));
        var parts = new PlotlyParts(chart);

        Assert.Equal(title, chart.Title);
        Assert.Equal(imagesEach.OrderDescending(),
            parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetInt32()));
        Assert.Equal("images of the identity", parts.Text("yaxis.title.text"));
        Assert.Equal("log", parts.Text("yaxis.type"));
        Assert.Equal("linear", parts.Text("xaxis.type"));
        Assert.Equal(imagesEach.Length, chart.Data.Rows.Count);
    }

    [Fact]
    public void Many_identities_need_two_logarithmic_axes() =>
        Assert.Equal("log", new PlotlyParts(ImbalanceChart.Of(FaceSetStatistics.Of(People([.. Enumerable.Repeat(1,
            101)])))).Text("xaxis.type"));

    [Fact]
    public void The_histogram_is_a_table()
    {
        var table = FaceSetStatistics.Of(People(2, 1, 2)).ToHistogramTable();

        Assert.Equal((2, 2, 2), (table.Rows.Count, table["images"][1], table["identities"][1]));
    }

    private static FaceSet People(params int[] imagesEach) => new("people", imagesEach.SelectMany((images, person) =>
        Enumerable.Range(1, images).Select(n => new FaceRecord($"p{person}", n, $"none:{person}_{n}"))));
}
