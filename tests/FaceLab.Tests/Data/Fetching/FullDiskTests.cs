using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>A disk that is nearly full, and one that fills up on the way.</summary>
public sealed class FullDiskTests : DownloaderTestBase
{
    private readonly ServedFile served = new(300_000, seed: 1);

    [Fact]
    public async Task Too_little_space_is_said_before_anything_is_written()
    {
        var message = await FailAsync(File(served, Server.At("/faces", served)), Quick with { FreeBytes = _ => 299_999 });

        Assert.Contains("needs 300.0 kB more", message);
        Assert.Contains($"'{Folder}' has 300.0 kB free", message);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task What_has_come_already_needs_no_space()
    {
        var mirror = Server.At("/faces", served);
        var there = await LeavePartAsync(served, mirror);

        Assert.Equal(served.Content, await FetchAsync(File(served, mirror), Quick with { FreeBytes = _ => 300_000 - there }));
    }

    [Fact]
    public async Task A_disk_that_fills_up_gives_one_line_and_keeps_the_part()
    {
        var file = File(served, Server.At("/faces", served), Server.At("/other", served));

        var message = await FailAsync(file, Quick with { OpenWrite = (path, mode) => new FillingDisk(path, mode, room: 150_000) });

        Assert.Contains($"The disk of '{Folder}' is full", message);
        Assert.DoesNotContain('\n', message);
        var there = new FileInfo(Part).Length;
        Assert.InRange(there, 1, 150_000);
        Assert.Single(Server.Asked);

        Assert.Equal(served.Content, await FetchAsync(file));
        Assert.Equal(there, Server.Asked[^1].From);
    }

    /// <summary>Fails as a full disk does: with the system's error number.</summary>
    private sealed class FillingDisk(string path, FileMode mode, long room)
        : FileStream(path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 })
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length <= room ? base.WriteAsync(buffer, cancellationToken)
            : throw new IOException("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
    }
}
