namespace FaceLab.Cli.Tests.Embeddings;

/// <summary>The examples in the help, typed as they stand.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_example_works_on_rendered_faces()
    {
        var lines = new List<string>();
        foreach (var command in (string[])["embed", "compare", "find"])
        {
            var (_, help, _) = await Facelab.Run(null, folder, command, "--help");
            lines.AddRange(help.Split('\n').Select(line => line.Trim())
                .Where(line => line.StartsWith("facelab ", StringComparison.Ordinal)
                && !line.StartsWith($"facelab {command} <", StringComparison.Ordinal)));
        }
        Assert.Equal(["train", "embed", "compare", "find"], lines.Select(line => line.Split(' ')[1]).Distinct());

        foreach (var line in lines.Distinct())
        {
            using var process = Facelab.Start(folder, new() { ["FACELAB_CACHE"] = Path.Combine(folder, "cache") },
                line.Split(' ')[1..]);
            var (exitCode, _, errors) = await Facelab.EndOf(process);
            Assert.True(exitCode is 0 or 2, $"{line}: {errors}");
        }

        Assert.True(File.Exists(Path.Combine(folder, "faces.parquet")));
        Assert.True(File.Exists(Path.Combine(folder, "faces.html")));
    }
}
