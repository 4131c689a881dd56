using FaceLab.KernelHost.Interactive;

namespace FaceLab.KernelHost.Execution;

/// <summary>What code of a cell finds around it: how it continues after an await, and its context.</summary>
internal sealed class CellScope : IDisposable
{
    private readonly IDisposable _context;

    public CellScope(CellKernel kernel, Interruption interruption)
    {
        SynchronizationContext.SetSynchronizationContext(new CellContext(interruption));
        _context = kernel.Enter(interruption.Source);
    }

    public void Dispose()
    {
        _context.Dispose();
        SynchronizationContext.SetSynchronizationContext(null);
    }
}
