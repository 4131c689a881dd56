using FaceLab.Data.Fetching;
using Spectre.Console;

namespace FaceLab.Cli;

/// <summary>Shows the progress of long work on standard error: a bar on a terminal, a line every tenth elsewhere.</summary>
internal static class LongWork
{
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Runs work that reports how many of <paramref name="total"/> are done.</summary>
    public static T Run<T>(string title, long total, Func<IProgress<long>, T> work)
    {
        if (Console.IsErrorRedirected)
            return work(new Lines(title, total));
        return Errors.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total)))));
    }

    /// <summary>Runs work that reports the bytes of one thing after another, and says a sentence now and then.</summary>
    public static async Task<T> RunAsync<T>(Func<IProgress<DataProgress>, Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new ByteLines(), Console.Error.WriteLine);
        return await Errors.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new MegabytesColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new ByteBars(context), Errors.WriteLine));
    }

    /// <summary>For work that counts in ints.</summary>
    public static IProgress<int> Narrowed(IProgress<long> progress) => new Narrow(progress);

    private sealed class Narrow(IProgress<long> progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(value);
    }

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        // Workers report out of order; the bar never goes back.
        public void Report(long value) => task.Value = Math.Max(task.Value, value);
    }

    private sealed class Lines(string title, long total) : IProgress<long>
    {
        private readonly Lock gate = new();
        private long tenths;

        public void Report(long value)
        {
            lock (gate)
            {
                var now = total > 0 ? 10 * value / total : 10;
                if (now <= tenths)
                    return;
                tenths = now;
                Console.Error.WriteLine($"{title}: {10 * now} % ({value:N0} of {total:N0})");
            }
        }
    }
}
