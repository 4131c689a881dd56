using System.Text.RegularExpressions;
using Plotly.NET;

namespace FaceLab.Plotly;

public sealed partial class PageTests
{
    [Fact]
    public void Chart_html_is_an_element_and_the_script_that_draws_into_it()
    {
        var html = GenericChart.toChartHTML(Bars());
        var id = Id().Match(html).Groups[1].Value;
        var function = "renderPlotly_" + id.Replace("-", "", StringComparison.Ordinal);

        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal(
            $$"""
            <div><div id="{{id}}"><!-- Plotly chart will be drawn inside this DIV --></div><script type="text/javascript">var {{function}} = function() {
                var data = [{"type":"bar","y":[1,2]}];
                var layout = {};
                var config = {};
                Plotly.newPlot('{{id}}', data, layout, config);
            };
            {{function}}();
            </script></div>
            """,
            html.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Two_renderings_have_different_ids()
    {
        var chart = Bars();
        Assert.NotEqual(Id().Match(GenericChart.toChartHTML(chart)).Value, Id().Match(GenericChart.toChartHTML(chart)).Value);
    }

    [Fact]
    public void A_full_page_carries_plotly_js_before_the_chart_and_names_no_other_host()
    {
        var page = GenericChart.toEmbeddedHTML(With(Bars(), DisplayOptions.setPlotlyReference(PlotlyJSReference.Full)));

        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Matches(@"plotly\.js v2\.2\d\.\d", page[..400]);
        Assert.True(page.Length > 3_000_000);
        Assert.True(page.IndexOf("<head>", StringComparison.Ordinal) < page.IndexOf("plotly.js v2", StringComparison.Ordinal));
        Assert.EndsWith("</script></body></html>", page.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_reference_has_title_description_and_character_set_escaped()
    {
        var chart = With(Bars(), DisplayOptions.setPlotlyReference(PlotlyJSReference.NoReference));
        chart = With(chart, DisplayOptions.setDocumentTitle("loss < 1 & \"falling\""));
        chart = With(chart, DisplayOptions.setDocumentDescription("a chart"));
        chart = With(chart, DisplayOptions.setDocumentCharset("utf-8"));

        Assert.Contains(
            """<html><head><title>loss &lt; 1 &amp; &quot;falling&quot;</title><meta charset="utf-8"><meta name="description" content="a chart"></head><body><div id=""",
            GenericChart.toEmbeddedHTML(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_read_back_what_was_set()
    {
        var options = new DisplayOptions();
        Assert.Null(DisplayOptions.tryGetDocumentTitle(options));
        Assert.Equal("", DisplayOptions.getDocumentTitle(options));
        Assert.Same(PlotlyJSReference.NoReference, DisplayOptions.getPlotlyReference(options));

        DisplayOptions.setDocumentTitle("faces").Invoke(options);
        DisplayOptions.setPlotlyReference(PlotlyJSReference.Full).Invoke(options);
        Assert.Equal("faces", DisplayOptions.tryGetDocumentTitle(options)?.Value);
        Assert.True(DisplayOptions.getPlotlyReference(options).IsFull);
    }

    [Fact]
    public void The_assembly_carries_plotly_js_under_its_version()
    {
        var name = Assert.Single(typeof(Trace).Assembly.GetManifestResourceNames(),
            resource => resource.EndsWith(".min.js", StringComparison.Ordinal));
        Assert.Matches(@"^Plotly\.NET\.plotly-2\.\d+\.\d+\.min\.js$", name);
    }

    private static GenericChart With(GenericChart chart, Microsoft.FSharp.Core.FSharpFunc<DisplayOptions, DisplayOptions> set) =>
        GenericChart.setDisplayOptions(set.Invoke(GenericChart.getDisplayOptions(chart)), chart);

    private static GenericChart Bars()
    {
        dynamic trace = new Trace("bar");
        trace.y = new[] { 1, 2 };
        return GenericChart.ofTraceObject(false, (Trace)trace);
    }

    [GeneratedRegex("<div id=\"([0-9a-f-]{36})\">")]
    private static partial Regex Id();
}
