using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Wire;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Output;

/// <summary>What a cell shows. Console text written before it goes out before it.</summary>
internal sealed class CellEvents(JsonLines wire, CellOutput output)
{
    public void StartCell() => output.StartCell();

    public void Display(DisplayedValue shown) => Send(new Event
    {
        Kind = shown.IsUpdated ? "update" : "display",
        DisplayId = shown.DisplayId,
        Data = shown.HasChosenMimeTypes
            ? MimeBundle.Of(shown.FormattedValues)
            : MimeBundle.Of(shown.Value, shown.FormattedValues),
    });

    public void Display(params FormattedValue[] values) =>
        Send(new Event { Kind = "display", Data = MimeBundle.Of(values) });

    public void Result(object? value)
    {
        // `display(x)` as the last expression returns what is on show already.
        if (value is not DisplayedValue)
            Send(new Event { Kind = "result", Data = Bundle(value) });
    }

    public void Error(ErrorReport error) => Send(new Event
    {
        Kind = "error",
        Name = error.Name,
        Text = error.Message,
        Trace = error.Trace,
    });

    public void Done(int id)
    {
        output.EndCell();
        wire.Send(new Event { Kind = "done", Id = id });
    }

    private static Dictionary<string, string> Bundle(object? value) => value switch
    {
        FormattedValue one => MimeBundle.Of([one]),
        IEnumerable<FormattedValue> many => MimeBundle.Of(many),
        _ => MimeBundle.Of(value, FormattedValue.CreateManyFromObject(value)),
    };

    private void Send(Event message)
    {
        output.Flush();
        wire.Send(message);
    }
}
