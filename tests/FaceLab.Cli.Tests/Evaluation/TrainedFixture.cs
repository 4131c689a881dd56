using FaceLab.Cli.Tests.Training;

namespace FaceLab.Cli.Tests.Evaluation;

/// <summary>A folder with a trained run, its set, and another set.</summary>
public sealed class TrainedFixture : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public async Task InitializeAsync()
    {
        PatternPictures.SavePeople(Path.Combine(Folder, "set"), people: 40);
        PatternPictures.SavePeople(Path.Combine(Folder, "other"), people: 24, prefix: "<q>", firstPattern: 500);
        PatternPictures.SavePeople(Path.Combine(Folder, "lonely"), people: 1);
        File.WriteAllText(Path.Combine(Folder, "tiny.json"), PatternPictures.Config(steps: 40, every: 20));
        var (exitCode, _, errors) = await Run("train", "--config", "tiny.json", "--run", "runs/tiny");
        Assert.True(exitCode == 0, errors);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public Task<(int ExitCode, string Output, string Errors)> Run(params string[] words) => Facelab.EndOf(Start(words));

    public System.Diagnostics.Process Start(params string[] words) =>
        Facelab.Start(Folder, new() { ["FACELAB_CACHE"] = Path.Combine(Folder, "cache") }, words);

    public string this[string path] => Path.Combine(Folder, path);
}
