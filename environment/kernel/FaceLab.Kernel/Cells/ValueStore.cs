using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary><c>#!value</c>: texts with a name, from the cell or a file, for <c>#!share --from value</c>.</summary>
internal sealed class ValueStore
{
    private readonly Dictionary<string, FormattedValue> _values = [];

    /// <summary>Keeps a text, and returns it to be shown.</summary>
    /// <param name="directive"><c>#!value --name NAME [--from-file FILE | --from-value TEXT] [--mime-type
    /// TYPE]</c>.</param>
    /// <param name="text">The lines below it, if any.</param>
    /// <exception cref="DirectiveException">No name, or not exactly one source.</exception>
    public FormattedValue Add(DirectivePart directive, string? text)
    {
        var options = new DirectiveOptions(directive);
        var name = options.Required("--name");
        if (options["--from-url"] is { } url)
            throw new DirectiveException($"#!value --from-url {url}: this kernel works offline, so a notebook gives " +
                "the same result everywhere. Download the file and use --from-file.");
        string?[] sources = [text, options["--from-value"], options["--from-file"]];
        if (sources.Count(source => source is not null) != 1)
            throw options.Missing("exactly one of --from-file FILE, --from-value TEXT and lines below it");
        var content = options["--from-file"] is { } file ? Read(file) : text ?? options["--from-value"]!;
        return _values[name] = new FormattedValue(options["--mime-type"] ?? PlainTextFormatter.MimeType, content);
    }

    /// <summary>A value as C# that makes it.</summary>
    public string ToCSharp(string name)
    {
        var value = Find(name);
        // JSON's escapes are also C#'s.
        var text = JsonSerializer.Serialize(value.Value);
        return IsJson(value) ? $"System.Text.Json.JsonDocument.Parse({text})" : text;
    }

    /// <summary>A value as JSON that can stand in a script element.</summary>
    public string ToJson(string name)
    {
        var value = Find(name);
        if (!IsJson(value))
            return JsonSerializer.Serialize(value.Value);
        using var json = Parse(name, value.Value);
        return JsonSerializer.Serialize(json.RootElement);
    }

    private static JsonDocument Parse(string name, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new DirectiveException($"the value '{name}' is not JSON, as its MIME type says: {error.Message}");
        }
    }

    private FormattedValue Find(string name) => _values.TryGetValue(name, out var value)
        ? value
        : throw new DirectiveException($"there is no value '{name}'. Run the cell with #!value --name {name} first.");

    private static bool IsJson(FormattedValue value) => value.MimeType == JsonFormatter.MimeType;

    private static string Read(string file)
    {
        var path = Path.GetFullPath(file);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new DirectiveException($"#!value --from-file {file}: there is no {path}. Paths are relative to " +
                "the notebook's folder.");
    }
}
