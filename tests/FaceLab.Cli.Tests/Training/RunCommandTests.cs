using System.Diagnostics;
using FaceLab.Training.Checkpoints;

namespace FaceLab.Cli.Tests.Training;

/// <summary><c>facelab train</c>, <c>resume</c> and <c>runs</c>, as processes: finished, interrupted, killed.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const int Kills = 20;

    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public RunCommandTests() => PatternPictures.SavePeople(Path.Combine(folder, "set"), people: 12);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_killed_at_twenty_random_moments_ends_as_the_one_that_never_was()
    {
        WriteConfig(steps: 2000, every: 16);
        await Finish("train", "--config", "tiny.json", "--run", "whole");
        var moments = new Random(5);
        var kills = 0;
        await KillAfter(moments, "train", "--config", "tiny.json", "--run", "killed");
        for (kills = 1; kills < Kills; kills++)
            await KillAfter(moments, "resume", "killed");
        await Finish("resume", "killed");

        Assert.Equal(Learned("whole"), Learned("killed"));
        Assert.Equal(File.ReadAllBytes(Checkpoint("whole", "best")), File.ReadAllBytes(Checkpoint("killed", "best")));
        var (whole, killed) = (Tensors("whole"), Tensors("killed"));
        Assert.Equal(whole.Keys, killed.Keys);
        Assert.All(whole, entry => Assert.True(entry.Value.SequenceEqual(killed[entry.Key]), entry.Key));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    [InterruptFact]
    public async Task An_interrupt_keeps_the_step_it_came_in()
    {
        WriteConfig(steps: 100_000, every: 50_000);
        using var process = Start("train", "--config", "tiny.json", "--run", "run");
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("people to learn from", StringComparison.Ordinal))
        {
        }
        await Task.Delay(500);
        using (var kill = Process.Start("kill", $"-INT {process.Id}"))
            await kill.WaitForExitAsync();
        var (exitCode, _, errors) = await Facelab.EndOf(process);

        Assert.Equal(130, exitCode);
        Assert.Contains("facelab resume", errors);
        Assert.True(File.Exists(Checkpoint("run", "last")));
        Assert.NotEqual("0", SafetensorsFile.Open(Checkpoint("run", "last")).Metadata["progress"].Split(',')[0].Split(':')[1]);
    }

    [Fact]
    public async Task Runs_are_listed_and_compared()
    {
        WriteConfig(steps: 4, every: 2);
        await Finish("train", "--config", "tiny.json", "--run", "runs/a");
        WriteConfig(steps: 2, every: 2, loss: "softmax");
        await Finish("train", "--config", "tiny.json", "--run", "runs/b");
        Directory.CreateDirectory(Path.Combine(folder, "runs", "c"));
        File.WriteAllText(Path.Combine(folder, "runs", "c", "config.json"), """{"steps": 3}""");

        var list = await Facelab.EndOf(Start("runs", "list"));
        var compare = await Facelab.EndOf(Start("runs", "compare", "runs/a", "runs/b"));

        Assert.Equal((0, 0), (list.ExitCode, compare.ExitCode));
        Assert.Matches(@"a +│ small-resnet │ contrastive │ 4 of 4", list.Output);
        Assert.Matches(@"b +│ small-resnet │ softmax +│ 2 of 2", list.Output);
        Assert.Contains("'steps'", list.Errors);
        Assert.Contains("area under the ROC curve", File.ReadAllText(Path.Combine(folder, "runs", "compare.html")));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("train", "set", "--loss", "hinge")]
    [InlineData("train", "nowhere")]
    [InlineData("train", "set")]
    [InlineData("train", "--config", "none.json")]
    [InlineData("resume", "none")]
    [InlineData("runs", "list", "none")]
    public async Task Wrong_words_get_one_line(params string[] words)
    {
        var (exitCode, _, errors) = await Facelab.EndOf(Start(words));

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("   at ", errors);
        Assert.NotEqual("", errors);
    }

    private Process Start(params string[] words) => Facelab.Start(folder, new() { ["FACELAB_CACHE"] = Path.Combine(folder, "cache") }, words);

    private async Task Finish(params string[] words)
    {
        var (exitCode, _, errors) = await Facelab.EndOf(Start(words));
        Assert.True(exitCode == 0, errors);
    }

    /// <summary>Waits for a point of the curve, so that each life gets somewhere, then kills within the next tenths of a second.</summary>
    private async Task KillAfter(Random moments, params string[] words)
    {
        using var process = Start(words);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("step ", StringComparison.Ordinal))
        {
        }
        await Task.Delay(moments.Next(120));
        Assert.False(process.HasExited, "the run was over before it could be killed: give it more steps");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private string Checkpoint(string run, string name) => Path.Combine(folder, run, "checkpoints", $"{name}.safetensors");

    /// <summary>The curve without the columns that tell time.</summary>
    private List<string> Learned(string run)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, run, "metrics.csv")).Select(line => line.Split(',')).ToList();
        var kept = lines[0].Index().Where(column => column.Item is not ("seconds" or "images_per_second" or "data_wait_share")).Select(column => column.Index).ToList();
        return [.. lines.Select(line => string.Join(',', kept.Select(column => line[column])))];
    }

    private SortedDictionary<string, byte[]> Tensors(string run)
    {
        var file = SafetensorsFile.Open(Checkpoint(run, "last"));
        return new(file.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            using var tensor = file.Read(entry.Name);
            return tensor.bytes.ToArray();
        }), StringComparer.Ordinal);
    }

    private void WriteConfig(int steps, int every, string loss = "contrastive") =>
        File.WriteAllText(Path.Combine(folder, "tiny.json"), PatternPictures.Config(steps, every, loss));
}
