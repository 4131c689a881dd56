using System.Net;
using FaceLab.Display.Scripts;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>A chart that shows itself as a cell's last expression; its numbers stay at hand in <see cref="Data"/>.</summary>
public sealed class Figure
{
    /// <summary>Shows on light and on dark pages.</summary>
    private const string Transparent = "rgba(0,0,0,0)";

    /// <summary>As many characters of a title as fit beside each other left of the buttons, 900 pixels wide.</summary>
    private const int TitleWidth = 78;

    private readonly FaceHover? hover;
    private readonly object drawing;

    internal Figure(string title, IEnumerable<Trace> traces, Layout layout, Microsoft.Data.Analysis.DataFrame data, FaceHover? hover = null)
    {
        (Title, Data, this.hover) = (title, data, hover);
        layout.With("title", Nested(("text", Wrapped(title)), ("font", Nested(("size", 16))), ("x", 0.02), ("xanchor", "left")))
            .With("template", "none").With("font", Nested(("family", "system-ui, sans-serif"), ("size", 13)))
            .With("margin", Nested(("l", 64), ("r", 24), ("t", 56), ("b", 56)))
            .With("paper_bgcolor", Transparent).With("plot_bgcolor", Transparent)
            .With("modebar", Nested(("bgcolor", Transparent), ("color", Palette.Gray), ("activecolor", Palette.Blue)))
            .With("hovermode", "closest");
        var config = new Config().With("displaylogo", false).With("responsive", true);
        var drawn = traces.ToList();
        Plotly = GenericChart.setConfig(config, GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(drawn))));
        drawing = new { data = drawn, layout, config };
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
        var id = $"facelab-{Guid.NewGuid():N}";
        var drawn = hover is null ? "" : $",\nfunction (plot) {{ ({FigureScripts.FaceHover})(plot,\n{FigureScripts.Safe(hover.ToJson())}); }}";
        return $"""
            <div class="facelab-figure" style="position:relative"><div id="{id}" role="figure" aria-label="{WebUtility.HtmlEncode(Title)}"></div><script>
            ({FigureScripts.Draw})('{id}',
            {FigureScripts.Safe(Json())}{drawn});
            </script></div>
            """;
    }

    /// <summary>A page of its own, plotly.js (1.4 MB, compressed) inside: nothing is fetched to show it.</summary>
    public string ToPage() => HtmlPage.Of(Title, ToFragment(), PlotlyScript.Html);

    /// <inheritdoc/>
    public override string ToString() => Title;

    /// <summary>As GenericChart.toJson writes it; that one needs Plotly.NET's HTML writer, which .NET Interactive's older FSharp.Core does not fit.</summary>
    private string Json() => JsonConvert.SerializeObject(drawing);

    /// <summary>An axis with its label and unit.</summary>
    internal static Dictionary<string, object> Axis(string label, params (string, object)[] more) => Nested(
    [
        ("title", Nested(("text", label), ("standoff", 10), ("font", LabelFont))), ("gridcolor", Palette.Grid), ("zeroline", false), ("automargin", true),
        ("ticks", "outside"), ("ticklen", 5), ("tickcolor", Transparent), .. more,
    ]);

    /// <summary>Labels as large as other text; plotly.js would have them larger than there is room beside a chart.</summary>
    internal static Dictionary<string, object> LabelFont => Nested(("size", 13));

    /// <summary>A long title on two lines or more: plotly.js would let it run out of the chart.</summary>
    private static string Wrapped(string title)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in title.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > TitleWidth)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        return string.Join("<br>", [.. lines, line]);
    }
}
