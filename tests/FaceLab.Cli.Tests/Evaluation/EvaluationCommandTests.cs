using System.Diagnostics;
using System.Text.Json;

namespace FaceLab.Cli.Tests.Evaluation;

/// <summary><c>facelab evaluate</c> and <c>report</c>, as processes.</summary>
public sealed class EvaluationCommandTests(TrainedFixture house) : IClassFixture<TrainedFixture>
{
    private const string Other = "other-sampled-3000-seed1-20px-crop1";

    private string Best => house["runs/tiny/checkpoints/best.safetensors"];

    [Fact]
    public async Task A_run_is_judged_on_another_set_in_a_table_and_a_file()
    {
        var (exitCode, output, errors) = await house.Run("evaluate", "runs/tiny", "other");

        Assert.True(exitCode == 0, errors);
        Assert.Matches(@"tiny on .*pairs of 24 people", output.ReplaceLineEndings(" "));
        Assert.Matches(@"│ accuracy +│ \d+\.\d\d % +│ \d+\.\d\d % to \d+\.\d\d % +│ \d+ of \d+ +│", output);
        Assert.Matches(@"│ rank 1 +│", output);
        Assert.DoesNotContain("note:", errors);
        Assert.Matches(@"facelab: other: \d+ pictures read, 0 unreadable, 0 passed over\.$", errors.TrimEnd());
        var rows = File.ReadAllLines(house[$"runs/tiny/evaluation/{Other}.csv"]).Select(line => line.Split(','))
            .ToList();
        Assert.Equal(["model", "task", "figure", "value", "low", "high", "count", "total"], rows[0]);
        var accuracy = rows.Single(row => row[^6] == "accuracy");
        Assert.Equal(double.Parse(accuracy[^5]), double.Parse(accuracy[^2]) / double.Parse(accuracy[^1]), 1e-12);
        Assert.Equal("288", accuracy[^1]);
        Assert.DoesNotContain("refused", output);
        Assert.Contains("refused, as fewer than 10 impostor pairs would be accepted: tar at far 0.01,", errors);
        Assert.InRange(double.Parse(accuracy[^5]), double.Parse(accuracy[^4]), double.Parse(accuracy[^3]));
    }

    [Fact]
    public async Task A_report_is_one_page_without_anything_from_outside_and_the_same_figures()
    {
        var evaluate = await house.Run("evaluate", "runs/tiny", "other", "--seed", "3", "--out", "first");
        var report = await house.Run("report", "runs/tiny", "other", "--seed", "3", "--out", "second", "--json");

        Assert.True((evaluate.ExitCode, report.ExitCode) == (0, 0), evaluate.Errors + report.Errors);
        var name = Other.Replace("seed1", "seed3", StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(house[$"first/{name}.csv"]), File.ReadAllText(house[$"second/{name}.csv"]));
        using var json = JsonDocument.Parse(report.Output);
        Assert.Equal(house[$"second/{name}.html"], json.RootElement.GetProperty("page").GetString());
        Assert.Equal("tiny", json.RootElement.GetProperty("model").GetString());
        var page = File.ReadAllText(house[$"second/{name}.html"]);
        Assert.DoesNotContain("<script src", page);
        Assert.Contains("facelab-explorer", page);
        Assert.Contains("small-resnet", page);
        Assert.DoesNotContain("<q>", page);
        Assert.Empty(Directory.GetFiles(house["first"], "*.html"));
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
        // 10 of the 40 people are for validation; each half of them chooses the threshold for the other.
        Assert.Equal(10, json.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "people").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_file_of_its_own_is_judged_too()
    {
        File.Copy(Best, house["mine.safetensors"], overwrite: true);

        var (exitCode, _, errors) = await house.Run("evaluate", "mine.safetensors", "other", "--protocol", "sampled",
            "--sampled-pairs", "20");
        var otherwise = await house.Run("evaluate", "mine.safetensors", "other", "--size", "24", "--out", "otherwise");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("The training people of the network are unknown", errors);
        Assert.DoesNotContain("was trained on faces prepared as", errors);
        Assert.EndsWith(",40", File.ReadAllLines(house["evaluation/mine-other-sampled-20-seed1-20px-crop1.csv"])
            .Single(line => line.Contains(",accuracy,")));
        Assert.Contains("note: The network was trained on faces prepared as 'center-crop 1; share=1; size=20;",
            otherwise.Errors);
    }

    [Fact]
    public async Task Own_pairs_are_judged_and_the_number_of_sampled_pairs_keeps_its_old_name()
    {
        string[] people = [.. Enumerable.Range(0, 8).Select(person => $"<q>{person:00}")];
        File.WriteAllLines(house["my-pairs.csv"], ["Path1;Path2;Genuine;Fold",
            .. people.Select((person, i) => $"{person}\\0.png;{person}\\1.png;yes;{i % 2}"),
            .. people.Select((person, i) => $"{person}\\2.png;{people[(i + 2) % 8]}\\3.png;no;{i % 2}")]);

        var own = await house.Run("evaluate", "runs/tiny", "other", "--pairs", "my-pairs.csv", "--json");
        var old = await house.Run("evaluate", "runs/tiny", "other", "--pairs", "12", "--out", "old");

        Assert.True((own.ExitCode, old.ExitCode) == (0, 0), own.Errors + old.Errors);
        using var json = JsonDocument.Parse(own.Output);
        Assert.Equal(("other, pairs of my-pairs.csv", "the other folds", 16), (
            json.RootElement.GetProperty("task").GetString(), json.RootElement.GetProperty("thresholdFrom").GetString(),
            json.RootElement.GetProperty("pairs").GetInt32()));
        Assert.Contains("my-pairs", Path.GetFileName(json.RootElement.GetProperty("csv").GetString()));
        Assert.EndsWith(",24", File.ReadAllLines(Directory.GetFiles(house["old"], "*.csv").Single())
            .Single(line => line.Contains(",accuracy,")));
    }

    [Theory]
    [InlineData("no model 'HERE/nobody'", "evaluate", "nobody", "other")]
    [InlineData("There is no 'nowhere'", "report", "runs/tiny", "nowhere")]
    [InlineData("has 1 people", "evaluate", "runs/tiny", "lonely")]
    [InlineData("at least 10", "evaluate", "runs/tiny", "other", "--pairs", "3")]
    [InlineData("takes faces of 16 pixels a side, but these would be 12",
        "evaluate", "runs/tiny", "other", "--size", "12")]
    [InlineData("9 pairs of each kind are too few", "evaluate", "runs/tiny", "synthetic", "--pairs", "9")]
    [InlineData("There is no set to judge on: give --set", "report", "runs/tiny")]
    [InlineData("no model 'HERE/nobody'", "evaluate", "runs/tiny", "other", "--baseline", "nobody")]
    [InlineData("Name another set", "evaluate", "runs/tiny", "other", "--threshold-from", "other", "--out", "same")]
    [InlineData("3 pairs of each kind are too few to tell anything: give at least 10 (--sampled-pairs)",
        "evaluate", "runs/tiny", "other",
        "--sampled-pairs", "3")]
    [InlineData("There is no file of pairs 'mine.csv'", "evaluate", "runs/tiny", "other", "--pairs", "mine.csv")]
    [InlineData("not from both", "evaluate", "runs/tiny", "other", "--pairs", "tiny.json", "--protocol", "sampled")]
    [InlineData("no files of pairs", "evaluate", "runs/tiny", "synthetic", "--pairs", "tiny.json")]
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

    [Fact]
    public async Task Nothing_is_overwritten_unasked()
    {
        string[] words = ["evaluate", "runs/tiny", "other", "--out", "once"];
        var first = await house.Run(words);
        var file = house[$"once/{Other}.csv"];
        File.WriteAllText(file, "mine");

        var second = await house.Run(words);
        var kept = File.ReadAllText(file);
        var forced = await house.Run([.. words, "--force"]);

        Assert.Equal((0, 1, 0), (first.ExitCode, second.ExitCode, forced.ExitCode));
        Assert.Contains($"'{file}' exists already: give --force to overwrite it", second.Errors);
        Assert.DoesNotContain("Preparing", second.Errors);
        Assert.Equal("mine", kept);
        Assert.StartsWith("model,task", File.ReadAllText(file));
    }

    [Fact]
    public async Task Pixels_and_another_model_stand_beside_it_and_every_pair_is_written()
    {
        File.Copy(Best, house["rival.safetensors"], overwrite: true);

        var (exitCode, output, errors) = await house.Run("evaluate", "runs/tiny", "other", "--baseline", "pixels",
            "--baseline", "rival.safetensors", "--pairs-out", "beside/pairs.csv", "--out", "beside");

        Assert.True(exitCode == 0, errors);
        Assert.Matches(@"│ figure +│ value +│ 95 % interval +│ rests on +│ pixels +│ rival +│", output);
        var rows = File.ReadAllLines(house[$"beside/{Other}-beside-pixels-rival.csv"]);
        Assert.Equal(["pixels", "rival", "tiny"], rows.Skip(1).Select(row => row.Split(',')[0]).Distinct().Order());
        Assert.Equal(1 + 3 * 288, File.ReadAllLines(house["beside/pairs.csv"]).Length);
        Assert.Contains("note: rival: The training people of the network are unknown", errors);
        var again = await house.Run("evaluate", "runs/tiny", "other", "--pairs-out", "beside/pairs.csv",
            "--out", "new");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("beside/pairs.csv' exists already", again.Errors);
    }

    [Fact]
    public async Task Another_set_chooses_the_threshold()
    {
        var (exitCode, output, errors) = await house.Run("evaluate", "runs/tiny", "other", "--threshold-from", "set",
            "--out", "elsewhere", "--json");

        Assert.True(exitCode == 0, errors);
        using var json = JsonDocument.Parse(output);
        Assert.StartsWith("validation identities of the run, set",
            json.RootElement.GetProperty("thresholdFrom").GetString());
        Assert.Equal(24, json.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "people").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Several_models_are_compared_on_one_page()
    {
        File.Copy(Best, house["third.safetensors"], overwrite: true);

        var (exitCode, output, errors) = await house.Run("report", "runs/tiny", "third.safetensors", "--set", "other",
            "--baseline", "pixels", "--out", "several", "--json");

        Assert.True(exitCode == 0, errors);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["third", "pixels"], json.RootElement.GetProperty("beside").EnumerateArray()
            .Select(model => model.GetProperty("model").GetString()));
        var tests = json.RootElement.GetProperty("tests").EnumerateArray().ToList();
        Assert.Equal(3, tests.Count);
        Assert.Equal(1, tests[0].GetProperty("pValue").GetDouble());
        var page = File.ReadAllText(house[$"several/{Other}-beside-third-pixels.html"]);
        Assert.Contains("Paired tests", page);
        Assert.Contains("milliseconds a face", page);
        Assert.DoesNotContain("<script src", page);
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
