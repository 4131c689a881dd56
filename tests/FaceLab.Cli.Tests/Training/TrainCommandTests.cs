using System.Diagnostics;
using System.Text.Json.Nodes;
using FaceLab.Faces.Detection;
using FaceLab.Networks;

namespace FaceLab.Cli.Tests.Training;

/// <summary>What <c>facelab train</c> makes of its options.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly TinyRuns runs = new();

    public TrainCommandTests() => PatternPictures.SavePeople(runs["people"], people: 16);

    public void Dispose() => runs.Dispose();

    public static TheoryData<string> Networks => [.. EmbeddingNetworks.Kinds];

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Every_network_trains_with_the_size_that_suits_it(string network)
    {
        var config = await Shown("people", "--network", network, "--steps", "1");
        var input = InputOf(config);
        Assert.Equal(CascadeModels.IsAvailable() ? input : input * 9 / 8, SizeOf(config));
        // Four pictures a batch: the largest network sees 224 pixels a side.
        config["training"]!["batches"]!["identities"] = 2;
        config["training"]!["validationBatches"] = 1;
        config["metricPairsEach"] = 2;
        File.WriteAllText(runs["small.json"], config.ToJsonString());

        await runs.Finish("train", "--config", "small.json", "--device", "cpu", "--run", "run");

        Assert.True(File.Exists(runs.Checkpoint("run", "best")));
    }

    [Fact]
    public async Task Aligned_faces_have_the_networks_own_size_and_rendered_ones_are_never_aligned()
    {
        Assert.Equal(112, SizeOf(await Shown("people", "--network", "mobile-facenet", "--align", "arcface")));
        Assert.Equal(126, SizeOf(await Shown("people", "--network", "mobile-facenet", "--align", "none")));
        Assert.Equal(126, SizeOf(await Shown("synthetic", "--network", "mobile-facenet", "--align", "ArcFace")));
        Assert.Equal(120, SizeOf(await Shown("people", "--network", "mobile-facenet", "--size", "120")));
    }

    [Theory]
    [InlineData("synthetic")]
    [InlineData("people")]
    public async Task A_size_below_the_networks_is_refused_and_leaves_no_folder(string set)
    {
        var (exitCode, _, errors) = await runs.Run("train", set, "--network", "tiny-darknet", "--size", "72",
            "--align", "none", "--device", "cpu", "--run", "run");

        Assert.Equal(1, exitCode);
        Assert.Contains("'tiny-darknet' is 96 pixels a side, but the faces would be 72", errors);
        Assert.Contains("a size of 108", errors);
        Assert.DoesNotContain("Preparing", errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [Theory]
    [InlineData("There is no 'nowhere'", "nowhere")]
    [InlineData("'people' is not LFW", "people", "--metric-set", "people")]
    public async Task A_set_that_cannot_be_trained_or_scored_on_leaves_no_folder(string expected, params string[] words)
    {
        var (exitCode, _, errors) = await runs.Run(["train", .. words, "--device", "cpu", "--run", "run"]);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [Fact]
    public async Task Points_come_twenty_times_and_a_score_set_is_kept()
    {
        var config = await Shown("people", "--score-set", "lfw", "--steps", "1450");

        Assert.Equal(72, config["training"]!["validateEvery"]!.GetValue<int>());
        Assert.Equal("lfw", config["metricSet"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("arcface")]
    [InlineData("ArcFace")]
    [InlineData("ARCFACE")]
    public async Task Values_are_read_in_any_case_and_written_in_small_letters(string align)
    {
        var config = await Shown("people", "--align", align, "--loss", "TRIPLET");

        Assert.Equal("arcface", config["data"]!["preparation"]!["align"]!.GetValue<string>());
        Assert.Equal("triplet", config["loss"]!["kind"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("--loss takes contrastive, triplet, ", "--loss", "hinge")]
    [InlineData("--align takes none, arcface or openface, not 'dlib'", "--align", "dlib")]
    [InlineData("--network takes mobile-facenet, ", "--network", "resnet")]
    [InlineData("--learning-rate: 'fast' is not a number", "--learning-rate", "fast")]
    [InlineData("--learning-rate -1: Give a positive learning rate", "--learning-rate", "-1")]
    [InlineData("--steps 0: ", "--steps", "0")]
    [InlineData("--minutes 0: give a number of minutes above 0", "--minutes", "0")]
    [InlineData("give one of them", "--minutes", "1", "--steps", "2")]
    [InlineData("(--validation-share, ", "--validation-share", "0.99")]
    public async Task A_wrong_value_is_told_with_its_option(string expected, params string[] words)
    {
        var (exitCode, _, errors) = await runs.Run(["train", "people", "--device", "cpu", "--run", "run", .. words]);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [Fact]
    public async Task A_set_that_is_not_there_is_told_with_those_that_are()
    {
        var start = Facelab.StartInfo(runs.Folder, runs.Folder, "train", "nowhere");

        var (exitCode, _, errors) = await Facelab.Run(start);

        Assert.Equal(1, exitCode);
        Assert.Contains("Sets here: ", errors);
        Assert.Contains("people, ", errors);
    }

    [Fact]
    public async Task Few_people_are_trained_with_a_larger_share_for_validation()
    {
        var (exitCode, _, errors) = await runs.Run("train", "set", "--align", "none", "--run", "run");
        Assert.Equal(1, exitCode);
        Assert.Contains("leaves 11 training people and 1 validation identities, of 12", errors);
        Assert.Contains("such as 0.2 (--validation-share", errors);
        Assert.False(Directory.Exists(runs["run"]));

        await runs.Finish("train", "set", "--validation-share", "0.2", "--align", "none", "--steps", "1",
            "--run", "run");
        Assert.True(File.Exists(runs.Checkpoint("run", "best")));
    }

    [Fact]
    public async Task Minutes_set_the_steps_and_the_run_goes_on_with_them()
    {
        await runs.Finish("train", "people", "--align", "none", "--minutes", "0.05", "--run", "run");

        var config = JsonNode.Parse(File.ReadAllText(runs["run/config.json"]))!["training"]!;
        var steps = config["steps"]!.GetValue<int>();
        Assert.True(config["validateEvery"]!.GetValue<int>() <= steps);
        Assert.StartsWith($"{steps},", File.ReadLines(runs["run/metrics.csv"]).Last());
    }

    [Fact]
    public async Task What_prepare_has_prepared_is_found_by_train()
    {
        await runs.Finish("data", "prepare", "people");
        await runs.Finish("train", "people", "--steps", "1", "--run", "run");

        Assert.Single(Directory.EnumerateFiles(runs["cache"], "*.faces"));
    }

    [Fact]
    public async Task Training_that_cannot_learn_leaves_no_folder_and_shows_no_trace()
    {
        var config = await Shown("people", "--steps", "2", "--align", "none");
        config["training"]!["batches"]!["imagesEach"] = 1;
        File.WriteAllText(runs["one.json"], config.ToJsonString());

        var (exitCode, _, errors) = await runs.Run("train", "--config", "one.json", "--device", "cpu", "--run", "run");

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot learn", errors);
        Assert.Contains("\"imagesEach\": 2", errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    [Fact]
    public async Task Progress_is_shown_from_the_first_step()
    {
        var (_, _, errors) = await runs.Run("train", "people", "--align", "none", "--steps", "4", "--run", "run");

        Assert.Contains("Training: 25 % (1 of 4)", errors);
        Assert.Contains("Training: 100 % (4 of 4)", errors);
    }

    [InterruptFact]
    public async Task A_run_that_stops_while_it_prepares_leaves_no_folder()
    {
        using var process = runs.Start(["train", "synthetic", "--run", "run"]);
        while (await process.StandardError.ReadLineAsync() is { } line &&
            !line.Contains("Preparing faces", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", $"-INT {process.Id}"))
            await kill.WaitForExitAsync();
        var (exitCode, _, errors) = await Facelab.EndOf(process);

        Assert.Equal(130, exitCode);
        Assert.Contains("stopped", errors);
        Assert.False(Directory.Exists(runs["run"]));
    }

    private async Task<JsonNode> Shown(params string[] words)
    {
        var (exitCode, output, errors) = await runs.Run(["train", .. words, "--show", "--device", "cpu"]);
        Assert.True(exitCode == 0, errors);
        return JsonNode.Parse(output)!;
    }

    private static int InputOf(JsonNode config) => config["network"]!["options"]!["inputSize"]!.GetValue<int>();

    private static int SizeOf(JsonNode config) => config["data"]!["preparation"]!["size"]!.GetValue<int>();
}
