using System.Diagnostics;
using FaceLab.Learning.Checkpoints;

namespace FaceLab.Cli.Tests.Training;

/// <summary><c>facelab train</c> and <c>resume</c> as processes that are killed.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 10;

    private readonly TinyRuns runs = new();

    public void Dispose() => runs.Dispose();

    [Fact]
    public async Task A_run_killed_at_ten_random_moments_ends_as_the_one_that_never_was()
    {
        runs.WriteConfig(steps: 1000, every: 16);
        await runs.Finish("train", "--config", "tiny.json", "--run", "whole");
        var startUp = await TimeToFirstPoint("train", "--config", "tiny.json", "--run", "first");
        var moments = new Random(5);
        for (var kills = 0; kills < Kills; kills++)
        {
            if (kills % 4 == 0)
                await KillWithin(0.8 * startUp * moments.NextDouble(), GoOn("killed"));
            else
                await KillAfter(moments, GoOn("killed"));
        }
        await runs.Finish(GoOn("killed"));

        Assert.Equal(Learned("whole"), Learned("killed"));
        Assert.Equal(File.ReadAllBytes(runs.Checkpoint("whole", "best")),
            File.ReadAllBytes(runs.Checkpoint("killed", "best")));
        var (whole, killed) = (Tensors("whole"), Tensors("killed"));
        Assert.Equal(whole.Keys, killed.Keys);
        Assert.All(whole, entry => Assert.True(entry.Value.SequenceEqual(killed[entry.Key]), entry.Key));
        Assert.Empty(Temporaries("killed"));
    }

    [Fact]
    public async Task A_run_deletes_what_killed_writes_left_of_its_own_files_and_nothing_else()
    {
        runs.WriteConfig(steps: 2, every: 2);
        Directory.CreateDirectory(Path.Combine(runs.Folder, "run", "checkpoints"));
        var unique = $"{Guid.NewGuid():N}";
        foreach (var name in (string[])[$".config.json.{unique}.tmp", $"checkpoints/.last.safetensors.{unique}.tmp",
            $"checkpoints/.best.safetensors.{unique}.tmp",
            $".metrics.csv.{unique}.tmp", $".environment.json.{unique}.tmp", ".notes.tmp",
            $".metrics.csv.of.{unique}.tmp"])
            File.WriteAllText(Path.Combine(runs.Folder, "run", name), "");

        await runs.Finish("train", "--config", "tiny.json", "--run", "run");

        Assert.Equal([$".metrics.csv.of.{unique}.tmp", ".notes.tmp"],
            Temporaries("run").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>A run that was killed before it had a folder begins.</summary>
    private string[] GoOn(string run) => File.Exists(Path.Combine(runs.Folder, run, "config.json")) ? ["resume", run]
        : ["train", "--config", "tiny.json", "--run", run];

    /// <summary>Waits for a point of the curve, so that each life gets somewhere, then kills within the next tenths
    /// of a second.</summary>
    private async Task KillAfter(Random moments, params string[] words)
    {
        using var process = runs.Start(words);
        while (await process.StandardError.ReadLineAsync() is { } line &&
            !line.StartsWith("step ", StringComparison.Ordinal))
        {
        }
        await Task.Delay(moments.Next(120));
        Assert.False(process.HasExited, "the run was over before it could be killed: give it more steps");
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Milliseconds from the start of the process to the first point of the curve; the process is killed
    /// then.</summary>
    private async Task<double> TimeToFirstPoint(params string[] words)
    {
        var clock = Stopwatch.StartNew();
        await KillAfter(new Random(1), words);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Kills at a moment that may lie before the config, the first step or the first point.</summary>
    private async Task KillWithin(double milliseconds, string[] words)
    {
        using var process = runs.Start(words);
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds));
        Assert.False(process.HasExited, "the run was over before it could be killed: give it more steps");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private IEnumerable<string> Temporaries(string run) =>
        Directory.EnumerateFiles(runs[run], ".*.tmp", SearchOption.AllDirectories);

    /// <summary>The curve without the columns that tell time; the last column, the warning, may have commas of its
    /// own.</summary>
    private List<string> Learned(string run)
    {
        var text = File.ReadAllLines(Path.Combine(runs.Folder, run, "metrics.csv"));
        var lines = text.Select(line => line.Split(',', text[0].Split(',').Length)).ToList();
        var kept = lines[0].Index()
            .Where(column => column.Item is not ("seconds" or "images_per_second" or "data_wait_share"))
            .Select(column => column.Index).ToList();
        return [.. lines.Select(line => string.Join(',', kept.Select(column => line[column])))];
    }

    private SortedDictionary<string, byte[]> Tensors(string run)
    {
        var file = SafetensorsFile.Open(runs.Checkpoint(run, "last"));
        return new(file.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            using var tensor = file.Read(entry.Name);
            return tensor.bytes.ToArray();
        }), StringComparer.Ordinal);
    }
}
