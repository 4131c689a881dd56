using Microsoft.FSharp.Collections;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>A chart that shows itself as a cell's last expression; its numbers stay at hand in <see cref="Data"/>.</summary>
public sealed class Figure
{
    internal Figure(string title, IEnumerable<Trace> traces, Layout layout, Microsoft.Data.Analysis.DataFrame data)
    {
        Title = title;
        Data = data;
        layout.With("title", Nested(("text", title), ("font", Nested(("size", 16))), ("x", 0.02), ("xanchor", "left")))
            .With("template", "none").With("font", Nested(("family", "system-ui, sans-serif"), ("size", 13)))
            .With("margin", Nested(("l", 64), ("r", 24), ("t", 56), ("b", 56)))
            .With("hovermode", "closest");
        var config = new Config().With("displaylogo", false).With("responsive", true);
        Plotly = GenericChart.setConfig(config, GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces))));
    }

    /// <summary>What the chart finds, in one line.</summary>
    public string Title { get; }

    /// <summary>The plotted numbers as a table.</summary>
    public Microsoft.Data.Analysis.DataFrame Data { get; }

    /// <summary>The Plotly.NET chart, to change or export further.</summary>
    public GenericChart Plotly { get; }

    /// <summary>A fragment for a page that has plotly.js: a div and a script that draws into it.</summary>
    public string ToFragment()
    {
        // Plotly.NET does not escape the end of a script in names and captions; within JSON "<\/" is the same text.
        var html = GenericChart.toChartHTML(With(PlotlyJSReference.NoReference));
        var start = html.IndexOf('>', html.IndexOf("<script", StringComparison.Ordinal)) + 1;
        var end = html.LastIndexOf("</script>", StringComparison.Ordinal);
        return html[..start] + html[start..end].Replace("</", "<\\/", StringComparison.Ordinal) + html[end..];
    }

    /// <summary>A page of its own, plotly.js (4 MB) inside: nothing is fetched to show it.</summary>
    public string ToPage() => GenericChart.toEmbeddedHTML(With(PlotlyJSReference.Full));

    /// <inheritdoc/>
    public override string ToString() => Title;

    private GenericChart With(PlotlyJSReference reference)
    {
        var display = new DisplayOptions().With("PlotlyJSReference", reference).With("DocumentTitle", Title);
        return GenericChart.setDisplayOptions(display, Plotly);
    }

    /// <summary>An axis with its label and unit.</summary>
    internal static Dictionary<string, object> Axis(string label, params (string, object)[] more) =>
        Nested([("title", Nested(("text", label))), ("gridcolor", "#E6E6E6"), ("zeroline", false), ("automargin", true), .. more]);
}
