using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Interactive;
using FaceLab.KernelHost.Wire;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Output;

/// <summary>What a cell shows. Console text written before it goes out before it.</summary>
internal sealed class CellEvents(JsonLines wire, CellOutput output)
{
    public void StartCell() => output.StartCell();

    public void Display(DisplayedValue shown) =>
        Display(shown.IsUpdated ? "update" : "display", DisplayIds.Of(shown), shown.Value, shown.FormattedValues);

    /// <param name="kind"><c>display</c>, <c>update</c> or <c>result</c>.</param>
    /// <param name="id">Names the display for later updates; null if there will be none.</param>
    /// <param name="value">The value; null if only its text is known.</param>
    /// <param name="formatted">Its text in each MIME type.</param>
    public void Display(string kind, string? id, object? value, IReadOnlyCollection<FormattedValue> formatted) =>
        Send(new Event
    {
        Kind = kind,
        DisplayId = id,
        Data = MimeBundle.Of(value, formatted),
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
