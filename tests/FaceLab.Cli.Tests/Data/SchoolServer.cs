using System.Text.Json;
using FaceLab.Tests.Support;

namespace FaceLab.Cli.Tests.Data;

/// <summary>A school's server with a set of its own, the catalogue that names it, and a folder to put it in.</summary>
internal sealed class SchoolServer : IAsyncDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    private SchoolServer(LoopbackServer server, int files, int bytesEach)
    {
        Server = server;
        var tar = new TarBytes();
        for (var i = 0; i < files; i++)
            tar.Entry(NameOf(i), '0', ServedFile.Bytes(bytesEach, seed: i));
        (Archive, Files, BytesEach) = (new ServedFile(TarBytes.GZip(tar.Closed())), files, bytesEach);
        server.At("/faces.tgz", Archive);
        server.At("/pairs.txt", Pairs);
        File.WriteAllText(Catalogue, JsonSerializer.Serialize(new
        {
            sets = new[]
            {
                new
                {
                    name = "class", title = "Faces of a class", terms = "For this school only.",
                    citation = "Nobody, 2026.",
                    files = new object[]
                    {
                        new { name = "faces.tgz", sha256 = Archive.Sum, unpack = true,
                            mirrors = new[] { $"{server.Address}/faces.tgz" } },
                        new { name = "pairs.txt", sha256 = Pairs.Sum,
                            mirrors = new[] { $"{server.Address}/pairs.txt" } },
                        new { name = "people.txt", sha256 = Pairs.Sum, optional = true, note = "Ask the teacher." },
                    },
                },
            },
        }));
    }

    public LoopbackServer Server { get; }

    public ServedFile Archive { get; }

    public ServedFile Pairs { get; } = new(2_000, seed: -1);

    public int Files { get; }

    public int BytesEach { get; }

    public string Catalogue => Path.Combine(home, "sets.json");

    public string Data => Path.Combine(home, "data");

    public string Set => Path.Combine(Data, "class");

    public string Part => Path.Combine(Data, "downloads", "class", "faces.tgz.part");

    public string Unfinished => Path.Combine(Data, ".class.unfinished");

    public string[] Get => ["data", "get", "class", "--catalogue", Catalogue, "--to", Data, "--accept-terms"];

    public string Home => home;

    public static async Task<SchoolServer> StartAsync(int files = 100, int bytesEach = 2_000) =>
        new(await LoopbackServer.StartAsync(), files, bytesEach);

    public static string NameOf(int file) => $"faces/p{file % 20}/p{file % 20}_{file:0000}.jpg";

    /// <summary>Fails unless every file of the set is there with its bytes, and nothing else but the lock beside
    /// it.</summary>
    public void AssertWhole()
    {
        for (var i = 0; i < Files; i++)
            Assert.Equal(ServedFile.Bytes(BytesEach, seed: i), File.ReadAllBytes(Path.Combine(Set, NameOf(i))));
        Assert.Equal(Pairs.Content, File.ReadAllBytes(Path.Combine(Set, "pairs.txt")));
        Assert.Equal(Files + 2, Directory.GetFiles(Set, "*", SearchOption.AllDirectories).Length);
        Assert.Equal([".class.lock", "class"],
            Directory.GetFileSystemEntries(Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}
