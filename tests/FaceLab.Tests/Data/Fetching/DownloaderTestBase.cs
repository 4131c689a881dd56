using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>A folder, a server, and a downloader that is patient with a busy machine and quick to try again.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public abstract class DownloaderTestBase : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<string> said = new();

    internal static DownloadOptions Quick { get; } = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(20), StallTimeout = TimeSpan.FromSeconds(20), Tries = 3, FirstPause =
            TimeSpan.FromMilliseconds(1),
    };

    internal LoopbackServer Server { get; private set; } = null!;

    internal string Folder => folder.Path;

    internal string Target => folder["faces.bin"];

    internal string Part => Target + ".part";

    internal string Said => string.Join("\n", said);

    public async Task InitializeAsync() => Server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    internal static DataFile File(ServedFile served, params Uri[] mirrors) =>
        new() { Name = "faces.bin", Sha256 = served.Sum, Bytes = served.Content.Length, Mirrors = mirrors };

    internal async Task<byte[]> FetchAsync(
        DataFile file, DownloadOptions? options = null, IProgress<DataProgress>? progress = null,
            CancellationToken stop = default)
    {
        using var downloader = new Downloader(options ?? Quick);
        var path = await downloader.FetchAsync(file, Folder, progress, said.Enqueue, stop);
        Assert.Equal(Target, path);
        return await System.IO.File.ReadAllBytesAsync(path, stop);
    }

    internal async Task<string> FailAsync(DataFile file, DownloadOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<FaceLab.Data.FaceDataException>(() => FetchAsync(file, options));
        Assert.False(System.IO.File.Exists(Target));
        return error.Message;
    }

    /// <summary>Leaves a part, as a first try that was cut leaves it.</summary>
    internal async Task<long> LeavePartAsync(ServedFile served, Uri mirror, int bytes = 100_000)
    {
        served.CutsAfter.Enqueue(bytes);
        await FailAsync(File(served, mirror), Quick with { MaximumTries = 1 });
        var length = new FileInfo(Part).Length;
        Assert.InRange(length, 1, bytes);
        return length;
    }
}
