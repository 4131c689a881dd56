using FaceLab.KernelHost.Output;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace FaceLab.KernelHost.Interactive;

/// <summary>Hands on what code publishes in its context: <c>KernelInvocationContext.Current.Display(x)</c> and the
/// like.</summary>
internal sealed class EventForwarder(CellEvents events) : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            // A refused question throws in the cell.
            case { Command: RequestInput or RequestInputs }: break;
            case DisplayedValueUpdated shown: events.Display(
                "update", shown.ValueId, shown.Value, shown.FormattedValues); break;
            case ReturnValueProduced shown: events.Display(
                "result", shown.ValueId, shown.Value, shown.FormattedValues); break;
            case StandardOutputValueProduced printed: Print(Console.Out, printed); break;
            case StandardErrorValueProduced or ErrorProduced: Print(Console.Error, (DisplayEvent)value); break;
            case DisplayedValueProduced shown: events.Display(
                "display", shown.ValueId, shown.Value, shown.FormattedValues); break;
            case CommandFailed failed: Console.Error.WriteLine(failed.Message); break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => Console.Error.WriteLine(error.Message);

    private static void Print(TextWriter writer, DisplayEvent printed) =>
        writer.Write(printed.FormattedValues.FirstOrDefault()?.Value ?? printed.Value?.ToString());
}
