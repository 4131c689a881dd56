using System.Text.RegularExpressions;

namespace FaceLab.KernelHost.Cells;

/// <summary>Splits a cell at its <c>#!</c> lines. A language line starts code in that language, any other directive
/// stands between two stretches of code; <c>#r</c> lines come before the code that they stand in, as the compiler has
/// it.</summary>
internal static partial class CellParser
{
    private static readonly Dictionary<string, string> Languages = new()
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["mermaid"] = "mermaid",
        ["value"] = "value",
    };

    /// <summary>The parts in the order in which they run.</summary>
    public static IReadOnlyList<CellPart> Parse(string cell, string language = "csharp")
    {
        var parts = new List<CellPart>();
        var code = new List<string>();
        var start = 0;
        var lines = cell.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (language == "csharp" && Reference().Match(line) is { Success: true } reference)
            {
                parts.Add(new DirectivePart("r", [reference.Groups[1].Value], language, i));
                code.Add("");
            }
            else if (Directive().Match(line) is { Success: true } directive)
            {
                AddCode();
                start = i + 1;
                var name = directive.Groups[1].Value.ToLowerInvariant();
                if (Languages.TryGetValue(name, out var next))
                    language = next;
                // `#!value` has options of its own.
                if (next is null or "value")
                    parts.Add(new DirectivePart(name, [.. Words(directive.Groups[2].Value)], language, i));
            }
            else
            {
                code.Add(line);
            }
        }
        AddCode();
        return parts;

        void AddCode()
        {
            if (code.Any(text => !string.IsNullOrWhiteSpace(text)))
                parts.Add(new CodePart(language, string.Join('\n', code), start));
            code.Clear();
        }
    }

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(text).Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value);

    [GeneratedRegex("^\\s*#[ri]\\s+\"([^\"]*)\"\\s*(//.*)?$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*#!([A-Za-z][\w#-]*)\s*(.*)$")]
    private static partial Regex Directive();

    [GeneratedRegex("\"([^\"]*)\"|\\S+")]
    private static partial Regex Word();
}
