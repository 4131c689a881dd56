using System.IO.Compression;
using Plotly.NET;

namespace FaceLab.Display;

/// <summary>The parts of a page: scripts and styles, plotly.js, and the page around a fragment.</summary>
internal static class Page
{
    private static readonly Lazy<string> Element = new(MakePlotly);

    /// <summary>plotly.js as one script element: a page needs it once, before its first chart.</summary>
    /// <remarks>
    /// It is compressed, 1.4 MB instead of 3.6: .NET Interactive takes seconds for each megabyte of an output, and
    /// every notebook and page carries it. Browsers unpack it themselves (Chromium 80, Firefox 113, Safari 16.4 and
    /// later).
    /// </remarks>
    public static string Plotly => Element.Value;

    public static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().TrimEnd();
    }

    /// <summary>Makes a style element of the common colours and of a fragment's own rules.</summary>
    public static string Style(string name) => $"<style>{Asset("colours.css")}\n{Asset(name)}</style>";

    /// <summary>Makes a complete page around a fragment; its colours are those that its reader prefers.</summary>
    /// <param name="title">The page's title; plain, not HTML.</param>
    /// <param name="body">HTML.</param>
    /// <param name="head">More HTML for the head: styles, scripts.</param>
    public static string Of(string title, string body, string head = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>{Asset("colours.css")}</style>
        {head}
        </head>
        <body class="facelab-page">
        {body}
        </body>
        </html>
        """;

    /// <summary>Compresses plotly.js, which Plotly.NET carries as a resource.</summary>
    private static string MakePlotly()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames()
            .Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var source = assembly.GetManifestResourceStream(name)!;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            source.CopyTo(gzip);
        // Classic Jupyter has require.js, which would take the library for an anonymous module: hiding `define` keeps
        // it global.
        return $$"""
            <script>if (!window.Plotly) (async function () {
              var bytes = atob("{{Convert.ToBase64String(packed.ToArray())}}");
              var packed = Uint8Array.from(bytes, function (c) { return c.charCodeAt(0); });
              var stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
              var script = document.createElement("script");
              var library = await new Response(stream).text();
              script.text = "(function () { var define, module, exports;\n" + library + "\n}).call(window);";
              document.head.appendChild(script).remove();
            })();</script>
            """;
    }
}
