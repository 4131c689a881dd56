using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.Display;

/// <summary>An output that changes while its cell runs, such as a learning curve.</summary>
/// <remarks>
/// <c>display(x).Update(y)</c> is not enough: .NET Interactive's tool returns another object than the shown one, and
/// the update is lost. A value shown through the cell's own context keeps its identity on both kernels.
/// </remarks>
public sealed class Live
{
    private readonly DisplayedValue shown;

    private Live(DisplayedValue shown) => this.shown = shown;

    /// <summary>Shows a first value.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static Live Show(object value)
    {
        var cell = KernelInvocationContext.Current
            ?? throw new InvalidOperationException("A live output belongs to a running cell, and there is none: " +
                "call Live.Show in a notebook.");
        return new(KernelInvocationContextExtensions.Display(cell, value));
    }

    /// <summary>Shows another value in the same place; the last one stays when the cell ends.</summary>
    public void Update(object value) => shown.Update(value);
}
