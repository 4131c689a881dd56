using System.Diagnostics;
using FaceLab.Data.Fetching;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FaceLab.Cli;

/// <summary>Shows progress on standard error: bars on a terminal, a line every tenth elsewhere.</summary>
internal static class LongWork
{
    private static readonly IAnsiConsole Errors =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Runs work that reports how many of <paramref name="total"/> are done.</summary>
    public static T Run<T>(string title, long total, Func<Counted, T> work) =>
        Run(title, total, (counted, _) => work(counted));

    /// <summary>Runs work that also prints messages.</summary>
    public static T Run<T>(string title, long total, Func<Counted, Action<string>, T> work)
    {
        if (Console.IsErrorRedirected)
            return work(new Counted(new Lines(count => $"{count:N0}", ""), title, total), Console.Error.WriteLine);
        return Errors.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context => work(new Counted(new Bars(context), title, total), Errors.WriteLine));
    }

    /// <summary>Runs work that reports the bytes of one task after another, and prints messages.</summary>
    public static async Task<T> RunAsync<T>(Func<IProgress<DataProgress>, Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Lines(bytes => $"{bytes / 1e6:F1}", " MB"), Console.Error.WriteLine);
        return await Errors.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new MegabytesColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context), Errors.WriteLine));
    }

    /// <summary>A count of one piece of work. Workers report out of order; the count never goes back.</summary>
    public sealed class Counted(IProgress<DataProgress> display, string title, long total) : IProgress<long>,
        IProgress<int>
    {
        private long most;

        public void Report(int value) => Report((long)value);

        public void Report(long value)
        {
            lock (display)
            {
                most = Math.Max(most, value);
                display.Report(new DataProgress(title, most, total));
            }
        }
    }

    /// <summary>A bar for each piece of work.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<DataProgress>
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

    /// <summary>A line for the first report of a piece of work, for every tenth of it (every 100,000,000 if its total
    /// is unknown), and where nothing was said for a while.</summary>
    private sealed class Lines(Func<long, string> amount, string unit) : IProgress<DataProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

        private readonly Dictionary<string, (long Step, long Time)> last = [];

        public void Report(DataProgress value)
        {
            lock (last)
            {
                var now = value.Total is { } total ? 10 * value.Done / Math.Max(1, total) : value.Done / 100_000_000;
                if (last.TryGetValue(value.Work, out var said) && now == said.Step
                    && Stopwatch.GetElapsedTime(said.Time) < Pause)
                    return;
                last[value.Work] = (now, Stopwatch.GetTimestamp());
                var percent = 100 * value.Done / Math.Max(1, value.Total ?? 1);
                Console.Error.WriteLine(value.Total is { } all
                    ? $"{value.Work}: {percent} % ({amount(value.Done)} of {amount(all)}{unit})"
                    : $"{value.Work}: {amount(value.Done)}{unit}");
            }
        }
    }

    /// <summary>Megabytes of 1,000,000 bytes; the package's own columns count 1,048,576.</summary>
    private sealed class MegabytesColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(
            task.IsIndeterminate ? $"{task.Value / 1e6:F1} MB"
                : $"{task.Value / 1e6:F1} of {task.MaxValue / 1e6:F1} MB");
    }
}
