using System.Net;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary><c>#!who</c> and <c>#!whos</c>.</summary>
internal static class VariableTable
{
    private const int MaximumText = 200;

    public static FormattedValue[] Names(IEnumerable<ScriptVariable> variables) =>
        [new(PlainTextFormatter.MimeType, string.Join('\n', variables.Select(variable => variable.Name)))];

    public static FormattedValue[] Values(IEnumerable<ScriptVariable> variables)
    {
        var rows = variables.Select(variable => new[] { variable.Name, TypeName(variable.Type), Text(variable.Value) })
            .ToArray();
        var cells = rows.Select(
            row => $"<tr>{string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))}</tr>");
        return
        [
            new(HtmlFormatter.MimeType,
                $"<table><thead><tr><th>Name</th><th>Type</th><th>Value</th></tr></thead>" +
                $"<tbody>{string.Concat(cells)}</tbody></table>"),
            new(PlainTextFormatter.MimeType, string.Join('\n', rows.Select(row => string.Join('\t', row)))),
        ];
    }

    private static string TypeName(Type type) => type.ToDisplayString(PlainTextFormatter.MimeType);

    private static string Text(object? value)
    {
        var text = value?.ToString() ?? Formatter.NullString;
        return text.Length > MaximumText ? text[..MaximumText] + "..." : text;
    }
}
