using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Interactive;

/// <summary>The three places where the package offers no way in. Its version is exact, and it is archived: they
/// stay.</summary>
internal static class PackageInternals
{
    /// <summary>Makes this the only listener to displayed values. The package's own drops what is displayed after the
    /// cell's end, and keeps each update of a live chart in memory until then.</summary>
    public static void ListenToDisplays(Action<DisplayedValue> listener)
    {
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle);
        var listeners = typeof(Formatter).GetField("OnFormatterEvent", BindingFlags.NonPublic | BindingFlags.Static)
            ?? throw new MissingFieldException(nameof(Formatter), "OnFormatterEvent");
        listeners.SetValue(null, listener);
    }

    /// <summary>The source of <see cref="KernelInvocationContext.CancellationToken"/>; cancelling by the package also
    /// ends the context.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationTokenSource")]
    public static extern ref CancellationTokenSource SourceOf(KernelInvocationContext context);

    /// <summary>The field behind <see cref="FormattedValue.MimeType"/>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<MimeType>k__BackingField")]
    public static extern ref string MimeTypeOf(FormattedValue value);
}
