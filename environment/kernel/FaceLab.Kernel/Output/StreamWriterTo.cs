using System.Text;
using FaceLab.KernelHost.Wire;

namespace FaceLab.KernelHost.Output;

/// <summary>A console stream that gathers small writes for up to 50 ms or 64 K characters and then sends them. Ten
/// megabytes arrive as some 160 messages instead of a hundred thousand.</summary>
internal sealed class StreamWriterTo : TextWriter
{
    private const int ChunkLength = 1 << 16;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly JsonLines _wire;
    private readonly string _name;
    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly OutputBudget _budget = new();
    private readonly Timer _timer;

    public StreamWriterTo(JsonLines wire, string name)
    {
        _wire = wire;
        _name = name;
        _timer = new Timer(_ => Flush());
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Append([value]);

    public override void Write(string? value) => Append(value);

    public override void Write(char[] buffer, int index, int count) => Append(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Append(buffer);

    public override void WriteLine(string? value) => Append($"{value}\n");

    public override void Flush()
    {
        lock (_gate)
            Send();
    }

    /// <summary>Starts a new budget.</summary>
    public void StartCell()
    {
        lock (_gate)
            _budget.Restart();
    }

    /// <summary>Sends what is buffered and the tail of an output beyond the budget.</summary>
    public void EndCell()
    {
        lock (_gate)
        {
            Send();
            if (_budget.TakeTail() is { } tail)
                _wire.Send(new Event { Kind = "stream", Name = _name, Text = tail });
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _timer.Dispose();
        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        // A finally block is not cut short by an interrupt: the buffer stays whole.
        try
        {
        }
        finally
        {
            lock (_gate)
            {
                if (_pending.Length == 0)
                    _timer.Change(Delay, Timeout.InfiniteTimeSpan);
                _pending.Append(text);
                if (_pending.Length >= ChunkLength)
                    Send();
            }
        }
    }

    private void Send()
    {
        if (_pending.Length == 0)
            return;
        var text = _budget.Admit(_pending.ToString());
        _pending.Clear();
        if (text.Length > 0)
            _wire.Send(new Event { Kind = "stream", Name = _name, Text = text });
    }
}
