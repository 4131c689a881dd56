using FaceLab.KernelHost.Cells;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Output;

/// <summary>MIME type to content, as Jupyter wants it.</summary>
internal static class MimeBundle
{
    /// <summary>The formatted values as one bundle; a Mermaid diagram is drawn as well.</summary>
    public static Dictionary<string, string> Of(IEnumerable<FormattedValue> values)
    {
        var bundle = new Dictionary<string, string>();
        foreach (var value in values)
            bundle[value.MimeType] = value.Value;
        if (bundle.TryGetValue(Markup.MermaidType, out var diagram))
            bundle.TryAdd(HtmlFormatter.MimeType, Diagram.Html(diagram));
        return bundle;
    }

    /// <summary>The formatted values, and text/plain beside them for readers that show no HTML. It is left out for
    /// markup and for types with an HTML formatter of their own: their text would be the same markup again, or the
    /// value's innards by reflection. It is left out too where the caller chose other MIME types than the value's
    /// own.</summary>
    public static Dictionary<string, string> Of(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var bundle = Of(formatted);
        if (!bundle.ContainsKey(PlainTextFormatter.MimeType) && value is not (null or IHtmlContent)
            && AreItsOwn(value, formatted))
            bundle[PlainTextFormatter.MimeType] = HasOwnHtml(value.GetType()) ? Name(value) : Plain(value);
        return bundle;
    }

    private static bool AreItsOwn(object value, IEnumerable<FormattedValue> formatted) =>
        formatted.Select(one => one.MimeType).SequenceEqual(Formatter.GetPreferredMimeTypesFor(value.GetType()));

    private static bool HasOwnHtml(Type type) =>
        Formatter.RegisteredFormatters(includeDefaults: false)
            .Any(formatter => formatter.MimeType == HtmlFormatter.MimeType && formatter.Type.IsAssignableFrom(type));

    private static string Plain(object value) => value.ToDisplayString(PlainTextFormatter.MimeType);

    private static string Name(object value) => value.ToString() ?? value.GetType().Name;
}
