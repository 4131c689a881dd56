using System.Text.Json.Nodes;
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
        var input = EmbeddingNetworks.DefaultOptions(network).InputSize;
        Assert.Equal(input * 9 / 8, SizeOf(config));
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
        Assert.Equal(112, SizeOf(await Shown("people", "--network", "mobile-facenet", "--align", "ArcFace")));
        Assert.Equal(126, SizeOf(await Shown("synthetic", "--network", "mobile-facenet", "--align", "ArcFace")));
        Assert.Equal(120, SizeOf(await Shown("people", "--network", "mobile-facenet", "--size", "120")));
    }

    [Theory]
    [InlineData("synthetic")]
    [InlineData("people")]
    public async Task A_size_below_the_networks_is_refused_and_leaves_no_folder(string set)
    {
        var (exitCode, _, errors) = await runs.Run("train", set, "--network", "tiny-darknet", "--size", "72",
            "--device", "cpu", "--run", "run");

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
    public async Task Points_come_after_each_epoch_and_a_score_set_is_kept()
    {
        var config = await Shown("people", "--score-set", "lfw");

        Assert.True(config["training"]!["validateEachEpoch"]!.GetValue<bool>());
        Assert.Equal("lfw", config["metricSet"]!.GetValue<string>());
    }

    private async Task<JsonNode> Shown(params string[] words)
    {
        var (exitCode, output, errors) = await runs.Run(["train", .. words, "--show", "--device", "cpu"]);
        Assert.True(exitCode == 0, errors);
        return JsonNode.Parse(output)!;
    }

    private static int SizeOf(JsonNode config) => config["data"]!["preparation"]!["size"]!.GetValue<int>();
}
