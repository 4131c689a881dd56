namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value's text in one MIME type.</summary>
public class FormattedValue
{
    /// <summary>Pairs a MIME type with its content.</summary>
    /// <exception cref="ArgumentException"><paramref name="mimeType"/> is blank.</exception>
    public FormattedValue(string mimeType, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        MimeType = mimeType;
        Value = value;
    }

    /// <summary>For example <c>text/html</c>.</summary>
    public string MimeType { get; }

    /// <summary>The content.</summary>
    public string Value { get; }

    /// <summary>Formats a value in one MIME type, by default the one that its type prefers.</summary>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null)
    {
        mimeType ??= Formatter.GetPreferredMimeTypesFor(value?.GetType()!).First();
        return new FormattedValue(mimeType, value!.ToDisplayString(mimeType));
    }

    /// <summary>Formats a value in each MIME type, by default in those that its type prefers.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        IEnumerable<string> wanted = mimeTypes is { Length: > 0 }
            ? mimeTypes
            : Formatter.GetPreferredMimeTypesFor(value?.GetType()!);
        return [.. wanted.Select(mimeType => CreateSingleFromObject(value, mimeType))];
    }
}
