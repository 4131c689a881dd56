using Newtonsoft.Json;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>A chart, shown as a cell's last expression, and its numbers.</summary>
public sealed class Figure
{
    private readonly string? hover;
    private readonly object drawing;

    /// <param name="title">The finding of the chart.</param>
    /// <param name="traces">Its traces.</param>
    /// <param name="layout">Its axes, legend and height; the common settings are added.</param>
    /// <param name="data">The plotted numbers.</param>
    /// <param name="hover">The faces that hovering shows, as JSON for the script; none if
    /// <see langword="null"/>.</param>
    internal Figure(string title, IEnumerable<Trace> traces, Layout layout, DataFrame data, string? hover = null)
    {
        (Title, Data, this.hover) = (title, data, hover);
        layout.With(
            ("title", Nested(("text", title), ("font", Nested(("size", 16))), ("x", 0.02), ("xanchor", "left"),
                ("y", 1), ("yanchor", "top"), ("yref", "container"), ("pad", Nested(("t", 14))))),
            ("template", "none"), ("font", Nested(("family", "system-ui, sans-serif"), ("size", 13))),
            ("margin", Nested(("l", 64), ("r", 24), ("t", 56), ("b", 56))),
            ("paper_bgcolor", Palette.Transparent), ("plot_bgcolor", Palette.Transparent), ("hovermode", "closest"),
            ("modebar", Nested(("bgcolor", Palette.Transparent), ("color", Palette.Gray),
                ("activecolor", Palette.Blue))));
        var config = new Config().With(("displaylogo", false), ("responsive", true));
        // Not by GenericChart.toJson: .NET Interactive's older FSharp.Core does not fit a part of Plotly.NET for it.
        drawing = new { data = traces.ToList(), layout, config };
    }

    /// <summary>The finding of the chart, in one line.</summary>
    public string Title { get; }

    /// <summary>The plotted numbers as a table.</summary>
    public DataFrame Data { get; }

    /// <summary>Makes a fragment for a page that has plotly.js: a div and a script that draws into it.</summary>
    public string ToFragment()
    {
        var id = $"facelab-{Guid.NewGuid():N}";
        var drawn = hover is null ? ""
            : $",\nfunction (plot) {{ ({Page.Asset("face-hover.js")})(plot,\n{Safe(hover)}); }}";
        return $"""
            <div class="facelab-figure" style="position:relative">
            <div id="{id}" role="figure" aria-label="{WebUtility.HtmlEncode(Title)}"></div><script>
            ({Page.Asset("figure.js")})('{id}',
            {Safe(JsonConvert.SerializeObject(drawing))},
            {Page.Asset("fit.js")}{drawn});
            </script></div>
            """;
    }

    /// <summary>Makes a complete page with plotly.js (1.4 MB, compressed) inside; it fetches nothing.</summary>
    public string ToPage() => Page.Of(Title, ToFragment(), Page.Plotly);

    /// <inheritdoc/>
    public override string ToString() => Title;

    /// <summary>Escapes JSON for a script element: no tag and no comment can begin in it.</summary>
    private static string Safe(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}
