using System.Diagnostics;
using System.Text.Json;
using FaceLab.Cli.Tests.Training;
using FaceLab.Evaluation.Embeddings;
using Parquet;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary><c>facelab embed</c>, as a process.</summary>
public sealed class EmbedCommandTests(EmbeddingFixture house) : IClassFixture<EmbeddingFixture>
{
    [Fact]
    public async Task Parquet_has_these_columns()
    {
        await using var reader = await ParquetReader.CreateAsync(house["e.parquet"]);

        Assert.Equal(["path", "identity", "number", "box_x", "box_y", "box_width", "box_height",
            "embedding/list/element"], reader.Schema.DataFields.Select(field => $"{field.Path}"));
        // Parquet.Net reads text as memory of characters.
        Assert.Equal([typeof(ReadOnlyMemory<char>), typeof(ReadOnlyMemory<char>), typeof(int), typeof(double),
            typeof(double), typeof(double), typeof(double), typeof(float)],
            reader.Schema.DataFields.Select(field => field.ClrType));
        Assert.Equal(["path", "number", "embedding/list/element"], reader.Schema.DataFields
            .Where(field => !field.IsNullable).Select(field => $"{field.Path}"));
        Assert.Equal(96, reader.RowGroups[0].RowCount);
    }

    [Fact]
    public void All_formats_hold_the_same_faces_of_length_1()
    {
        foreach (var name in (string[])["e.npy", "e.csv"])
        {
            var other = EmbeddingFile.Read(house[name]);
            Assert.Equal(house.Embedded.Faces, other.Faces);
            Assert.Equal(house.Embedded.Values, other.Values);
        }
        Assert.Equal(("<q>00", 1, house["other/<q>00/0.png"]), (house.Embedded.Faces[0].Identity,
            house.Embedded.Faces[0].Number, house.Embedded.Faces[0].Path));
        Assert.All(Enumerable.Range(0, 96), row =>
            Assert.Equal(1, house.Embedded[row].ToArray().Sum(value => (double)value * value), 1e-5));
    }

    [Fact]
    public async Task A_job_killed_at_any_moment_ends_as_one_that_never_was()
    {
        string[] words = ["embed", "runs/tiny", "set", "other", "--part", "5", "--out"];
        Assert.Equal(0, (await house.Run([.. words, "whole.csv"])).ExitCode);
        var moments = new Random(3);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await house.Run([.. words, "timed.csv"])).ExitCode);
        for (var kill = 0; kill < 6 && !File.Exists(house["killed.csv"]); kill++)
        {
            using var process = house.House.Start([.. words, "killed.csv"]);
            await Task.Delay(TimeSpan.FromMilliseconds(clock.ElapsedMilliseconds * (0.3 + 0.7 * moments.NextDouble())));
            process.Kill();
            await process.WaitForExitAsync();
        }

        var (exitCode, output, errors) = File.Exists(house["killed.csv"]) ? (0, "{}", "")
            : await house.Run([.. words, "killed.csv", "--json"]);

        Assert.True(exitCode == 0, errors);
        Assert.Equal(File.ReadAllText(house["whole.csv"]), File.ReadAllText(house["killed.csv"]));
        using var json = JsonDocument.Parse(output);
        Assert.True(!json.RootElement.TryGetProperty("embedded", out var embedded) || embedded.GetInt32() == 256);
    }

    [Fact]
    public async Task Unreadable_pictures_are_named_and_give_another_exit_code()
    {
        PatternPictures.SavePeople(house["damaged"], people: 3);
        File.WriteAllText(house["damaged/p01/1.png"], "no picture");
        File.WriteAllText(house["damaged/p01/notes.txt"], "no picture");

        var (exitCode, output, errors) = await house.Run("embed", "runs/tiny", "damaged", "--out", "d.csv", "--json");

        Assert.Equal(2, exitCode);
        Assert.Contains($"facelab: {house["damaged/p01/1.png"]}: ", errors);
        Assert.Contains("11 pictures read, 1 unreadable, 1 passed over", errors);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(house["d.csv"], json.RootElement.GetProperty("file").GetString());
        Assert.Equal(11, EmbeddingFile.Read(house["d.csv"]).Faces.Count);
    }

    [Theory]
    [InlineData("is there already", "embed", "runs/tiny", "other", "--out", "e.csv")]
    [InlineData("ends in none of .parquet", "embed", "runs/tiny", "other", "--out", "e.xlsx")]
    [InlineData("There is no 'nowhere'", "embed", "runs/tiny", "nowhere", "--out", "new.csv")]
    [InlineData("no model", "embed", "nobody", "other", "--out", "new.csv")]
    [InlineData("'synthetic:1/x' is no rendered face", "embed", "runs/tiny", "synthetic:1/x", "--out", "new.csv")]
    [InlineData("one kind at a time", "embed", "runs/tiny", "other", "synthetic:1/2/3", "--out", "new.csv")]
    public async Task Wrong_words_get_one_line_that_names_them(string expected, params string[] words)
    {
        var (exitCode, _, errors) = await house.Run(words);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, Assert.Single(errors.TrimEnd().Split('\n')));
        Assert.False(File.Exists(house["new.csv"]));
    }
}
