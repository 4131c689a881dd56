using System.Text.Json;

namespace FaceLab.KernelHost.Cells;

/// <summary>JavaScript that runs in the page, in an element of its own.</summary>
internal static class PageScript
{
    /// <summary>As in Polyglot Notebooks: the code is the body of an async function, so <c>await</c> and
    /// <c>return</c> work at its top, and its <c>let</c>, <c>const</c> and <c>var</c> are its own. The engine counts
    /// two lines before the first.</summary>
    private const string Runner = """
        (async function (element, code) {
          try {
            const shown = await new (async function () {}).constructor("element", code)(element);
            if (shown !== undefined)
              element.append(shown instanceof Node || typeof shown !== "object" ? shown : JSON.stringify(shown));
          } catch (error) {
            const place = !(error instanceof SyntaxError) && /(?:<anonymous>|Function):(\d+):/.exec(error && error.stack || "");
            const said = document.createElement("pre");
            said.className = "facelab-script-error";
            said.style.cssText = "color:light-dark(#b00020,#ff8f85);background:none;white-space:pre-wrap";
            said.textContent = `JavaScript: ${error}` + (place ? ` (line ${place[1] - 2})` : "");
            element.append(said);
          }
        })
        """;

    /// <summary>Runs a cell's code with <c>element</c>, the place for what it draws; its error is shown
    /// there.</summary>
    /// <param name="code">JavaScript.</param>
    /// <param name="declarations">Statements before it; may be empty.</param>
    public static string Run(string code, string declarations) => Call(Runner, code, "", declarations);

    /// <summary>Calls a function of two arguments, an element below the cell and a text.</summary>
    /// <param name="function">A function expression.</param>
    /// <param name="text">Its second argument.</param>
    /// <param name="content">HTML that the element has at first.</param>
    /// <param name="declarations">Statements before the call; may be empty.</param>
    public static string Call(string function, string text, string content, string declarations = "")
    {
        var id = $"facelab-{Guid.NewGuid():N}";
        return $"<div id=\"{id}\">{content}</div>"
            + Element($"{declarations}{function}(document.getElementById(\"{id}\"), " +
                $"{JsonSerializer.Serialize(text)});");
    }

    /// <summary>Statements as a script element.</summary>
    public static string Element(string statements) => $"<script type=\"text/javascript\">{statements}</script>";
}
