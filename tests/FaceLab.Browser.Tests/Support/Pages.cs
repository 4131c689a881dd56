using FaceLab.Display;

namespace FaceLab.Browser.Tests.Support;

/// <summary>Pages as a saved notebook has them: the first cell's output, then others.</summary>
internal static class Pages
{
    /// <summary>A page whose colours follow the reader's.</summary>
    /// <param name="outputs">HTML of each cell.</param>
    public static string Of(params IEnumerable<string> outputs) => $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Notebook</title>
        <style>@media (prefers-color-scheme: dark) {"{ body { background: #1e1e1e; color: #d4d4d4 } }"}</style></head>
        <body><div class="output">{Formatters.Register()}</div>
        {string.Concat(outputs.Select(output => $"<div class=\"output\" style=\"overflow-x:auto\">{output}</div>\n"))}</body></html>
        """;
}
