using FaceLab.Display.Charts;

namespace FaceLab.Display.Tests.Charts;

public sealed class TripletChartTests
{
    [Fact]
    public void Kinds_are_stacked_as_shares_with_the_counts_at_hand()
    {
        var chart = TripletKindsChart.Of("Training makes them easy", ("before", new(Easy: 0, SemiHard: 30, Hard: 10)),
            ("after", new(98, 1, 1)));
        var parts = new PlotlyParts(chart);

        Assert.Equal(["hard", "semi-hard", "easy"],
            parts.Traces.Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([0.25, 0.01], Numbers(parts, 0, "x"));
        Assert.Equal([0, 0.98], Numbers(parts, 2, "x"));
        Assert.Equal("before: 30 semi-hard of 40 triplets", parts.Traces[1].GetProperty("hovertext")[0].GetString());
        Assert.Equal("", parts.Traces[0].GetProperty("text")[1].GetString());           // too narrow for its number
        Assert.Equal("share of the batch's triplets", parts.Text("xaxis.title.text"));
        Assert.Equal(6, chart.Data.Rows.Count);
    }

    [Fact]
    public void A_batch_without_triplets_is_named()
    {
        Assert.Throws<ArgumentException>(() => TripletKindsChart.Of("none"));
        Assert.Contains("'alone'",
            Assert.Throws<ArgumentException>(() => TripletKindsChart.Of("none", ("alone", new(0, 0, 0)))).Message);
    }

    [Fact]
    public void The_circle_is_cut_where_the_kinds_meet()
    {
        // The positive is at squared distance 1, so hard reaches 60 degrees; margin 1: semi-hard reaches 90 degrees.
        var chart = TripletCircleChart.Of("Three kinds", margin: 1, anchorRadians: 0, positiveRadians: Math.PI / 3, 0.5,
            1.3, Math.PI);
        var parts = new PlotlyParts(chart);

        Assert.Equal(["hard", "semi-hard", "easy"], Enumerable.Range(0, 3).Select(row => chart.Data["kind"][row]));
        Assert.Equal(0.0, chart.Data["loss"][2]);
        Assert.Equal(2 - (2 - 2 * Math.Cos(0.5)), Assert.IsType<double>(chart.Data["loss"][0]), 12);
        Assert.InRange(Numbers(parts, 0, "x").Min(), 0.5, 0.51);
        Assert.InRange(Numbers(parts, 1, "x").Min(), 0, 0.01);
        Assert.Equal(720, Enumerable.Range(0, 3).Sum(trace => Numbers(parts, trace, "x").Length));
        Assert.Equal(3 + 2 + 3, parts.Traces.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => TripletCircleChart.Of("none", 0, 0, 1));
    }

    private static double[] Numbers(PlotlyParts parts, int trace, string axis) =>
        [.. parts.Traces[trace].GetProperty(axis).EnumerateArray().Select(number => number.GetDouble())];
}
