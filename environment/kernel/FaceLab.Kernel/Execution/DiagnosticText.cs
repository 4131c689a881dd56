using System.Globalization;
using Microsoft.CodeAnalysis;

namespace FaceLab.KernelHost.Execution;

/// <summary>A compiler error as text: where, what, the source line and a mark below it.</summary>
internal static class DiagnosticText
{
    private const string UnknownName = "CS0103";

    public static string Headline(Diagnostic error)
    {
        var text = $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
        return error.Location.IsInSource ? $"{Place(error.Location)}: {text}" : text;
    }

    public static IEnumerable<string> Of(Diagnostic error)
    {
        yield return Headline(error);
        if (error.Location.SourceTree is not { } tree)
            yield break;
        var span = error.Location.GetLineSpan();
        var line = tree.GetText().Lines[span.StartLinePosition.Line].ToString();
        var start = span.StartLinePosition.Character;
        var end = span.EndLinePosition.Line == span.StartLinePosition.Line ? span.EndLinePosition.Character
            : line.Length;
        yield return "    " + line.Replace('\t', ' ');
        yield return "    " + new string(' ', start) + new string('^', Math.Max(1, end - start));
        if (error.Id == UnknownName)
            yield return "Is it declared in a cell above? After a restart of the kernel, run the cells above first.";
    }

    private static string Place(Location location)
    {
        var span = location.GetLineSpan();
        var start = span.StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture, $"{span.Path}, line {start.Line + 1}, column {start.Character + 1}");
    }
}
