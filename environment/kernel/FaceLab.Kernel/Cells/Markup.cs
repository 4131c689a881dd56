using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary>Parts of a cell that are shown instead of run.</summary>
internal static class Markup
{
    private const string PreStyle =
        "border-left:3px solid #7aa2c8;padding:.6em 1em;margin:.4em 0;background:#f5f8fb;color:#222;overflow:auto";

    /// <summary>The MIME bundle of a part.</summary>
    /// <param name="part">Not C#.</param>
    /// <param name="script">Statements that set the values shared with the page; may be empty.</param>
    public static FormattedValue[] Of(CodePart part, string script) => part.Language switch
    {
        "html" => [Html(script.Length > 0 ? Script(script) + part.Text : part.Text)],
        "javascript" => [Html(Script(script + part.Text))],
        "markdown" => [new("text/markdown", part.Text.Trim())],
        "mermaid" => Mermaid(part.Text.Trim()),
        _ => throw new InvalidOperationException($"No markup for {part.Language}."),
    };

    /// <summary>
    /// JupyterLab draws text/vnd.mermaid itself. Others show the source, which is made to be read: the library that
    /// draws it is over 3 MB, too much for every page.
    /// </summary>
    private static FormattedValue[] Mermaid(string source) =>
    [
        new("text/vnd.mermaid", source),
        Html($"<figure><pre style=\"{PreStyle}\">{WebUtility.HtmlEncode(source)}</pre>"
            + "<figcaption><small>Diagram (Mermaid source)</small></figcaption></figure>"),
        new(PlainTextFormatter.MimeType, source),
    ];

    private static string Script(string code) => $"<script type=\"text/javascript\">{code}</script>";

    private static FormattedValue Html(string content) => new(HtmlFormatter.MimeType, content);
}
