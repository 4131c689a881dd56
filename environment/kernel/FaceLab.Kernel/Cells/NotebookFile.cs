using System.Text.Json;
using System.Text.RegularExpressions;

namespace FaceLab.KernelHost.Cells;

/// <summary>Reads the cells of files that hold several.</summary>
internal static partial class NotebookFile
{
    /// <summary>The cells of an .ipynb, Markdown cells too.</summary>
    /// <exception cref="DirectiveException">The file is not a notebook.</exception>
    public static IReadOnlyList<CodePart> Cells(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.GetProperty("cells").EnumerateArray().Select(Cell)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DirectiveException($"{path} is not a Jupyter notebook: {error.Message}");
        }
    }

    /// <summary>A .dib without its <c>#!meta</c> section.</summary>
    public static string DibText(string path) => Meta().Replace(File.ReadAllText(path), "");

    private static CodePart Cell(JsonElement cell)
    {
        var isCode = cell.GetProperty("cell_type").GetString() == "code";
        var source = cell.GetProperty("source");
        var text = source.ValueKind == JsonValueKind.String
            ? source.GetString()!
            : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
        return new CodePart(isCode ? Language(cell) : "markdown", text, 0);
    }

    /// <summary>The language that .NET Interactive and Polyglot Notebooks note on a cell.</summary>
    private static string Language(JsonElement cell)
    {
        if (cell.TryGetProperty("metadata", out var metadata))
        {
            foreach (var (section, key) in new[] { ("polyglot_notebook", "kernelName"),
                ("dotnet_interactive", "language") })
            {
                if (metadata.TryGetProperty(section, out var notes) && notes.TryGetProperty(key, out var language))
                    return language.GetString() ?? "csharp";
            }
        }
        return "csharp";
    }

    [GeneratedRegex(@"^#!meta\s*\n(?:(?!#!).*\n?)*", RegexOptions.Multiline)]
    private static partial Regex Meta();
}
