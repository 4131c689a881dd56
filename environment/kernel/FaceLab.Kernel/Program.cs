using System.Globalization;
using FaceLab.KernelHost.Cells;
using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Interactive;
using FaceLab.KernelHost.Language;
using FaceLab.KernelHost.Output;
using FaceLab.KernelHost.References;
using FaceLab.KernelHost.Wire;

namespace FaceLab.KernelHost;

/// <summary>The .NET half of the kernel. The Python half starts it with two pipe numbers, one for requests and one
/// for events, and speaks JSON lines over them; standard output stays free for whatever native code prints.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var requests, var events])
        {
            Console.Error.WriteLine("FaceLab.Kernel is started by the Python package facelab_kernel: REQUESTS-FD " +
                "EVENTS-FD");
            return 2;
        }

        using var wire = new JsonLines(PipeNumber(requests), PipeNumber(events));
        Serve(wire);
        // Cells may have left foreground threads behind; they must not keep the process alive.
        Environment.Exit(0);
        return 0;
    }

    private static void Serve(JsonLines wire)
    {
        var references = new ReferenceSet();
        using var output = new CellOutput(wire);
        var session = new Session(references);
        var events = new CellEvents(wire, output);
        using var kernel = new CellKernel(events);
        var runner = new CellRunner(session, references, events, kernel);
        var language = new LanguageService(session, references);
        using var thread = new CellThread();

        thread.Post(runner.WarmUp);
        wire.Send(new Event { Kind = "ready" });
        while (wire.Receive() is { } request)
        {
            switch (request.Op)
            {
                case "execute": thread.Post(() => runner.Run(request)); break;
                case "interrupt": runner.Interrupt(); break;
                case "complete": thread.Post(() => wire.Send(language.Complete(request))); break;
                case "inspect": thread.Post(() => wire.Send(language.Inspect(request))); break;
                case "is_complete": thread.Post(() => wire.Send(LanguageService.IsComplete(request))); break;
                case "shutdown": return;
                default: throw new InvalidOperationException($"Unknown request '{request.Op}'.");
            }
        }
    }

    private static int PipeNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
