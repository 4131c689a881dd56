using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as code in it sees it.</summary>
public class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Local = new();

    private readonly Func<CancellationToken> token;

    internal KernelInvocationContext(Func<CancellationToken> token) => this.token = token;

    /// <summary>The cell that this code belongs to; null outside of any.</summary>
    public static KernelInvocationContext? Current
    {
        get => Local.Value;
        internal set => Local.Value = value;
    }

    /// <summary>Cancelled when the user interrupts the cell: code that watches it can stop cleanly.</summary>
    public CancellationToken CancellationToken => token();

    /// <summary>Where displayed values go; set once, at start-up.</summary>
    internal static Action<DisplayedValue> Show { get; set; } = _ => { };
}
