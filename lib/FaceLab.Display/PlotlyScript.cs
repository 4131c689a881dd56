using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display;

/// <summary>plotly.js as one script element: a page needs it once, before its first chart.</summary>
internal static class PlotlyScript
{
    private static readonly Lazy<string> Element = new(Make);

    public static string Html => Element.Value;

    /// <summary>
    /// Plotly.NET carries plotly.js and writes it into the page of a "full" chart; from there it is taken. Classic Jupyter has
    /// require.js on its pages, which would swallow the library as an anonymous module: hiding `define` keeps it global.
    /// </summary>
    private static string Make()
    {
        var options = new DisplayOptions().With("PlotlyJSReference", PlotlyJSReference.Full);
        var page = GenericChart.toEmbeddedHTML(GenericChart.setDisplayOptions(options, GenericChart.ofTraceObjects(false, Array.Empty<Trace>())));
        var code = page.Split("<script").Skip(1).Select(rest => rest[(rest.IndexOf('>', StringComparison.Ordinal) + 1)..])
            .Select(rest => rest[..Math.Max(0, rest.IndexOf("</script>", StringComparison.Ordinal))]).MaxBy(script => script.Length)!;
        return $"<script>if (!window.Plotly) (function () {{ var define, module, exports;\n{code}\n}}).call(window);</script>";
    }
}
