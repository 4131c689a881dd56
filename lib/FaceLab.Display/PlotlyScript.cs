using System.IO.Compression;
using Plotly.NET;

namespace FaceLab.Display;

/// <summary>plotly.js as one script element: a page needs it once, before its first chart.</summary>
/// <remarks>
/// It is compressed, 1.4 MB instead of 3.6: .NET Interactive takes seconds for each megabyte of an output, and every notebook and page
/// carries it. Browsers unpack it themselves (Chromium 80, Firefox 113, Safari 16.4 and later).
/// </remarks>
internal static class PlotlyScript
{
    private static readonly Lazy<string> Element = new(Make);

    public static string Html => Element.Value;

    /// <summary>
    /// Classic Jupyter has require.js on its pages, which would swallow the library as an anonymous module: hiding `define` keeps it global.
    /// </summary>
    private static string Make() => $$"""
        <script>if (!window.Plotly) (async function () {
          var packed = Uint8Array.from(atob("{{Packed()}}"), function (c) { return c.charCodeAt(0); });
          var stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
          var script = document.createElement("script");
          script.text = "(function () { var define, module, exports;\n" + await new Response(stream).text() + "\n}).call(window);";
          document.head.appendChild(script).remove();
        })();</script>
        """;

    /// <summary>Plotly.NET carries plotly.js as a resource.</summary>
    private static string Packed()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var source = assembly.GetManifestResourceStream(name)!;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            source.CopyTo(gzip);
        return Convert.ToBase64String(packed.ToArray());
    }
}
