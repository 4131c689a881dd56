using FaceLab.Display.Charts;
using FaceLab.Evaluation;

namespace FaceLab.Display.Tests.Charts;

/// <summary>Each chart's traces, labelled axes and table.</summary>
public sealed class ChartTests
{
    private static readonly PairSimilarities Pairs = new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]);

    [Fact]
    public void A_curve_of_a_classifier_has_no_validation_loss_but_a_metric()
    {
        var chart = TrainingChart.Of([new(5, 1.5, 0.9, double.NaN, 200),
            new(10, 3, 0.7, double.NaN, 210) { Metric = 0.75 }], steps: 10);

        var html = chart.ToFragment();

        Assert.Equal("After 10 steps and 3 s: training loss 0.700", chart.Title);
        Assert.DoesNotContain("NaN", html);
        Assert.DoesNotContain("validation batches", html);
        Assert.Contains("y2", html);
        Assert.Contains("0.75", html);
    }

    [Fact]
    public void Runs_lie_over_each_other_by_time()
    {
        var chart = RunsChart.Of("b learns sooner", "metric", point => point.Metric,
            ("a", [new(5, 10, 1, 1, 1) { Metric = 0.6 }, new(10, 20, 1, 1, 1)]),
            ("b", [new(5, 4, 1, 1, 1) { Metric = 0.9 }]));

        Assert.Equal(2, chart.Data.Rows.Count);
        Assert.Contains("seconds of training", chart.ToFragment());
        Assert.Throws<ArgumentException>(() =>
            RunsChart.Of("", "metric", point => point.Metric, ("a", [new(5, 10, 1, 1, 1)])));
    }

    [Fact]
    public void Intervals_stand_beside_what_single_trainings_gave()
    {
        var chart = IntervalChart.Of("a leads", "accuracy",
            ("a", new(0.8, 0.01, 0.78, 0.83, 0.95, 1), [0.79, 0.81]), ("b", new(0.7, 0.02, 0.66, 0.74, 0.95, 1), []));
        var parts = new PlotlyParts(chart);

        Assert.Equal([0.8, 0.7], parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal([0.03, 0.04], parts.Traces[0].GetProperty("error_x").GetProperty("array").EnumerateArray()
            .Select(x => Math.Round(x.GetDouble(), 9)));
        Assert.Equal([0.79, 0.81], parts.Traces[1].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal("accuracy", parts.Text("xaxis.title.text"));
        Assert.Equal(["name", "accuracy", "low", "high"], chart.Data.Columns.Select(column => column.Name));
        Assert.Throws<ArgumentException>(() => IntervalChart.Of("none", "accuracy"));
    }

    [Fact]
    public void A_bubble_s_area_is_in_proportion_to_the_parameters()
    {
        BootstrapInterval gain = new(0.8, 0.01, 0.78, 0.83, 0.95, 1);
        var chart = BubbleChart.Of("small leads", "ms", "accuracy", ("small", 0.5, gain, 100), ("large", 8, gain, 400));
        var parts = new PlotlyParts(chart);

        var sizes = parts.Traces.Select(trace => trace.GetProperty("marker").GetProperty("size").GetDouble()).ToList();
        Assert.Equal(4, sizes[1] * sizes[1] / (sizes[0] * sizes[0]), 9);
        Assert.Equal("log", parts.Text("xaxis.type"));
        Assert.Equal(["model", "ms", "accuracy", "low", "high", "parameters"],
            chart.Data.Columns.Select(column => column.Name));
        Assert.Throws<ArgumentException>(() => BubbleChart.Of("none", "ms", "accuracy"));
        foreach (var cost in (double[])[0, -1, double.NaN, double.PositiveInfinity])
            Assert.Contains("'bad'", Assert.Throws<ArgumentException>(
                () => BubbleChart.Of("x", "ms", "accuracy", ("bad", cost, gain, 1))).Message);
    }

    [Fact]
    public void Names_are_no_markup_and_equal_ones_have_rows_of_their_own()
    {
        var chart = IntervalChart.Of("both", "accuracy", ("a<b", new(0.8, 0.01, 0.78, 0.83, 0.95, 1), [0.79]),
            ("a<b", new(0.7, 0.02, 0.66, 0.74, 0.95, 1), [0.71]));
        var (intervals, sweep) = (new PlotlyParts(chart),
            new PlotlyParts(SweepChart.Of("one", "threshold", "F", ("a<b", [0.4], [0.7]))));

        Assert.Equal([0, 1], intervals.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetInt32()));
        Assert.Equal([0, 1], intervals.Traces[1].GetProperty("y").EnumerateArray().Select(y => y.GetInt32()));
        Assert.Equal([0, 1], intervals.Numbers("yaxis.tickvals"));
        Assert.Equal(["a&lt;b", "a&lt;b"], intervals.Layout.GetProperty("yaxis").GetProperty("ticktext")
            .EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("a&lt;b", sweep.Traces[0].GetProperty("name").GetString());
        Assert.Equal("a<b", chart.Data["name"][0]);
    }

    [Fact]
    public void Metrics_below_chance_are_within_the_axis()
    {
        var good = new PlotlyParts(TrainingChart.Of([new(5, 1, 1, 1, 1) { Metric = 0.75 }], steps: 10))
            .Layout.GetProperty("yaxis2");
        var bad = new PlotlyParts(TrainingChart.Of([new(5, 1, 1, 1, 1) { Metric = 0.75 },
            new(6, 1, 1, 1, 1) { Metric = 0.3 }], steps: 10)).Layout.GetProperty("yaxis2");

        Assert.Equal([0.5, 1], good.GetProperty("range").EnumerateArray().Select(end => end.GetDouble()));
        Assert.False(bad.TryGetProperty("range", out _));
    }

    [Fact]
    public void Every_pair_of_a_collapsed_network_is_in_a_bin()
    {
        var chart = SimilarityChart.Of("All are the same",
            new([1f, 1.0000001f, -1.0000001f, 0.99f], [true, true, false, false]), threshold: 1);
        var parts = new PlotlyParts(chart);

        foreach (var trace in parts.Traces)
        {
            var (start, end) = (trace.GetProperty("xbins").GetProperty("start").GetDouble(),
                trace.GetProperty("xbins").GetProperty("end").GetDouble());
            Assert.Equal(2, trace.GetProperty("x").EnumerateArray()
                .Count(x => x.GetDouble() >= start && x.GetDouble() < end));
        }
        Assert.Equal(1.0000001f, chart.Data["cosine similarity"][1]);
    }

    [Fact]
    public void A_sweep_shows_a_figure_against_a_setting()
    {
        var chart = SweepChart.Of("a peaks at 0.5", "threshold", "F", ("a", [0.4, 0.5], [0.7, 0.8]),
            ("b", [0.4, 0.5], [0.6, 0.5]));
        var parts = new PlotlyParts(chart);

        Assert.Equal([0.7, 0.8], parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal("threshold", parts.Text("xaxis.title.text"));
        Assert.Equal(4, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => SweepChart.Of("none", "threshold", "F"));
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() =>
            SweepChart.Of("short", "threshold", "F", ("a", [0.4, 0.5], [0.7]))).Message);
    }

    [Fact]
    public void The_learning_curve_shows_both_losses_against_steps()
    {
        var chart = TrainingChart.Of([new(5, 1.5, 0.9, 1.0, 200), new(10, 3, 0.7, 0.8, 210)], steps: 10);
        var parts = new PlotlyParts(chart);

        Assert.Equal("After 10 steps and 3 s: validation loss 0.800", chart.Title);
        Assert.Equal(["training batches", "validation batches"],
            parts.Traces.Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([5, 10], parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Equal([1.0, 0.8], parts.Traces[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal("optimizer steps", parts.Text("xaxis.title.text"));
        Assert.Equal("loss", parts.Text("yaxis.title.text"));
        Assert.Equal(["step", "seconds", "training loss", "validation loss", "metric"],
            chart.Data.Columns.Select(column => column.Name));
        Assert.Equal(2, chart.Data.Rows.Count);
    }

    [Fact]
    public void Before_the_first_evaluation_the_learning_curve_has_its_axes_alone()
    {
        var chart = TrainingChart.Of([], steps: 1200);
        var parts = new PlotlyParts(chart);

        Assert.Equal("Step 0 of 1,200: the first evaluation comes soon", chart.Title);
        Assert.Empty(parts.Traces);
        Assert.Equal("optimizer steps", parts.Text("xaxis.title.text"));
        Assert.Equal(0, chart.Data.Rows.Count);
    }

    [Fact]
    public void Runs_are_compared_by_colour_and_validation_is_dashed()
    {
        var chart = LossChart.Of("One does not learn",
            [("good", [new(5, 1, 0.9, 1.0, 200), new(10, 2, 0.3, 0.4, 200)]), ("bad", [new(20, 2, 0.5, 0.6, 200)])],
            ("chance", 0.5));
        var parts = new PlotlyParts(chart);

        Assert.Equal(["good, training", "good, validation", "bad, training", "bad, validation", "chance"],
            parts.Traces.Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([1.0, 0.4], parts.Traces[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal(["solid", "dash", "solid", "dash", "dot"],
            parts.Traces.Select(trace => trace.GetProperty("line").GetProperty("dash").GetString()));
        Assert.Equal(Colour(parts, 0), Colour(parts, 1));
        Assert.NotEqual(Colour(parts, 0), Colour(parts, 2));
        Assert.Equal([0, 20], parts.Numbers("xaxis.range"));
        Assert.Equal(3, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => LossChart.Of("none", []));
        Assert.Contains("'idle'", Assert.Throws<ArgumentException>(() => LossChart.Of("none", [("idle", [])])).Message);

        static string? Colour(PlotlyParts parts, int trace) =>
            parts.Traces[trace].GetProperty("line").GetProperty("color").GetString();
    }

    [Fact]
    public void The_ROC_shows_each_model_and_chance()
    {
        var curve = RocCurve.Of(Pairs);
        var chart = RocChart.Of("Both are alike", ("one", curve), ("two", curve));
        var parts = new PlotlyParts(chart);

        Assert.Equal(["one (AUC 0.750)", "two (AUC 0.750)", "chance"],
            parts.Traces.Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal(curve.FalseAcceptRates,
            parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal(curve.TrueAcceptRates,
            parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.NotEqual(Colour(parts, 0), Colour(parts, 1));
        Assert.StartsWith("false accept rate", parts.Text("xaxis.title.text"));
        Assert.StartsWith("true accept rate", parts.Text("yaxis.title.text"));
        Assert.Equal(2 * curve.Thresholds.Count, chart.Data.Rows.Count);
        Assert.Throws<ArgumentException>(() => RocChart.Of("none"));

        static string? Colour(PlotlyParts parts, int trace) =>
            parts.Traces[trace].GetProperty("line").GetProperty("color").GetString();
    }

    [Fact]
    public void The_DET_shows_both_errors_where_both_are_above_zero()
    {
        var parts = new PlotlyParts(DetChart.Of("One error falls, the other rises", ("one", RocCurve.Of(Pairs))));

        // By hand: of (FAR, FRR) = (0, 1), (0, 0.5), (0.5, 0.5), (0.5, 0), (1, 0) one has a place on logarithmic axes.
        Assert.Equal("one (EER 50.0 %)", parts.Traces.Single().GetProperty("name").GetString());
        Assert.Equal(0.5, parts.Traces[0].GetProperty("x").EnumerateArray().Single().GetDouble());
        Assert.Equal(0.5, parts.Traces[0].GetProperty("y").EnumerateArray().Single().GetDouble());
        Assert.Equal(("log", "log"), (parts.Text("xaxis.type"), parts.Text("yaxis.type")));
        Assert.Throws<ArgumentException>(() => DetChart.Of("none"));
    }

    [Fact]
    public void A_curve_of_many_points_is_drawn_by_those_that_can_be_told_apart()
    {
        var random = new Random(1);
        var genuine = Enumerable.Range(0, 60_000).Select(i => i % 3 == 0).ToArray();
        var curve = RocCurve.Of(new([.. genuine.Select(same => (float)random.NextDouble() + (same ? 0.4f : 0))],
            genuine));

        var chart = RocChart.Of("Many points", ("one", curve));

        var (x, y) = (Values("x"), Values("y"));
        Assert.InRange(x.Length, 500, 10_000);
        Assert.Equal(x.Length, chart.Data.Rows.Count);
        Assert.Equal((0.0, 0.0, 1.0, 1.0), (x[0], y[0], x[^1], y[^1]));
        var area = Enumerable.Range(1, x.Length - 1).Sum(i => (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2);
        Assert.Equal(curve.AreaUnderCurve, area, 1e-4);

        double[] Values(string axis) =>
            [.. new PlotlyParts(chart).Traces[0].GetProperty(axis).EnumerateArray().Select(value => value.GetDouble())];
    }

    [Fact]
    public void The_histograms_keep_the_kinds_apart_and_draw_the_threshold()
    {
        var chart = SimilarityChart.Of("They overlap", Pairs, threshold: 0.55);
        var parts = new PlotlyParts(chart);

        Assert.Equal([0.9f, 0.3f], parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetSingle()));
        Assert.Equal([0.8f, 0.1f], parts.Traces[1].GetProperty("x").EnumerateArray().Select(x => x.GetSingle()));
        Assert.Equal(0.55, parts.Layout.GetProperty("shapes")[0].GetProperty("x0").GetDouble());
        Assert.Equal("cosine similarity", parts.Text("xaxis.title.text"));
        Assert.Equal([-1, 1], parts.Numbers("xaxis.range"));
        Assert.Equal(4, chart.Data.Rows.Count);
    }

    [Fact]
    public void The_clusters_are_one_trace_a_person_with_marker_and_hover()
    {
        var chart = ClusterChart.Of("Two people", [1, 2, 3, 4, 5, 6], ["Ann_Lee", "Bob_Roy", "Ann_Lee"],
            ["a1", "b1", "a2"]);
        var parts = new PlotlyParts(chart);

        Assert.Equal(["Ann Lee", "Bob Roy"], parts.Traces.Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([1f, 5], parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetSingle()));
        Assert.Equal([2f, 6], parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetSingle()));
        Assert.Equal(["a1", "a2"],
            parts.Traces[0].GetProperty("text").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(3, chart.Data.Rows.Count);
        Assert.Equal("first principal component", parts.Text("xaxis.title.text"));
        Assert.Equal("y", new PlotlyParts(ClusterChart.Of("Plain", [1, 2], ["a"], axes: ("x", "y")))
            .Text("yaxis.title.text"));
    }

    [Fact]
    public void Sixty_people_look_different()
    {
        var people = Enumerable.Range(0, 60).Select(i => $"p{i}").ToArray();
        var parts = new PlotlyParts(ClusterChart.Of("Many", new float[120], people));

        Assert.Equal(60, parts.Traces.Select(trace => trace.GetProperty("marker").GetRawText()).Distinct().Count());
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Contains("4 coordinates",
            Assert.Throws<ArgumentException>(() => ClusterChart.Of("x", [1, 2, 3], ["a", "b"])).Message);
        Assert.Throws<ArgumentException>(() => ClusterChart.Of("x", [1, 2], ["a"], ["one", "two"]));
    }
}
