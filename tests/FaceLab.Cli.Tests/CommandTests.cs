using System.Text.RegularExpressions;

namespace FaceLab.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_touches_each_part_and_succeeds()
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, "check");

        Assert.Equal(string.Empty, errors);
        Assert.DoesNotContain("FAILED", output);
        Assert.Equal(0, exitCode);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([".NET", "TorchSharp", "device", "bfloat16", "tensor", "chart", "face boxes", "landmarks"], lines.Select(line => line[..12].TrimEnd()));
        Assert.Matches(@"over libtorch \d+\.\d+", lines[1]);
        Assert.Matches("CPU, [1-9]|CUDA, [1-9]", lines[2]);
        Assert.EndsWith("is right", lines[4]);
        Assert.Matches(@"plotly\.js [345]\.\d MB", lines[5]);
    }

    [Fact]
    public async Task Faces_names_the_source_and_the_reason()
    {
        Assert.Equal((0, "synthetic faces (FACELAB_DATA asks for them)", ""), Trimmed(await Facelab.Run("synthetic", folder, "faces")));
        Assert.Equal((0, "synthetic faces (no LFW in FACELAB_DATA, data/ or ../shared/data)", ""), Trimmed(await Facelab.Run(null, folder, "faces")));

        await File.WriteAllTextAsync(Path.Combine(folder, "pairsDevTest.txt"), "");
        Assert.Equal((0, $"LFW in {folder} (FACELAB_DATA names it)", ""), Trimmed(await Facelab.Run(folder, folder, "faces")));
    }

    [Fact]
    public async Task Faces_says_in_one_line_what_is_wrong_with_the_folder_named()
    {
        var (exitCode, output, errors) = await Facelab.Run("/no/such/folder", folder, "faces");

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.StartsWith("facelab: FACELAB_DATA is '/no/such/folder'", errors);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData]
    [InlineData("fly")]
    [InlineData("check", "twice")]
    public async Task Anything_else_says_what_is_wrong_and_fails(params string[] arguments)
    {
        var (exitCode, _, errors) = await Facelab.Run(null, folder, arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(arguments.Length == 0 ? "Required command" : $"'{arguments[^1]}'", errors);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    public async Task Asked_for_help_it_helps_and_succeeds(string argument)
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, argument);

        Assert.Equal((0, string.Empty), (exitCode, errors));
        Assert.Contains("  facelab [command] [options]", output);
        Assert.Equal(3, Regex.Count(output, @"^  (check|faces|data)  ", RegexOptions.Multiline));
    }

    private static (int, string, string) Trimmed((int ExitCode, string Output, string Errors) run) => (run.ExitCode, run.Output.TrimEnd(), run.Errors.TrimEnd());
}
