using System.Text.Json;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary><c>facelab compare</c>, as a process.</summary>
public sealed class CompareCommandTests(EmbeddingFixture house) : IClassFixture<EmbeddingFixture>
{
    private static readonly string[] OnePerson = ["other/<q>03/0.png", "other/<q>03/1.png"];
    private static readonly string[] TwoPeople = ["other/<q>03/0.png", "other/<q>09/1.png"];

    [Fact]
    public async Task The_similarity_is_that_of_the_embeddings_and_the_run_s_threshold_judges()
    {
        var (exitCode, output, errors) = await house.Run(["compare", "runs/tiny", .. OnePerson, "--json"]);

        using var json = JsonDocument.Parse(output);
        var similarity = json.RootElement.GetProperty("similarity").GetDouble();
        Assert.Equal(Similarity(12, 13), similarity, 1e-5);
        var threshold = json.RootElement.GetProperty("threshold");
        using var kept = JsonDocument.Parse(File.ReadAllText(house["runs/tiny/threshold.json"]));
        Assert.Equal(kept.RootElement.GetProperty("threshold").GetProperty("threshold").GetDouble(),
            threshold.GetProperty("similarity").GetDouble());
        Assert.EndsWith("pairs of 10 validation identities of the run", threshold.GetProperty("chosenOn").GetString());
        var far = threshold.GetProperty("falseAccepts");
        Assert.Equal(far.GetProperty("count").GetDouble() / far.GetProperty("total").GetDouble(),
            threshold.GetProperty("falseAcceptRate").GetDouble(), 1e-12);
        var same = similarity >= threshold.GetProperty("similarity").GetDouble();
        Assert.Equal(same ? (0, "same person") : (2, "different people"),
            (exitCode, json.RootElement.GetProperty("verdict").GetString()));
        Assert.DoesNotContain("note:", errors);
    }

    [Theory]
    [InlineData("-1", 0, "same person")]
    [InlineData("1", 2, "different people")]
    public async Task A_threshold_of_one_s_own_judges_instead(string threshold, int expected, string verdict)
    {
        var (exitCode, output, errors) =
            await house.Run(["compare", "runs/tiny", .. TwoPeople, "--threshold", threshold]);

        Assert.True(exitCode == expected, errors);
        Assert.Matches($@"verdict +│ {verdict}", output);
        Assert.DoesNotContain("false accept rate", output);
    }

    [Fact]
    public async Task A_network_without_a_run_says_so_and_gives_the_similarity_alone()
    {
        File.Copy(house["runs/tiny/checkpoints/best.safetensors"], house["mine.safetensors"], overwrite: true);

        var (exitCode, output, errors) =
            await house.Run(["compare", "mine.safetensors", .. TwoPeople, "--page", "alone.html"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("mine.safetensors' lies outside a run's folder", errors);
        Assert.Matches(@"verdict +│ no verdict", output);
        Assert.Matches(@"cosine similarity +│ -?0\.\d\d\d", output);
        Assert.Contains("There is no threshold", File.ReadAllText(house["alone.html"]));
    }

    [Fact]
    public async Task The_page_shows_faces_maps_and_verdict_and_fetches_nothing()
    {
        var (exitCode, _, errors) = await house.Run(["compare", "runs/tiny", .. OnePerson, "--page", "pages/p.html",
            "--threshold", "-1"]);

        Assert.True(exitCode == 0, errors);
        var page = File.ReadAllText(house["pages/p.html"]);
        Assert.Equal(4, page.Split("src=\"data:image/").Length - 1);
        Assert.Contains("<b>same person</b>", page);
        Assert.Contains("0.png and 1.png", page);
        Assert.Contains("other/&lt;q&gt;03/0.png", page);
        Assert.DoesNotContain("http://", page);
        Assert.DoesNotContain("<script", page);
    }

    [Theory]
    [InlineData("neither", "compare", "runs/tiny", "set/p00/0.png", "e.npy")]
    [InlineData("There is no picture 'gone.png'", "compare", "runs/tiny", "set/p00/0.png", "gone.png")]
    [InlineData("is more than one picture", "compare", "runs/tiny", "set/p00/0.png", "other")]
    [InlineData("is no cosine", "compare", "runs/tiny", "set/p00/0.png", "set/p00/1.png", "--threshold", "2")]
    [InlineData("bad.png", "compare", "runs/tiny", "set/p00/0.png", "bad.png")]
    public async Task Wrong_words_get_one_line_that_names_them(string expected, params string[] words)
    {
        File.WriteAllText(house["bad.png"], "no picture");

        var (exitCode, _, errors) = await house.Run(words);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected == "neither" ? "e.npy" : expected, Assert.Single(errors.TrimEnd().Split('\n')));
    }

    private double Similarity(int first, int second) =>
        house.Embedded[first].ToArray().Zip(house.Embedded[second].ToArray(), (a, b) => (double)a * b).Sum();
}
