using FaceLab.KernelHost.Wire;
using Microsoft.DotNet.Interactive.Utility;

namespace FaceLab.KernelHost.Output;

/// <summary>Takes over the console: what any thread writes goes to the running cell, in order, as it comes.</summary>
internal sealed class CellOutput : IDisposable
{
    private readonly StreamWriterTo _out;
    private readonly StreamWriterTo _error;

    public CellOutput(JsonLines wire)
    {
        _out = new StreamWriterTo(wire, "stdout");
        _error = new StreamWriterTo(wire, "stderr");
        // The package would take the console for itself with the first cell's context: one subscription that stays,
        // and what is set after it, keep it from that.
        _ = ConsoleOutput.Subscribe(_ => _out);
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(new NoInput());
    }

    /// <summary>Sends what is buffered, so that a display after a print stays after it.</summary>
    public void Flush()
    {
        _out.Flush();
        _error.Flush();
    }

    /// <summary>Starts the next cell's output budget.</summary>
    public void StartCell()
    {
        _out.StartCell();
        _error.StartCell();
    }

    /// <summary>Sends the tail of an output that was longer than its budget.</summary>
    public void EndCell()
    {
        _out.EndCell();
        _error.EndCell();
    }

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    private sealed class NoInput : TextReader
    {
        public override int Read() => throw Refusal();
        public override int Peek() => throw Refusal();
        public override string ReadLine() => throw Refusal();

        private static InvalidOperationException Refusal() => new(
            "This kernel has no keyboard input: notebooks also run headless. Set a variable in the cell instead.");
    }
}
