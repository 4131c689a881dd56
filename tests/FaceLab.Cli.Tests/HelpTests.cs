using System.Text.RegularExpressions;

namespace FaceLab.Cli.Tests;

/// <summary>The help of every command: exit codes, and examples, typed as they stand on rendered faces.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_command_has_examples_that_work_exit_codes_and_json()
    {
        var helps = await Helps();
        Assert.Superset(new HashSet<string> { "check", "data get", "data cache clear", "train", "export onnx" },
            helps.Keys.ToHashSet());
        Assert.All(helps, help => Assert.Matches(@"Exit code:\n  0: .+; 1: an error; 130: stopped by Ctrl\+C\.",
            help.Value));
        Assert.All(helps, help => Assert.Contains("--json", help.Value));

        foreach (var line in helps.Values.SelectMany(ExamplesOf).Distinct())
        {
            using var process = Facelab.Start(folder, new() { ["FACELAB_CACHE"] = Path.Combine(folder, "cache") },
                line.Split(' ')[1..]);
            var (exitCode, _, errors) = await Facelab.EndOf(process);
            Assert.True(exitCode is 0 or 2, $"{line}: {errors}");
        }

        Assert.All(["kept.csv", "parts/test.csv", "faces.parquet", "faces.html", "first.onnx"],
            file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    /// <summary>The lines below "Examples:"; each command's last one is of the command itself.</summary>
    private static IEnumerable<string> ExamplesOf(string help) =>
        Regex.Match(help, @"Examples:\n((?:  facelab .+\n)+)").Groups[1].Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The help of all commands that have none below them.</summary>
    private async Task<Dictionary<string, string>> Helps()
    {
        var (helps, left) = (new Dictionary<string, string>(), new Queue<string>([""]));
        while (left.TryDequeue(out var command))
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (exitCode, help, errors) = await Facelab.Run(null, folder, [.. words, "--help"]);
            Assert.True(exitCode == 0, errors);
            var below = Regex.Match(help, @"Commands:\n((?:  .*\n)+)").Groups[1].Value;
            foreach (Match name in Regex.Matches(below, @"^  ([a-z]+) ", RegexOptions.Multiline))
                left.Enqueue($"{command} {name.Groups[1].Value}".Trim());
            if (below.Length == 0)
                helps[command] = help;
        }
        return helps;
    }
}
