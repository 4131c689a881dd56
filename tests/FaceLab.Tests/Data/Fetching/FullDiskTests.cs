using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>A disk that is nearly full, and one that fills up on the way.</summary>
public sealed class FullDiskTests : DownloaderTestBase
{
    private readonly ServedFile served = new(300_000, seed: 1);

    [Fact]
    public async Task Too_little_space_is_said_before_anything_is_written()
    {
        var message = await FailAsync(
            File(served, Server.At("/faces", served)), Quick with { FreeBytes = _ => 299_999 });

        Assert.Contains("needs 300.0 kB more", message);
        Assert.Contains($"'{Folder}' has 300.0 kB free", message);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task What_has_come_already_needs_no_space()
    {
        var mirror = Server.At("/faces", served);
        var there = await LeavePartAsync(served, mirror);

        Assert.Equal(served.Content,
            await FetchAsync(File(served, mirror), Quick with { FreeBytes = _ => 300_000 - there }));
    }
}
