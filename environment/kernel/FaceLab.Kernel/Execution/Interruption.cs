using System.Runtime;

namespace FaceLab.KernelHost.Execution;

/// <summary>
/// Stops one cell. First its cancellation token asks; code that has not stopped after a moment is aborted, be it an
/// endless loop, a sleep or a loop of native calls (a single native call is waited for).
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _forced = new();

    /// <summary>The polite request.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>Whether the user has interrupted the cell.</summary>
    public bool IsRequested => _asked.IsCancellationRequested;

    /// <summary>Stops the cell. Returns at once.</summary>
    public void Request()
    {
        _forced.CancelAfter(Grace);
        // Callbacks that user code registered run elsewhere: they may throw or block.
        _ = _asked.CancelAsync();
    }

    /// <summary>Runs code of the cell, on any thread, so that it can be stopped.</summary>
    /// <exception cref="OperationCanceledException">The code was aborted.</exception>
    public void Run(Action code)
    {
        // SYSLIB0046 warns that an abort may break invariants. It does so only in the user's own cell, when asking
        // did not help; the alternative is to kill the process and lose every variable.
#pragma warning disable SYSLIB0046
        ControlledExecution.Run(code, _forced.Token);
#pragma warning restore SYSLIB0046
    }

    public void Dispose()
    {
        // The tokens are not disposed: code that outlives its cell may still look at them.
    }
}
