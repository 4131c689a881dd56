using System.Net;

namespace Plotly.NET;

/// <summary>The HTML of a chart: an empty element, and a script that has plotly.js draw into it.</summary>
internal static class Html
{
    public static string Chart(GenericChart chart) => $"<div>{ElementAndScript(chart)}</div>";

    public static string Page(GenericChart chart)
    {
        var options = GenericChart.getDisplayOptions(chart);
        var plotly = DisplayOptions.getPlotlyReference(options).IsFull
            ? $"""<script type="text/javascript" charset="utf-8">{PlotlyJs.Source.Value}</script>""" : "";
        var title = WebUtility.HtmlEncode(DisplayOptions.getDocumentTitle(options));
        var charset = WebUtility.HtmlEncode(DisplayOptions.getDocumentCharset(options));
        var description = WebUtility.HtmlEncode(DisplayOptions.getDocumentDescription(options));
        return $"""
            <!DOCTYPE html>
            <html><head>{plotly}<title>{title}</title><meta charset="{charset}"><meta name="description" content="{description}"></head><body>{ElementAndScript(chart)}</body></html>
            """;
    }

    private static string ElementAndScript(GenericChart chart)
    {
        var id = Guid.NewGuid().ToString();
        var function = "renderPlotly_" + id.Replace("-", "", StringComparison.Ordinal);
        return $$"""
            <div id="{{id}}"><!-- Plotly chart will be drawn inside this DIV --></div><script type="text/javascript">var {{function}} = function() {
                var data = {{Json.Of(GenericChart.getTraces(chart))}};
                var layout = {{Json.Of(GenericChart.getLayout(chart))}};
                var config = {{Json.Of(GenericChart.getConfig(chart))}};
                Plotly.newPlot('{{id}}', data, layout, config);
            };
            {{function}}();
            </script>
            """;
    }
}
