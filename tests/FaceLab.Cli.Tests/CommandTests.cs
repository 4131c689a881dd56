using System.Text.RegularExpressions;

namespace FaceLab.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The decoys are libraries, but hold nothing of libtorch.</summary>
    [Fact]
    public async Task A_libtorch_of_another_version_on_the_library_path_does_not_win()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var decoys = Directory.CreateTempSubdirectory("facelab-decoys").FullName;
        var standIn = Directory.EnumerateFiles(AppContext.BaseDirectory, "libtorch_global_deps.so").Single();
        foreach (var name in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so", "libLibTorchSharp.so"])
            File.CreateSymbolicLink(Path.Combine(decoys, name), standIn);
        var start = Facelab.StartInfo(null, decoys, "check");
        start.Environment["LD_LIBRARY_PATH"] = decoys;

        var (exitCode, output, errors) = await Facelab.Run(start);

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("is right", output);
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")), "TorchSharp copied libtorch");
        Directory.Delete(decoys, recursive: true);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("data", "prepare")]
    [InlineData("resume")]
    public async Task The_first_column_of_help_is_narrow_and_values_are_spelled_in_small_letters(params string[] words)
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, [.. words, "--help"]);

        Assert.True(exitCode == 0, errors);
        foreach (var line in output.Split('\n').Where(line => line.StartsWith("  -", StringComparison.Ordinal)))
            Assert.InRange(Regex.Match(line.TrimEnd(), @"^  \S.*?(?=  |$)").Length, 1, 60);
        Assert.DoesNotContain("ArcFace|", output);
    }

    [Fact]
    public async Task Check_touches_each_part_and_succeeds()
    {
        var (exitCode, output, errors) = await Facelab.Run(null, folder, "check");

        Assert.Equal(string.Empty, errors);
        Assert.DoesNotContain("FAILED", output);
        Assert.Equal(0, exitCode);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([".NET", "TorchSharp", "device", "processor", "bfloat16", "tensor", "chart", "face boxes"],
            lines.Select(line => line[..12].TrimEnd()));
        Assert.Matches(@"over libtorch \d+\.\d+", lines[1]);
        Assert.Matches("CPU, [1-9]|CUDA, [1-9]", lines[2]);
        Assert.EndsWith("is right", lines[5]);
        Assert.Matches(@"plotly\.js [12]\.\d MB", lines[6]);
    }

    [Theory]
    [InlineData("0,001")]
    [InlineData("1,5")]
    [InlineData("1.000,5")]
    [InlineData("1e-3x")]
    [InlineData("nan")]
    [InlineData("infinity")]
    public async Task A_number_is_written_with_a_point_whatever_the_language(string value)
    {
        var start = Facelab.StartInfo("synthetic", folder, "train", "synthetic", "--learning-rate", value);
        start.Environment["LANG"] = "de_DE.UTF-8";

        var (exitCode, _, errors) = await Facelab.Run(start);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"'{value}' is not a number", errors);
        Assert.False(Directory.Exists(Path.Combine(folder, "runs")));
    }

    [Theory]
    [InlineData("0,5")]
    [InlineData("48.0")]
    [InlineData("1.000")]
    [InlineData("99999999999")]
    [InlineData("many")]
    public async Task A_whole_number_is_written_with_digits_alone(string value)
    {
        var (exitCode, _, errors) = await Facelab.Run("synthetic", folder, "train", "synthetic", "--steps", value);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"--steps: '{value}' is not a whole number in its range", errors);
    }

    [Fact]
    public async Task Faces_names_the_source_and_the_reason()
    {
        Assert.Equal((0, "synthetic faces (FACELAB_DATA asks for them)", ""),
            Trimmed(await Facelab.Run("synthetic", folder, "faces")));
        Assert.Equal((0, "synthetic faces (no LFW in FACELAB_DATA, data/ or ../shared/data)", ""),
            Trimmed(await Facelab.Run(null, folder, "faces")));

        await File.WriteAllTextAsync(Path.Combine(folder, "pairsDevTest.txt"), "");
        Assert.Equal((0, $"LFW in {folder} (FACELAB_DATA names it)", ""),
            Trimmed(await Facelab.Run(folder, folder, "faces")));
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

    private static (int, string, string) Trimmed((int ExitCode, string Output, string Errors) run) =>
        (run.ExitCode, run.Output.TrimEnd(), run.Errors.TrimEnd());
}
