namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value on show, which can be replaced where it stands.</summary>
public class DisplayedValue
{
    /// <summary>Wraps a value that has been formatted.</summary>
    public DisplayedValue(object? value, IReadOnlyList<FormattedValue> formattedValues)
    {
        ArgumentNullException.ThrowIfNull(formattedValues);
        Value = value;
        FormattedValues = formattedValues;
    }

    /// <summary>Names this display among all others.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString();

    /// <summary>Whether <see cref="Update"/> has replaced the first value.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>The value's text in each MIME type shown.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>The value on show.</summary>
    public object? Value { get; private set; }

    /// <summary>True if the caller chose the MIME types, so none is added.</summary>
    internal bool HasChosenMimeTypes { get; init; }

    /// <summary>Shows another value in this one's place, in the same MIME types.</summary>
    public void Update(object? updatedValue)
    {
        IsUpdated = true;
        Value = updatedValue;
        FormattedValues = FormattedValue.CreateManyFromObject(
            updatedValue, [.. FormattedValues.Select(formatted => formatted.MimeType)]);
        KernelInvocationContext.Show(this);
    }
}
