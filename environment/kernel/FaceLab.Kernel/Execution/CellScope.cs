using Microsoft.DotNet.Interactive;

namespace FaceLab.KernelHost.Execution;

/// <summary>What code of a cell finds around it: how it continues after an await, and its context.</summary>
internal sealed class CellScope : IDisposable
{
    public CellScope(Interruption interruption)
    {
        SynchronizationContext.SetSynchronizationContext(new CellContext(interruption));
        KernelInvocationContext.Current = new KernelInvocationContext(interruption.Watch);
    }

    public void Dispose()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        KernelInvocationContext.Current = null;
    }
}
