using System.Text.Json;
using FaceLab.Evaluation.Embeddings;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary><c>facelab find</c>, as a process.</summary>
public sealed class FindCommandTests(EmbeddingFixture house) : IClassFixture<EmbeddingFixture>
{
    private const string Photo = "other/<q>05/2.png";

    [Theory]
    [InlineData("other")]
    [InlineData("e.parquet")]
    [InlineData("e.npy")]
    [InlineData("e.csv")]
    public async Task The_most_similar_face_of_any_gallery_says_who_it_is(string gallery)
    {
        var (exitCode, output, errors) =
            await house.Run("find", "runs/tiny", Photo, gallery, "--top", "3", "--threshold", "-1", "--json");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("is in the gallery itself and was left out", errors);
        using var json = JsonDocument.Parse(output);
        var expected = Enumerable.Range(0, 96).Where(row => row != 22).OrderByDescending(Similarity).Take(3).ToList();
        var found = json.RootElement.GetProperty("found").EnumerateArray().ToList();
        Assert.Equal(expected.Select(row => house.Embedded.Faces[row].Path),
            found.Select(face => face.GetProperty("path").GetString()));
        Assert.Equal(Similarity(expected[0]), found[0].GetProperty("similarity").GetDouble(), 1e-5);
        Assert.Equal((95, house.Embedded.Faces[expected[0]].Identity),
            (json.RootElement.GetProperty("gallery").GetInt32(), json.RootElement.GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task Nobody_known_is_an_answer()
    {
        var (exitCode, output, errors) = await house.Run("find", "runs/tiny", Photo, "e.parquet", "--threshold", "1");

        Assert.True(exitCode == 2, errors);
        Assert.Matches(@"answer +│ unknown", output);
        Assert.Contains("Most similar of 95 faces (10)", output);
    }

    [Fact]
    public async Task The_run_s_threshold_judges_and_its_rate_is_told_for_what_it_is()
    {
        var (exitCode, output, errors) = await house.Run("find", "runs/tiny", Photo, "e.parquet", "--json");

        using var json = JsonDocument.Parse(output);
        var known = json.RootElement.GetProperty("known").GetBoolean();
        var first = json.RootElement.GetProperty("found")[0];
        Assert.Equal(first.GetProperty("similarity").GetDouble() >=
            json.RootElement.GetProperty("threshold").GetProperty("similarity").GetDouble(), known);
        Assert.Equal(known ? 0 : 2, exitCode);
        Assert.Contains("a stranger is compared with 95 faces here", errors);
    }

    [Fact]
    public async Task Without_a_threshold_the_most_similar_is_named_and_that_is_said()
    {
        File.Copy(house["runs/tiny/checkpoints/best.safetensors"], house["own.safetensors"], overwrite: true);

        var (exitCode, output, errors) = await house.Run("find", "own.safetensors", Photo, "e.csv");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("There is no threshold, so no verdict", errors);
        Assert.Matches(@"threshold +│ none", output);
    }

    [Fact]
    public async Task A_gallery_of_another_network_is_refused()
    {
        EmbeddingFile.Write(house["foreign.parquet"], [house.Embedded with { Network = "another" }]);
        EmbeddingFile.Write(house["wide.csv"], [new(house.Embedded.Faces, new float[96 * 3])]);

        var (exitCode, _, errors) = await house.Run("find", "runs/tiny", Photo, "foreign.parquet");
        var wide = await house.Run("find", "runs/tiny", Photo, "wide.csv", "--threshold", "0");

        Assert.Equal((1, 1), (exitCode, wide.ExitCode));
        Assert.Contains("was embedded by another network", errors);
        Assert.Contains("All 95 embeddings are zero", wide.Errors);
    }

    [Theory]
    [InlineData("--top 0 lists nothing", "find", "runs/tiny", Photo, "e.csv", "--top", "0")]
    [InlineData("is more than one picture", "find", "runs/tiny", "other", "e.csv")]
    [InlineData("There is no 'nowhere'", "find", "runs/tiny", Photo, "nowhere")]
    public async Task Wrong_words_get_one_line_that_names_them(string expected, params string[] words)
    {
        var (exitCode, _, errors) = await house.Run(words);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, Assert.Single(errors.TrimEnd().Split('\n')));
    }

    private double Similarity(int row) =>
        house.Embedded[22].ToArray().Zip(house.Embedded[row].ToArray(), (a, b) => (double)a * b).Sum();
}
