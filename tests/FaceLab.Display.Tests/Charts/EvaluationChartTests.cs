using System.Text.Json;
using FaceLab.Display.Charts;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Search;
using TorchSharp;

namespace FaceLab.Display.Tests.Charts;

/// <summary>Bands, ranks, calibration and confusion.</summary>
public sealed class EvaluationChartTests
{
    private static readonly PairSimilarities Pairs = new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]);
    private static readonly RocBand Band = new([0, 0.25, 0.5, 1], [0.5, 0.6, 1, 1], [0, 0.2, 0.8, 1], [1, 1, 1, 1],
        0.9);

    [Fact]
    public void A_band_lies_behind_its_curve_and_goes_with_it()
    {
        var chart = RocChart.WithBands("Two models", ("one", RocCurve.Of(Pairs), Band),
            ("<b>two", RocCurve.Of(Pairs), Band));
        var parts = new PlotlyParts(chart);

        Assert.Equal(5, parts.Traces.Length);
        Assert.Equal("toself", parts.Traces[0].GetProperty("fill").GetString());
        Assert.Equal([0, 0.25, 0.5, 1, 1, 0.5, 0.25, 0], Numbers(parts.Traces[0], "x"));
        Assert.Equal([1, 1, 1, 1, 1, 0.8, 0.2, 0], Numbers(parts.Traces[0], "y"));
        Assert.Equal(parts.Traces[0].GetProperty("legendgroup").GetString(),
            parts.Traces[2].GetProperty("legendgroup").GetString());
        Assert.NotEqual(parts.Traces[0].GetProperty("legendgroup").GetString(),
            parts.Traces[1].GetProperty("legendgroup").GetString());
        Assert.StartsWith("&lt;b&gt;two (AUC", parts.Traces[3].GetProperty("name").GetString());
        Assert.Equal("bands: 90 % of draws of people", parts.Text("legend.title.text"));
        Assert.Equal(["model", "false accept rate", "true accept rate", "low", "high"],
            chart.Data.Columns.Select(column => column.Name));
        Assert.Equal(8, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => RocChart.WithBands("none"));
    }

    [Fact]
    public void The_first_point_of_a_curve_accepts_no_pair()
    {
        var texts = new PlotlyParts(RocChart.Of("One model", ("one", RocCurve.Of(Pairs)))).Traces[0]
            .GetProperty("text").EnumerateArray().Select(text => text.GetString()).ToList();

        Assert.Equal(["no pair accepted", "similarity ≥ 0.900"], texts[..2]);
        Assert.StartsWith("TAR 0.00 % (0 of 2) at FAR 0 (0 of 2), no pair accepted",
            $"{new OperatingPoint(double.PositiveInfinity, new(0, 2), new(0, 2))}".Replace("0.00%", "0.00 %"));
    }

    [Fact]
    public void A_band_of_a_DET_curve_has_no_zero_on_its_logarithmic_axes()
    {
        var parts = new PlotlyParts(DetChart.WithBands("One model", ("one", RocCurve.Of(Pairs), Band)));

        // As FRR, half a genuine pair of two stands for none; FAR 0 has no place, nor has FAR 1 where nothing is
        // rejected in any draw.
        Assert.Equal([0.25, 0.5, 0.5, 0.25], Numbers(parts.Traces[0], "x"));
        Assert.Equal([0.8, 0.25, 0.25, 0.25], Numbers(parts.Traces[0], "y"), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Throws<ArgumentException>(() => DetChart.WithBands("none"));
    }

    [Fact]
    public void Ranks_rise_with_their_intervals()
    {
        var chart = CmcChart.Of("One model", ("one", Identified()));
        var parts = new PlotlyParts(chart);

        Assert.Equal([1.0, 2, 3], Numbers(parts.Traces[0], "x"));
        Assert.Equal([0.5, 0.75, 1], Numbers(parts.Traces[0], "y"));
        var (low, high) = new Proportion(2, 4).ClopperPearson();
        Assert.Equal(high - 0.5, parts.Traces[0].GetProperty("error_y").GetProperty("array")[0].GetDouble(), 12);
        Assert.Equal(0.5 - low, parts.Traces[0].GetProperty("error_y").GetProperty("arrayminus")[0].GetDouble(), 12);
        Assert.Equal((3L, 2L, 4L), (chart.Data.Rows.Count, chart.Data["identified"][0], chart.Data["probes"][0]));
        Assert.Throws<ArgumentException>(() => CmcChart.Of("none"));
    }

    [Fact]
    public void Reliability_is_drawn_by_bins_with_the_largest_marker_for_the_most_pairs()
    {
        var chart = ReliabilityChart.Of("One calibration",
            ("Platt", new CalibrationQuality(0.05, 0.3, 0.1, [new(0.1, 0.125, 8), new(0.9, 0.5, 2)])));
        var parts = new PlotlyParts(chart);

        Assert.Equal([0.1, 0.9], Numbers(parts.Traces[1], "x"));
        Assert.Equal([0.125, 0.5], Numbers(parts.Traces[1], "y"));
        Assert.Equal([26, 13], Numbers(parts.Traces[1].GetProperty("marker"), "size"));
        Assert.Equal("12.50 % (1 of 8)", parts.Traces[1].GetProperty("text")[0].GetString());
        Assert.Equal("Platt (calibration error 0.050)", parts.Traces[1].GetProperty("name").GetString());
        Assert.Equal(2, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => ReliabilityChart.Of("none"));
    }

    [Fact]
    public void The_confusions_that_are_most_frequent_choose_the_people()
    {
        string[] names = ["Ann_Lee", "<b>Bob", "Cy"];
        var chart = ConfusionMatrixChart.Of("Who is taken for whom", Identified(), names);
        var parts = new PlotlyParts(chart);

        // By hand: of Ann's two probes one is taken for Bob; of Bob's two one for Ann; nobody is taken for Cy.
        Assert.Equal("[[1,null],[null,1]]", parts.Traces[0].GetProperty("z").GetRawText());
        Assert.Equal("✓ 1<br>50.0 %", parts.Traces[0].GetProperty("text")[0][0].GetString());
        Assert.Equal(["Ann Lee", "&lt;b&gt;Bob"], parts.Layout.GetProperty("xaxis").GetProperty("ticktext")
            .EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(4, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => ConfusionMatrixChart.Of("x", Identified(), ["Ann"]));
    }

    /// <summary>A gallery of three people on three axes; probes of Ann (0) and Bob (1), half of them near the next
    /// person.</summary>
    private static Identification Identified()
    {
        using var gallery = torch.eye(3);
        using var probes = torch.tensor([1f, 0, 0, 0.6f, 0.8f, 0, 0, 1, 0, 0.64f, 0.48f, 0.6f], [4, 3]);
        return Identification.Of(gallery, [0, 1, 2], probes, [0, 0, 1, 1]);
    }

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
