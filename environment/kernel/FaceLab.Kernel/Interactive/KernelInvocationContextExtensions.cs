using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Displays by way of the cell's context.</summary>
public static class KernelInvocationContextExtensions
{
    /// <inheritdoc cref="DisplayExtensions.Display"/>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes) =>
        DisplayExtensions.Display(value, mimeTypes);

    /// <inheritdoc cref="DisplayExtensions.DisplayAs"/>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) =>
        DisplayExtensions.DisplayAs(value, mimeType);
}
