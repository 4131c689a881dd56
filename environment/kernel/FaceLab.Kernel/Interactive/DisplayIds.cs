using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Interactive;

/// <summary>Tells which display an update replaces. The package's <c>x.Display()</c> announces one
/// <see cref="DisplayedValue"/> and returns another, whose id nobody knows. Both hold the same formatted values, and
/// an update takes the MIME types from there: so the string object of the first MIME type, made unique here, leads
/// from the update to the display.</summary>
internal static class DisplayIds
{
    private static readonly ConditionalWeakTable<string, string> Ids = [];

    /// <summary>The id under which a value was, or is to be, displayed.</summary>
    public static string Of(DisplayedValue shown)
    {
        if (shown.FormattedValues.Count == 0)
            return shown.DisplayId;
        ref var mimeType = ref PackageInternals.MimeTypeOf(shown.FormattedValues[0]);
        if (shown.IsUpdated)
            return Ids.TryGetValue(mimeType, out var id) ? id : shown.DisplayId;
        mimeType = new string(mimeType.AsSpan());
        Ids.Add(mimeType, shown.DisplayId);
        return shown.DisplayId;
    }
}
