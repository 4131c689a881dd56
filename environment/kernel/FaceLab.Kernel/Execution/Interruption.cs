using System.Runtime;

namespace FaceLab.KernelHost.Execution;

/// <summary>Stops one cell, in rising order of force: its cancellation token asks, then waits and sleeps are woken
/// with an exception, then what still runs is aborted. That ends an endless loop, a sleep and a loop of native calls;
/// a single native call is waited for.</summary>
// The token sources are not disposed: code that outlives its cell may still look at them.
#pragma warning disable CA1001
internal sealed class Interruption
#pragma warning restore CA1001
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>For code that watches the token: it will stop by itself, between two training steps, say, not within
    /// one.</summary>
    private static readonly TimeSpan WatcherGrace = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _forced = new();
    private readonly HashSet<Thread> _threads = [];
    /// <summary>The polite request.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>Where the polite request is made.</summary>
    public CancellationTokenSource Source => _asked;

    /// <summary>Whether the cell's code promises to look at the token.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Whether the user has interrupted the cell.</summary>
    public bool IsRequested => _asked.IsCancellationRequested;

    /// <summary>Starts to stop the cell. Returns at once.</summary>
    public void Request()
    {
        if (IsRequested)
            return;
        // Callbacks that user code registered run elsewhere: they may throw or block.
        _ = _asked.CancelAsync();
        new Thread(Force) { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>Whether an exception of the cell comes from being stopped.</summary>
    public bool Explains(Exception error) =>
        IsRequested && error.GetBaseException() is OperationCanceledException or ThreadInterruptedException;

    /// <summary>Runs code of the cell, on any thread, so that it can be stopped.</summary>
    /// <exception cref="OperationCanceledException">The code was aborted.</exception>
    public void Run(Action code)
    {
        lock (_threads)
            _threads.Add(Thread.CurrentThread);
        try
        {
            // SYSLIB0046 warns that an abort may break invariants. It does so only in the user's own cell, when
            // asking did not help; the alternative is to kill the process and lose every variable.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(code, _forced.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            lock (_threads)
                _threads.Remove(Thread.CurrentThread);
            if (IsRequested)
                DropPendingWakeUp();
        }
    }

    private void Force()
    {
        if (IsWatched && StopsWithin(WatcherGrace))
            return;
        Thread.Sleep(Grace);
        WakeThreads();
        Thread.Sleep(Grace);
        // Cancels on a thread of its own: an abort waits for a native call to return.
        _ = _forced.CancelAsync();
        while (WakeThreads())
            Thread.Sleep(Grace);
    }

    private bool StopsWithin(TimeSpan limit)
    {
        for (var end = DateTime.UtcNow + limit; DateTime.UtcNow < end; Thread.Sleep(50))
        {
            lock (_threads)
            {
                if (_threads.Count == 0)
                    return true;
            }
        }
        return false;
    }

    private bool WakeThreads()
    {
        lock (_threads)
        {
            foreach (var thread in _threads)
                thread.Interrupt();
            return _threads.Count > 0;
        }
    }

    /// <summary>A thread woken while it did not wait keeps that for its next wait, which may be the kernel's
    /// own.</summary>
    private static void DropPendingWakeUp()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
