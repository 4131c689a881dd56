using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace System;

/// <summary><c>x.Display()</c> in a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell, in the MIME types given or else in those that its type prefers.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(value, FormattedValue.CreateManyFromObject(value, mimeTypes))
        {
            HasChosenMimeTypes = mimeTypes is { Length: > 0 },
        };
        KernelInvocationContext.Show(shown);
        return shown;
    }

    /// <summary>Shows a text as content of a MIME type, as it is.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        var shown = new DisplayedValue(value, [new FormattedValue(mimeType, value)]) { HasChosenMimeTypes = true };
        KernelInvocationContext.Show(shown);
        return shown;
    }

    /// <summary>Shows a sequence as a table, a row for each element.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        value is null ? Display(null, mimeTypes) : value.ToTabularDataResource().Display(mimeTypes);
}
