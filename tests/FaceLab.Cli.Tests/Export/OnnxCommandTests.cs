using System.Text.Json;
using FaceLab.Cli.Tests.Evaluation;

namespace FaceLab.Cli.Tests.Export;

/// <summary><c>facelab export onnx</c>, and ONNX files in <c>facelab evaluate</c>, as processes.</summary>
public sealed class OnnxCommandTests(TrainedFixture house) : IClassFixture<TrainedFixture>
{
    [Fact]
    public async Task A_run_and_its_ONNX_file_get_the_same_figures()
    {
        var export = await house.Run("export", "onnx", "runs/tiny", "--out", "same.onnx", "--json");
        var run = await house.Run("evaluate", "runs/tiny", "other", "--out", "of-run");
        var file = await house.Run("evaluate", "same.onnx", "other", "--out", "of-file");

        Assert.True((export.ExitCode, run.ExitCode, file.ExitCode) == (0, 0, 0),
            export.Errors + run.Errors + file.Errors);
        using var json = JsonDocument.Parse(export.Output);
        Assert.Equal(house["same.onnx"], json.RootElement.GetProperty("onnx").GetString());
        var differences = json.RootElement.GetProperty("differences");
        Assert.All((string[])["1", "7", "64"],
            batch => Assert.InRange(differences.GetProperty(batch).GetDouble(), 0, 1e-4));
        Assert.Equal(Figures("of-run"), Figures("of-file"));
        Assert.StartsWith("same.onnx,", Lines("of-file")[1]);
        Assert.DoesNotContain("prepared as", file.Errors);
    }

    [Fact]
    public async Task A_page_of_an_ONNX_file_is_written_too()
    {
        await house.Run("export", "onnx", "runs/tiny", "--out", "page.onnx");

        var (exitCode, _, errors) = await house.Run("report", "page.onnx", "other", "--out", "page");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("it is run as a whole", File.ReadAllText(Directory.GetFiles(house["page"], "*.html").Single()));
    }

    [Fact]
    public async Task A_file_lies_in_its_run_and_is_not_overwritten_unasked()
    {
        var first = await house.Run("export", "onnx", "runs/tiny");
        File.WriteAllText(house["runs/tiny/tiny.onnx"], "mine");

        var (exitCode, _, errors) = await house.Run("export", "onnx", "runs/tiny");

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Equal(1, exitCode);
        Assert.Contains($"facelab: '{house["runs/tiny/tiny.onnx"]}' exists already: give --force to overwrite it, or " +
            "name another place.", errors);
        Assert.Equal("mine", File.ReadAllText(house["runs/tiny/tiny.onnx"]));
        Assert.Equal(0, (await house.Run("export", "onnx", "runs/tiny", "--force")).ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(house["runs/tiny/tiny.onnx"]));
    }

    [Theory]
    [InlineData("'text.onnx' is damaged, or no ONNX file", "evaluate", "text.onnx", "other")]
    [InlineData("There is no ONNX file 'nowhere.onnx'", "evaluate", "nowhere.onnx", "other")]
    [InlineData("--mean '127,5' cannot be read", "evaluate", "text.onnx", "other", "--mean", "127,5")]
    [InlineData("--input, --channels describe an ONNX file, and 'runs/tiny' is none", "evaluate", "runs/tiny", "other",
        "--input", "16", "--channels", "bgr")]
    [InlineData("is an ONNX file already", "export", "onnx", "text.onnx")]
    [InlineData("no model 'HERE/nobody'", "export", "onnx", "nobody")]
    public async Task Wrong_words_get_one_line_that_names_them(string expected, params string[] words)
    {
        File.WriteAllText(house["text.onnx"], "not a network");

        var (exitCode, _, errors) = await house.Run(words);

        Assert.Equal(1, exitCode);
        var said = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("facelab: ", said);
        Assert.Contains(expected.Replace("HERE", house.Folder, StringComparison.Ordinal), said);
    }

    private string[] Lines(string folder) => File.ReadAllLines(Directory.GetFiles(house[folder], "*.csv").Single());

    /// <summary>The lines without the model's name, rounded to five digits: embeddings differ in the last
    /// bits.</summary>
    private string[] Figures(string folder) =>
        [.. Lines(folder).Skip(1)
            .Select(line => string.Join(',', line[line.IndexOf(',')..].Split(',').Select(Rounded)))];

    private static string Rounded(string cell) =>
        double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number.ToString("G5", System.Globalization.CultureInfo.InvariantCulture) : cell;
}
