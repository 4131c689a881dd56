using System.Diagnostics;

namespace FaceLab.Bench.Accuracy;

/// <summary>Says every ten seconds how many faces are prepared: the first preparation of a set takes minutes.</summary>
internal sealed class PreparationLine(string what) : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next = Pause;

    public void Report(int value)
    {
        if (clock.Elapsed < next)
            return;
        next = clock.Elapsed + Pause;
        Console.Error.WriteLine($"{what}: {value:N0} faces prepared, {clock.Elapsed.TotalSeconds:N0} s");
    }
}
