using System.Diagnostics;

namespace FaceLab.Cli.Tests.Training;

/// <summary>A folder with small pictures in which <c>facelab</c> trains in seconds.</summary>
internal sealed class TinyRuns : IDisposable
{
    public TinyRuns() => PatternPictures.SavePeople(this["set"], people: 12);

    public string Folder { get; } = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Starts the command there, or in another folder.</summary>
    public Process Start(string[] words, string? folder = null) =>
        Facelab.Start(folder ?? Folder, new() { ["FACELAB_CACHE"] = this["cache"] }, words);

    public Task<(int ExitCode, string Output, string Errors)> Run(params string[] words) => Facelab.EndOf(Start(words));

    public async Task Finish(params string[] words)
    {
        var (exitCode, _, errors) = await Run(words);
        Assert.True(exitCode == 0, errors);
    }

    public string Checkpoint(string run, string name) =>
        Path.Combine(Folder, run, "checkpoints", $"{name}.safetensors");

    /// <summary>Writes <c>tiny.json</c>.</summary>
    public void WriteConfig(int steps, int every, string loss = "contrastive", string set = "set") =>
        File.WriteAllText(this["tiny.json"], PatternPictures.Config(steps, every, loss)
            .Replace("\"set\": \"set\"", $"\"set\": \"{set}\"", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
