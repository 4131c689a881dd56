using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Win32.SafeHandles;

namespace FaceLab.KernelHost.Wire;

/// <summary>JSON lines over two pipes. One thread writes, so a cell's thread that is stopped in the middle of a
/// <c>display</c> never leaves half a line behind.</summary>
internal sealed class JsonLines : IDisposable
{
    private const int QueuedEvents = 256;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StreamReader _requests;
    private readonly FileStream _events;
    private readonly BlockingCollection<byte[]> _queue = new(QueuedEvents);
    private readonly Thread _writer;

    public JsonLines(int requestsPipe, int eventsPipe)
    {
        _requests = new StreamReader(Open(requestsPipe, FileAccess.Read), new UTF8Encoding(false));
        _events = Open(eventsPipe, FileAccess.Write);
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "events" };
        _writer.Start();
    }

    /// <summary>The next request; null when the Python half has gone.</summary>
    public Request? Receive() =>
        _requests.ReadLine() is { } line ? JsonSerializer.Deserialize<Request>(line, Options) : null;

    /// <summary>Queues an event; waits while the queue is full, so a cell cannot outrun its reader.</summary>
    public void Send(Event message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, Options);
        // A finally block runs to its end even when the thread is being stopped: the queue stays whole.
        try
        {
        }
        finally
        {
            _queue.Add(line);
        }
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _writer.Join(TimeSpan.FromSeconds(2));
        _requests.Dispose();
        _events.Dispose();
        _queue.Dispose();
    }

    private void WriteAll()
    {
        try
        {
            foreach (var line in _queue.GetConsumingEnumerable())
            {
                _events.Write(line);
                _events.WriteByte((byte)'\n');
                _events.Flush();
            }
        }
        catch (IOException)
        {
            // The Python half has gone; nobody is left to read.
            Environment.Exit(0);
        }
    }

    private static FileStream Open(int pipe, FileAccess access) =>
        new(new SafeFileHandle(pipe, ownsHandle: true), access, access == FileAccess.Write ? 1 << 16 : 0,
            isAsync: false);
}
