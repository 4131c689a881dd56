using System.Net;

namespace FaceLab.KernelHost.Cells;

/// <summary>A Mermaid diagram, drawn by the library that set-up took from npm. Nothing is fetched by the
/// page.</summary>
internal static class Diagram
{
    private const string PreStyle =
        "border-left:3px solid #7aa2c8;padding:.6em 1em;margin:.4em 0;background:#f5f8fb;color:#222;overflow:auto";

    private const string Draw = """
        (async function draw(element, source) {
          try {
            // The page is dark where its ink is light.
            const ink = getComputedStyle(element).color.match(/[\d.]+/g);
            // Labels as SVG text: as HTML they would take on the page's own style.
            mermaid.initialize({ theme: ink[1] > 128 ? "dark" : "default", startOnLoad: false, suppressErrorRendering: true,
              htmlLabels: false, flowchart: { htmlLabels: false } });
            matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(element, source), { once: true });
            element.innerHTML = (await mermaid.render(element.id + "-drawing", source)).svg;
          } catch (error) {
            const said = document.createElement("pre");
            said.className = "facelab-script-error";
            said.style.cssText = "color:light-dark(#b00020,#ff8f85);background:none;white-space:pre-wrap";
            said.textContent = `Mermaid: ${error && error.message || error}`;
            element.append(said);
          }
        })
        """;

    private static readonly Lazy<string> Library = new(ReadLibrary);

    private static string LibraryFile => Environment.GetEnvironmentVariable("FACELAB_MERMAID") ?? "";

    /// <summary>The diagram. Until it is drawn, and where it cannot be, its source stands in its place.</summary>
    public static string Html(string source)
    {
        var text = $"<pre style=\"{PreStyle}\">{WebUtility.HtmlEncode(source)}</pre>";
        return Library.Value.Length > 0
            ? $"<figure>{Library.Value}{PageScript.Call(Draw, source, text)}</figure>"
            : $"<figure>{text}<figcaption><small>Not drawn: mermaid is not installed. Install npm, then run "
                + "<code>environment/lab setup</code>.</small></figcaption></figure>";
    }

    /// <summary>Every diagram carries the library (3 MB), so that a cell can be run again, moved or deleted alone; an
    /// exported page keeps one. Classic Jupyter has require.js, which would take the library's parts for modules:
    /// `define` is hidden from them.</summary>
    private static string ReadLibrary()
    {
        if (!File.Exists(LibraryFile))
            return "";
        // Inside of a script element these two would be read as HTML.
        var code = File.ReadAllText(LibraryFile)
            .Replace("</script", "\\x3c/script", StringComparison.OrdinalIgnoreCase)
            .Replace("<!--", "\\x3c!--", StringComparison.Ordinal);
        return PageScript.Element(
            $"if (!window.mermaid) " +
                $"{{ const hidden = window.define; window.define = undefined;\n{code}\nwindow.define = hidden; }}");
    }
}
