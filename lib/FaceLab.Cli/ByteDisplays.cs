using FaceLab.Data.Fetching;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FaceLab.Cli;

/// <summary>A bar for each piece of work that reports bytes, on a terminal.</summary>
internal sealed class ByteBars(ProgressContext context) : IProgress<DataProgress>
{
    private readonly Dictionary<string, ProgressTask> bars = [];

    public void Report(DataProgress value)
    {
        lock (bars)
        {
            if (!bars.TryGetValue(value.Work, out var bar))
                bars.Add(value.Work, bar = context.AddTask(Markup.Escape(value.Work)));
            bar.IsIndeterminate = value.Total is null;
            bar.MaxValue = Math.Max(1, value.Total ?? value.Done);
            bar.Value = value.Done;
        }
    }
}

/// <summary>Megabytes of 1,000,000 bytes, as everywhere in FaceLab; the columns that come with the package count 1,048,576.</summary>
internal sealed class MegabytesColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.IsIndeterminate ? $"{task.Value / 1e6:F1} MB" : $"{task.Value / 1e6:F1} of {task.MaxValue / 1e6:F1} MB");
}

/// <summary>A line for every tenth of such a piece, or for every 100 MB where the whole is not known, elsewhere.</summary>
internal sealed class ByteLines : IProgress<DataProgress>
{
    private const long StepBytes = 100_000_000;
    private readonly Dictionary<string, long> steps = [];

    public void Report(DataProgress value)
    {
        lock (steps)
        {
            var now = value.Total is { } total ? 10 * value.Done / Math.Max(1, total) : value.Done / StepBytes;
            if (now == steps.GetValueOrDefault(value.Work, 0))
                return;
            steps[value.Work] = now;
            Console.Error.WriteLine(value.Total is { } all
                ? $"{value.Work}: {10 * now} % ({value.Done / 1e6:F1} of {all / 1e6:F1} MB)"
                : $"{value.Work}: {value.Done / 1e6:F1} MB");
        }
    }
}
