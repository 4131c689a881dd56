using FaceLab.KernelHost.Output;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace FaceLab.KernelHost.Interactive;

/// <summary>What <c>Kernel.Current</c> and <c>Kernel.Root</c> are in a cell. Cells are not sent through it: they run
/// on a thread that can be interrupted. It lends them a context, hands on what is published there, and refuses
/// questions.</summary>
internal sealed class CellKernel : Kernel, IKernelCommandHandler<RequestInput>, IKernelCommandHandler<RequestInputs>
{
    private readonly CellEvents _events;

    public CellKernel(CellEvents events)
        : base("csharp")
    {
        _events = events;
        KernelInfo.LanguageName = "C#";
        PackageInternals.ListenToDisplays(events.Display);
    }

    /// <summary>Makes a context the current one, with a token source of our own. Disposing ends it.</summary>
    public IDisposable Enter(CancellationTokenSource interruption)
    {
        var command = new SubmitCode("", Name);
        var context = KernelInvocationContext.GetOrCreateAmbientContext(command);
        SetHandlingKernel(command, context);
        return new Stay(context, context.KernelEvents.Subscribe(new EventForwarder(_events)), interruption);
    }

    Task IKernelCommandHandler<RequestInput>.HandleAsync(RequestInput command, KernelInvocationContext context) =>
        Refuse(command, command.Prompt, context);

    Task IKernelCommandHandler<RequestInputs>.HandleAsync(RequestInputs command, KernelInvocationContext context) =>
        Refuse(command, string.Join(", ", command.Inputs.Select(input => input.Prompt)), context);

    private static Task Refuse(KernelCommand command, string prompt, KernelInvocationContext context)
    {
        context.Fail(command, message: $"This kernel cannot ask \"{prompt}\": notebooks also run headless. Set a " +
            "variable in the cell instead.");
        return Task.CompletedTask;
    }

    /// <summary>One piece of a cell inside its context.</summary>
    private sealed class Stay : IDisposable
    {
        private readonly KernelInvocationContext _context;
        private readonly IDisposable _subscription;
        private readonly CancellationTokenSource _interruption;
        private readonly CancellationTokenSource _packages;

        public Stay(KernelInvocationContext context, IDisposable subscription, CancellationTokenSource interruption)
        {
            _context = context;
            _subscription = subscription;
            _interruption = interruption;
            _packages = PackageInternals.SourceOf(context);
            PackageInternals.SourceOf(context) = interruption;
        }

        /// <summary>The context disposes its own source. Ours stays: code that outlives its cell may still look at
        /// the token.</summary>
        public void Dispose()
        {
            PackageInternals.SourceOf(_context) = _packages;
            _context.Dispose();
            _subscription.Dispose();
            PackageInternals.SourceOf(_context) = _interruption;
        }
    }
}
