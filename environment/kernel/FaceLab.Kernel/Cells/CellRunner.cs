using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Interactive;
using FaceLab.KernelHost.Output;
using FaceLab.KernelHost.References;
using FaceLab.KernelHost.Wire;

namespace FaceLab.KernelHost.Cells;

/// <summary>Runs one cell from request to <c>done</c>. Whatever the cell does, the kernel gets to
/// <c>done</c>.</summary>
internal sealed class CellRunner
{
    private readonly Session _session;
    private readonly CellEvents _events;
    private readonly CellKernel _kernel;
    private readonly PartRunner _parts;
    private readonly Lock _gate = new();
    private Interruption? _running;

    public CellRunner(Session session, ReferenceSet references, CellEvents events, CellKernel kernel)
    {
        _session = session;
        _events = events;
        _kernel = kernel;
        _parts = new PartRunner(session, references, events, kernel);
        UnhandledErrors.KeepKernelAlive();
    }

    /// <summary>Stops the running cell, if any. Called from the thread that reads requests.</summary>
    public void Interrupt()
    {
        lock (_gate)
            _running?.Request();
    }

    /// <summary>Compiles and formats something once before the first cell, so that the first cell is quick.</summary>
    public void WarmUp()
    {
        using var scope = new CellScope(_kernel, new Interruption());
        var scratch = new Session(new ReferenceSet());
        _ = scratch.Run(scratch.Compile("var x = 1; x + 1", "warm-up", default), default);
        _ = MimeBundle.Of(2, Microsoft.DotNet.Interactive.Formatting.FormattedValue.CreateManyFromObject(2));
    }

    /// <summary>Runs a cell; errors go to the notebook.</summary>
    public void Run(Request request)
    {
        var interruption = new Interruption();
        lock (_gate)
            _running = interruption;
        _events.StartCell();
        try
        {
            _parts.Run(CellParser.Parse(request.Code), $"Cell [{request.Cell}]", interruption);
        }
        catch (Exception error)
        {
            _events.Error(Report(error, interruption));
        }
        lock (_gate)
            _running = null;
        _events.Done(request.Id);
    }

    private static ErrorReport Report(Exception error, Interruption interruption) => error switch
    {
        _ when interruption.Explains(error) => ErrorReport.Interrupted,
        CompilationFailedException failed => ErrorReport.Of(failed.Errors),
        ReferenceException => ErrorReport.Simple("ReferenceError", error.Message),
        DirectiveException => ErrorReport.Simple("DirectiveError", error.Message),
        _ => ErrorReport.Of(error),
    };
}
