using System.Text.Json;
using FaceLab.Data;
using FaceLab.Data.Sets;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Cli.Tests;

/// <summary><c>facelab data ...</c> on a set of four people.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public DataCommandTests()
    {
        foreach (var (person, images) in (ReadOnlySpan<(string, int)>)[("Ann_Lee", 4), ("Bob_Roy", 3), ("Cy_Vance", 2),
            ("Dee_Dee", 1)])
        {
            for (var i = 1; i <= images; i++)
                Save($"set/{person}/{i}.png", 20 * (person[0] - 'A') + i);
        }
        Save("set/Dee_Dee/of Ann.png", 1);
        File.WriteAllText(Path.Combine(folder, "set", "Cy_Vance", "3.jpg"), "no picture");
        File.WriteAllText(Path.Combine(folder, "set", "notes.txt"), "");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Stats_tells_what_there_is_to_know()
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, "data", "stats", "set");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("\u001b", output);
        foreach (var fact in (string[])["4 (0 with a single image)", "2 to 4", "12 (1 unreadable, 1 copies of another)",
            "PNG 11", "6 x 4 (11)", "0 in colour, 11 gray",
            "Unreadable (1)", "3.jpg", "Ann_Lee, Dee_Dee", "Passed over (1)", "notes.txt"])
            Assert.Contains(fact, output);
        Assert.Contains("Looking at pictures: 100 % (12 of 12)", errors);
    }

    [Fact]
    public async Task Stats_speaks_JSON_and_can_be_quick()
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, "data", "stats", "set", "--json", "--quick");

        Assert.Equal((0, "facelab: set: 12 pictures listed, none opened, 1 passed over."),
            (exitCode, errors.TrimEnd()));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(12, json.RootElement.GetProperty("images").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("pictures").ValueKind);
        Assert.Equal("Ann_Lee", json.RootElement.GetProperty("identities")[0].GetProperty("identity").GetString());
        Assert.Contains("notes.txt", json.RootElement.GetProperty("passedOver")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Prune_and_split_write_manifests_that_check_passes()
    {
        var pruned = await Facelab.Run(null, folder, "data", "prune", "set", "--at-least", "3", "--at-most", "3",
            "--out", "pruned.csv");
        var split = await Facelab.Run(null, folder, "data", "split", "pruned.csv", "--validation", "0.3", "--test",
            "0.3", "--out", "parts");
        var none = await Facelab.Run(null, folder, "data", "check", "parts/training.csv", "parts/test.csv", "--alike");

        Assert.Equal((0, 0, 0), (pruned.ExitCode, split.ExitCode, none.ExitCode));
        Assert.Contains("9 images of 3 people", pruned.Output);
        Assert.Contains("1 people with 2 images", pruned.Output);
        Assert.Equal(["Ann_Lee", "Bob_Roy", "Cy_Vance"],
            FaceManifest.Read(Path.Combine(folder, "pruned.csv")).Identities);
        Assert.Equal(["test.csv", "training.csv", "validation.csv"],
            Directory.EnumerateFiles(Path.Combine(folder, "parts")).Select(Path.GetFileName).Order());
        Assert.StartsWith("'training' and 'test' share no name. Only names were compared", none.Output);
    }

    [Fact]
    public async Task Check_fails_with_the_names_of_a_leak()
    {
        var ann = Path.Combine(folder, "set", "Ann_Lee");
        FaceManifest.Write(Path.Combine(folder, "a.csv"),
            new FaceSet("a", [new("Ann_Lee", 1, Path.Combine(ann, "1.png")),
                new("Bob", 1, Path.Combine(ann, "2.png"))]));
        FaceManifest.Write(Path.Combine(folder, "b.csv"),
            new FaceSet("b", [new("ann lee", 1, Path.Combine(ann, "3.png")),
                new("Zoe", 1, Path.Combine(ann, "2.png"))]));

        var exact = await Facelab.Run(null, folder, "data", "check", "a.csv", "b.csv");
        var closer = await Facelab.Run(null, folder, "data", "check", "a.csv", "b.csv", "--alike", "--content",
            "--json");

        Assert.Equal(0, exact.ExitCode);
        Assert.Equal(2, closer.ExitCode);
        using var json = JsonDocument.Parse(closer.Output);
        Assert.Equal("ann lee", json.RootElement.GetProperty("identities")[0].GetProperty("second").GetString());
        Assert.Equal("Zoe", json.RootElement.GetProperty("pictures")[0].GetProperty("secondIdentity").GetString());
        Assert.Contains("Comparing pictures: 100 % (3 of 3)", closer.Errors);
    }

    [Fact]
    public async Task Pairs_counts_and_shows_one()
    {
        var (exitCode, output, _) = await Facelab.Run(null, folder, "data", "pairs", "set", "--genuine", "0",
            "--impostor", "5", "--json");
        var beyond = await Facelab.Run(null, folder, "data", "pairs", "set", "--genuine", "13");

        Assert.Equal(0, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((13, 53), (json.RootElement.GetProperty("genuineCount").GetInt64(),
            json.RootElement.GetProperty("impostorCount").GetInt64()));
        Assert.EndsWith("Ann_Lee/2.png", json.RootElement.GetProperty("pairs")[0].GetProperty("second").GetString());
        Assert.False(json.RootElement.GetProperty("pairs")[1].GetProperty("genuine").GetBoolean());
        Assert.Equal((1, ""), (beyond.ExitCode, beyond.Output));
        Assert.DoesNotContain("Parameter", beyond.Errors);
        Assert.StartsWith("facelab: 'set' has 13 genuine pairs", beyond.Errors);
    }

    [Theory]
    [InlineData("11 pictures read, 1 unreadable, 1 passed over.", "data", "stats", "set")]
    [InlineData("11 pictures read, 1 unreadable, 1 passed over.", "data", "prepare", "set", "--cache", "cache")]
    [InlineData("12 pictures listed, none opened, 1 passed over.", "data", "pairs", "set")]
    [InlineData("12 pictures listed, none opened, 1 passed over.", "data", "prune", "set", "--out", "p.csv")]
    [InlineData("12 pictures listed, none opened, 1 passed over.", "data", "split", "set", "--out", "parts",
        "--validation", "0.3", "--test", "0.3")]
    [InlineData("12 pictures listed, none opened, 1 passed over.", "data", "check", "set", "set")]
    public async Task Every_command_that_reads_a_folder_ends_with_one_line(string line, params string[] words)
    {
        var (_, _, errors) = await Facelab.Run(null, folder, words);

        Assert.EndsWith($"facelab: set: {line}", errors.TrimEnd());
    }

    [Fact]
    public async Task A_loop_of_links_hangs_no_command()
    {
        foreach (var name in (string[])["one", "two", "three"])
            Directory.CreateSymbolicLink(Path.Combine(folder, "set", "Ann_Lee", name), Path.Combine(folder, "set"));

        var (exitCode, output, errors) = await Facelab.Run(null, folder, "data", "stats", "set");

        Assert.Equal(0, exitCode);
        Assert.Contains("Passed over (4)", output);
        Assert.Contains("a link to a folder: not followed", output);
        Assert.EndsWith("facelab: set: 11 pictures read, 1 unreadable, 4 passed over.", errors.TrimEnd());
    }

    private void Save(string name, int level)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var image = Image.LoadPixelData<Rgb24>([.. Enumerable.Repeat((byte)level, 6 * 4 * 3)], 6, 4);
        image.SaveAsPng(path);
    }
}
