using System.Diagnostics;
using System.Globalization;
using FaceLab.KernelHost.Output;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary><c>#!time</c>: shows the wall time from that line to the end of the cell.</summary>
internal sealed class CellTiming(CellEvents events) : IDisposable
{
    private long? _start;

    public void Start() => _start = Stopwatch.GetTimestamp();

    public void Dispose()
    {
        if (_start is not { } start)
            return;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed:0.####}ms");
        events.Display(new FormattedValue(PlainTextFormatter.MimeType, text));
    }
}
