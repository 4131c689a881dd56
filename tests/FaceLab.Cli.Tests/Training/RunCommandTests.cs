using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using FaceLab.Learning.Checkpoints;

namespace FaceLab.Cli.Tests.Training;

/// <summary><c>facelab train</c>, <c>resume</c> and <c>runs</c>, as processes that finish, are interrupted, or
/// refuse.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TinyRuns runs = new();

    public void Dispose() => runs.Dispose();

    [Fact]
    public async Task A_run_on_a_folder_goes_on_from_anywhere_and_is_named_by_folder_and_loss()
    {
        runs.WriteConfig(steps: 2, every: 2, loss: "softmax", set: "./set/");
        File.WriteAllText(runs["set/notes.txt"], "");
        await runs.Finish("train", "--config", "tiny.json");
        var run = Path.Combine(runs.Folder, "runs", "set-softmax-1");

        Assert.Contains(JsonSerializer.Serialize(runs["set"]), File.ReadAllText(Path.Combine(run, "config.json")));
        var resumed = await Facelab.EndOf(runs.Start(["resume", run], Path.GetTempPath()));
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Matches(@"facelab: set: \d+ pictures read, 0 unreadable, 1 passed over\.$", resumed.Errors.TrimEnd());
    }

    [Theory]
    [InlineData("--steps", "--steps", "7")]
    [InlineData("--loss, --seed", "--loss", "triplet", "--seed", "1")]
    [InlineData("the set", "set")]
    public async Task What_a_config_says_itself_is_refused_beside_it(string named, params string[] words)
    {
        runs.WriteConfig(steps: 2, every: 2);

        var (exitCode, _, errors) = await runs.Run(["train", "--config", "tiny.json", "--device", "cpu", "--run", "run",
            .. words]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"so {named} cannot be given beside --config", errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [Fact]
    public async Task Scores_are_not_learned_from_a_set_without_any()
    {
        var (exitCode, _, errors) = await runs.Run("train", "set", "--loss", "huber", "--run", "run");

        Assert.Equal(1, exitCode);
        Assert.Contains("0.png' is missing", errors);
        Assert.Contains("Take a set with ratings", errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [InterruptFact]
    public async Task An_interrupt_keeps_the_step_it_came_in()
    {
        runs.WriteConfig(steps: 100_000, every: 50_000);
        using var process = runs.Start(["train", "--config", "tiny.json", "--run", "run"]);
        // The curve's file is the last thing before the first step, which takes long where the machine is busy.
        while (!File.Exists(Path.Combine(runs.Folder, "run", "metrics.csv")) && !process.HasExited)
            await Task.Delay(50);
        await Task.Delay(2000);
        using (var kill = Process.Start("kill", $"-INT {process.Id}"))
            await kill.WaitForExitAsync();
        var (exitCode, _, errors) = await Facelab.EndOf(process);

        Assert.Equal(130, exitCode);
        Assert.Contains("facelab resume", errors);
        Assert.True(File.Exists(runs.Checkpoint("run", "last")));
        Assert.NotEqual("0", SafetensorsFile.Open(runs.Checkpoint("run", "last"))
            .Metadata["progress"].Split(',')[0].Split(':')[1]);
    }

    [Fact]
    public async Task Time_left_is_told_in_hours_also_where_it_is_days()
    {
        runs.WriteConfig(steps: 2_000_000_000, every: 1);
        using var process = runs.Start(["train", "--config", "tiny.json", "--run", "run"]);
        var line = await process.StandardError.ReadLineAsync();
        while (line is not null && !line.StartsWith("step ", StringComparison.Ordinal))
            line = await process.StandardError.ReadLineAsync();
        process.Kill();
        await process.WaitForExitAsync();

        var told = Regex.Match(line!, @", (\d+):\d\d:\d\d left$");
        Assert.True(told.Success, line);
        // A step takes more than a tenth of a millisecond.
        Assert.True(int.Parse(told.Groups[1].Value) > 48, line);
    }

    [Fact]
    public async Task Runs_are_listed_and_compared()
    {
        runs.WriteConfig(steps: 4, every: 2);
        await runs.Finish("train", "--config", "tiny.json", "--run", "runs/a");
        runs.WriteConfig(steps: 2, every: 2, loss: "softmax");
        await runs.Finish("train", "--config", "tiny.json", "--run", "runs/b");
        Directory.CreateDirectory(Path.Combine(runs.Folder, "runs", "c"));
        File.WriteAllText(Path.Combine(runs.Folder, "runs", "c", "config.json"), """{"steps": 3}""");

        var list = await runs.Run("runs", "list");
        var compare = await runs.Run("runs", "compare", "runs/a", "runs/b");

        Assert.Equal((0, 0), (list.ExitCode, compare.ExitCode));
        Assert.Matches(@"a +│ small-resnet │ contrastive │ 4 of 4", list.Output);
        Assert.Matches(@"b +│ small-resnet │ softmax +│ 2 of 2", list.Output);
        Assert.Contains("'steps'", list.Errors);
        Assert.Contains("area under the ROC curve",
            File.ReadAllText(Path.Combine(runs.Folder, "runs", "compare.html")));

        WriteCurve("b", "step,seconds,training_loss,validation_loss,images_per_second,warning\n2,1,0.5,,80,\"Falls, " +
            "\"\"fast\"\".\"\n");
        compare = await runs.Run("runs", "compare", "runs/a", "runs/b");
        Assert.Equal(1, compare.ExitCode);
        Assert.Contains("compare.html' exists already", compare.Errors);
        compare = await runs.Run("runs", "compare", "runs/a", "runs/b", "--force");
        Assert.Contains("'b' has no metric and is not in the chart", compare.Errors);
        Assert.Contains("at step 2: Falls, \"fast\".", compare.Errors);
        WriteCurve("a", "step,score\n1,high\n");
        list = await runs.Run("runs", "list", "--json");
        Assert.Equal(0, list.ExitCode);
        Assert.Contains("'a' is left out: ", list.Errors);
        var row = Assert.Single(JsonDocument.Parse(list.Output).RootElement.EnumerateArray());
        Assert.Equal(("b", "softmax", 2, 2), (row.GetProperty("name").GetString(), row.GetProperty("loss").GetString(),
            row.GetProperty("step").GetInt32(), row.GetProperty("steps").GetInt32()));
        Assert.Equal((0.5, JsonValueKind.Null, 2), (row.GetProperty("trainingLoss").GetDouble(),
            row.GetProperty("bestMetric").ValueKind, row.GetProperty("warningStep").GetInt32()));

        void WriteCurve(string run, string text) =>
            File.WriteAllText(Path.Combine(runs.Folder, "runs", run, "metrics.csv"), text);
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
        var (exitCode, _, errors) = await runs.Run(words);

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("   at ", errors);
        Assert.NotEqual("", errors);
    }
}
