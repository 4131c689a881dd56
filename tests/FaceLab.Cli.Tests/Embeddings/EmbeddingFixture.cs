using FaceLab.Cli.Tests.Evaluation;
using FaceLab.Evaluation.Embeddings;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary>A trained run, and the embeddings of another set in each format.</summary>
public sealed class EmbeddingFixture : IAsyncLifetime
{
    public TrainedFixture House { get; } = new();

    public EmbeddedFaces Embedded { get; private set; } = null!;

    public string this[string path] => House[path];

    public Task<(int ExitCode, string Output, string Errors)> Run(params string[] words) => House.Run(words);

    public async Task InitializeAsync()
    {
        await House.InitializeAsync();
        foreach (var name in (string[])["e.parquet", "e.npy", "e.csv"])
        {
            var (exitCode, _, errors) = await Run("embed", "runs/tiny", "other", "--out", name);
            Assert.True(exitCode == 0, errors);
        }
        Embedded = EmbeddingFile.Read(this["e.parquet"]);
    }

    public Task DisposeAsync() => House.DisposeAsync();
}
