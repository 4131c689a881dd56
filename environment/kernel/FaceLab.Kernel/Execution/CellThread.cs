using System.Collections.Concurrent;

namespace FaceLab.KernelHost.Execution;

/// <summary>The one thread on which cells run, one after the other, with a stack large enough for deep recursion in a
/// notebook.</summary>
internal sealed class CellThread : IDisposable
{
    private const int StackBytes = 256 << 20;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public CellThread()
    {
        _thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "cells" };
        _thread.Start();
    }

    /// <summary>Queues work behind what is already there.</summary>
    public void Post(Action work) => _work.Add(work);

    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }
}
