using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary>Parts of a cell that are shown instead of run.</summary>
internal static class Markup
{
    /// <summary>The MIME type of a Mermaid diagram's source.</summary>
    public const string MermaidType = "text/vnd.mermaid";

    /// <summary>The MIME bundle of a part.</summary>
    /// <param name="part">Not C#.</param>
    /// <param name="declarations">Statements that set the values shared with the page; may be empty.</param>
    public static FormattedValue[] Of(CodePart part, string declarations) => part.Language switch
    {
        "html" => [Html((declarations.Length > 0 ? PageScript.Element(declarations) : "") + part.Text)],
        "javascript" => [Html(PageScript.Run(part.Text, declarations))],
        "markdown" => [new("text/markdown", part.Text.Trim())],
        "mermaid" => Mermaid(part.Text.Trim()),
        _ => throw new InvalidOperationException($"No markup for {part.Language}."),
    };

    /// <summary>Values for the page, and nothing to see.</summary>
    public static FormattedValue[] Declarations(string statements) => [Html(PageScript.Element(statements))];

    /// <summary>Readers that show no HTML get the source.</summary>
    private static FormattedValue[] Mermaid(string source) =>
    [
        new(MermaidType, source),
        new(PlainTextFormatter.MimeType, source),
    ];

    private static FormattedValue Html(string content) => new(HtmlFormatter.MimeType, content);
}
