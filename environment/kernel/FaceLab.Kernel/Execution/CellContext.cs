namespace FaceLab.KernelHost.Execution;

/// <summary>Continues a cell after an <c>await</c> on the thread pool, as a console program would (so <c>.Wait()</c>
/// and <c>.Result</c> do not deadlock), but in a way that an interrupt can stop.</summary>
internal sealed class CellContext(Interruption interruption) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Run(d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private void Run(SendOrPostCallback callback, object? state)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            interruption.Run(() => callback(state));
        }
        catch (Exception error) when (interruption.Explains(error))
        {
            // The cell itself reports that it was interrupted.
        }
        catch (Exception error)
        {
            // From an `async void` method: nobody awaits it, and the process must not end over it.
            UnhandledErrors.Report(error);
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
