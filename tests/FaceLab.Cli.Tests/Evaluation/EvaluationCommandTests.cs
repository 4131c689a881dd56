using System.Diagnostics;
using System.Text.Json;

namespace FaceLab.Cli.Tests.Evaluation;

/// <summary><c>facelab evaluate</c> and <c>report</c>, as processes.</summary>
public sealed class EvaluationCommandTests(TrainedFixture house) : IClassFixture<TrainedFixture>
{
    private string Best => house["runs/tiny/checkpoints/best.safetensors"];

    [Fact]
    public async Task A_run_is_judged_on_another_set_in_a_table_and_a_file()
    {
        var (exitCode, output, errors) = await house.Run("evaluate", "runs/tiny", "other");

        Assert.True(exitCode == 0, errors);
        Assert.Matches(@"tiny on .*pairs of 12 people", output.ReplaceLineEndings(" "));
        Assert.Matches(@"│ accuracy +│ \d+\.\d\d % +│ \d+\.\d\d % to \d+\.\d\d % +│ \d+ of \d+ +│", output);
        Assert.Matches(@"│ rank 1 +│", output);
        Assert.DoesNotContain("note:", errors);
        Assert.Matches(@"facelab: other: \d+ pictures read, 0 unreadable, 0 passed over\.$", errors.TrimEnd());
        var rows = File.ReadAllLines(house["runs/tiny/evaluation/other.csv"]).Select(line => line.Split(',')).ToList();
        Assert.Equal(["model", "task", "figure", "value", "low", "high", "count", "total"], rows[0]);
        var accuracy = rows.Single(row => row[^6] == "accuracy");
        Assert.Equal(double.Parse(accuracy[^5]), double.Parse(accuracy[^2]) / double.Parse(accuracy[^1]), 1e-12);
        Assert.Equal("144", accuracy[^1]);
        Assert.InRange(double.Parse(accuracy[^5]), double.Parse(accuracy[^4]), double.Parse(accuracy[^3]));
    }

    [Fact]
    public async Task A_report_is_one_page_without_anything_from_outside_and_the_same_figures()
    {
        var evaluate = await house.Run("evaluate", "runs/tiny", "other", "--seed", "3", "--out", "first");
        var report = await house.Run("report", "runs/tiny", "other", "--seed", "3", "--out", "second", "--json");

        Assert.True((evaluate.ExitCode, report.ExitCode) == (0, 0), evaluate.Errors + report.Errors);
        Assert.Equal(File.ReadAllText(house["first/other.csv"]), File.ReadAllText(house["second/other.csv"]));
        using var json = JsonDocument.Parse(report.Output);
        Assert.Equal(house["second/other.html"], json.RootElement.GetProperty("page").GetString());
        Assert.Equal("tiny", json.RootElement.GetProperty("model").GetString());
        var page = File.ReadAllText(house["second/other.html"]);
        Assert.DoesNotContain("<script src", page);
        Assert.Contains("facelab-explorer", page);
        Assert.Contains("small-resnet", page);
        Assert.DoesNotContain("<q>", page);
        Assert.False(File.Exists(house["first/other.html"]));
        Assert.Equal(2, Directory.GetFiles(house["second"]).Length);
    }

    [Fact]
    public async Task On_its_own_set_only_validation_people_are_judged_and_that_is_said()
    {
        var (exitCode, output, errors) = await house.Run("evaluate", "runs/tiny", "set", "--json");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("note: These people chose the run's best network", errors);
        using var json = JsonDocument.Parse(output);
        Assert.StartsWith("validation identities of the run", json.RootElement.GetProperty("task").GetString());
        // 10 of the 40 people are for validation; 5 of them choose the threshold.
        Assert.Equal(5, json.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "people").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_file_of_its_own_is_judged_too()
    {
        File.Copy(Best, house["mine.safetensors"], overwrite: true);

        var (exitCode, _, errors) = await house.Run("evaluate", "mine.safetensors", "other", "--protocol", "sampled",
            "--pairs", "20");
        var otherwise = await house.Run("evaluate", "mine.safetensors", "other", "--size", "24", "--out", "otherwise");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("The training people of the network are unknown", errors);
        Assert.DoesNotContain("was trained on faces prepared as", errors);
        Assert.EndsWith(",40", File.ReadAllLines(house["evaluation/mine-other-sampled.csv"])
            .Single(line => line.Contains(",accuracy,")));
        Assert.Contains("note: The network was trained on faces prepared as 'center-crop 1; share=1; size=20;",
            otherwise.Errors);
    }

    [Theory]
    [InlineData("no model 'HERE/nobody'", "evaluate", "nobody", "other")]
    [InlineData("There is no 'nowhere'", "report", "runs/tiny", "nowhere")]
    [InlineData("has 1 people", "evaluate", "runs/tiny", "lonely")]
    [InlineData("at least 10", "evaluate", "runs/tiny", "other", "--pairs", "3")]
    [InlineData("tiny.json", "report", "runs/tiny", "other", "--out", "tiny.json/below")]
    public async Task Wrong_words_get_one_line_that_names_them(string expected, params string[] words)
    {
        var (exitCode, _, errors) = await house.Run(words);

        Assert.Equal(1, exitCode);
        var said = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("facelab: ", StringComparison.Ordinal)).ToList();
        Assert.Contains(expected.Replace("HERE", house.Folder, StringComparison.Ordinal), Assert.Single(said));
        Assert.DoesNotContain("   at ", errors);
    }

    [InterruptFact]
    public async Task An_interrupt_leaves_no_file()
    {
        using var process = house.Start("report", "runs/tiny", "synthetic", "--out", "interrupted");
        while (await process.StandardError.ReadLineAsync() is { } line &&
            !line.Contains("Preparing faces: 10 %", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", $"-INT {process.Id}"))
            await kill.WaitForExitAsync();
        var (exitCode, _, errors) = await Facelab.EndOf(process);

        Assert.Equal(130, exitCode);
        Assert.Contains("stopped", errors);
        Assert.Empty(Directory.EnumerateFiles(house["interrupted"]));
    }
}
