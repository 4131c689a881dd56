using System.Text.RegularExpressions;
using FaceLab.Display.Charts;
using FaceLab.Display.Tests.Support;
using FaceLab.Learning;

namespace FaceLab.Display.Tests.Charts;

public sealed class FigureTests
{
    private static readonly Figure Chart = TrainingChart.Of([new EvaluationStep(1, 0.1, 1.0, 1.1, 100)], steps: 10);

    [Fact]
    public void A_fragment_draws_into_its_own_div_and_brings_no_library()
    {
        var fragment = Chart.ToFragment();

        var id = Regex.Match(fragment, "<div id=\"([^\"]+)\"").Groups[1].Value;
        Assert.Contains($"('{id}',", fragment);
        Assert.Contains("Plotly.react(plot, figure.data, layout, figure.config)", fragment);
        Assert.True(fragment.Length < 10_000);
        Assert.DoesNotContain("http", fragment);
        Assert.DoesNotContain("src=", fragment);
        Assert.DoesNotContain("<html", fragment);
    }

    [Fact]
    public void A_name_cannot_end_the_script_of_its_fragment()
    {
        var fragment = ClusterChart.Of("a </script><b>title", [0, 0, 1, 1], ["</script><img src=x>", "b"]).ToFragment();

        Assert.Single(Regex.Matches(fragment, "</script"));
        Assert.EndsWith("</script></div>", fragment.Trim());
    }

    [Theory]
    [InlineData("<!--<script>")]
    [InlineData("</SCRIPT >")]
    public void No_tag_and_no_comment_begins_within_the_script(string name)
    {
        var fragment = ClusterChart.Of(name, [0, 0], [name]).ToFragment();

        var script = fragment[(fragment.IndexOf("<script>", StringComparison.Ordinal) +
            8)..fragment.LastIndexOf("</script>", StringComparison.Ordinal)];
        Assert.DoesNotContain("<!--", script);
        Assert.DoesNotContain("<script", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("</", script);
    }

    [Fact]
    public void Light_and_dark_pages_show_through()
    {
        var parts = new PlotlyParts(Chart);

        Assert.Equal(("rgba(0,0,0,0)", "rgba(0,0,0,0)"), (parts.Text("paper_bgcolor"), parts.Text("plot_bgcolor")));
        Assert.False(parts.Layout.GetProperty("font").TryGetProperty("color", out _));
    }

    [Fact]
    public void Two_fragments_of_one_chart_can_share_a_page()
    {
        var ids = new[] { Chart, Chart }.Select(chart =>
            Regex.Match(chart.ToFragment(), "<div id=\"([^\"]+)\"").Groups[1].Value);

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public void A_page_has_plotly_js_inside_once_and_fetches_nothing()
    {
        var page = Chart.ToPage();

        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.Single(Regex.Matches(PackedPlotly.In(page), @"plotly\.js v\d"));
        Assert.DoesNotMatch("<script[^>]*src", page);
        Assert.DoesNotMatch("<link[^>]*href", page);
        Assert.Contains("Plotly.react(", page);
    }

    [Fact]
    public void The_title_says_what_the_chart_finds()
    {
        Assert.Equal("Step 1 of 10: validation loss 1.100, 100 images/s", Chart.Title);
        Assert.Equal(Chart.Title, Chart.ToString());
        Assert.Equal(Chart.Title, new PlotlyParts(Chart).Text("title.text"));
    }
}
