using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>Good archives, and what is done with what they say of their files.</summary>
public sealed class SafeArchiveTests : ArchiveTestBase
{
    private static readonly string[] Expected =
        ["lfw/", "lfw/Ann_Lee/", "lfw/Ann_Lee/Ann_Lee_0001.jpg", "lfw/Ann_Lee/Ann_Lee_0002.jpg", "lfw/empty/"];

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void Files_and_folders_are_unpacked(string kind)
    {
        Assert.Equal((2, 5), Unpack(Good(kind)));

        Assert.Equal(Expected, Names(Out));
        Assert.Equal("one", Read("lfw/Ann_Lee/Ann_Lee_0001.jpg"));
        Assert.Equal([".out.lock", "faces.archive", "out/"], Names(Inside).Where(name => !name.StartsWith("out/l", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_may_be_long_not_English_and_with_a_dot_in_front()
    {
        var name = $"./lfw/{new string('x', 200)}/José_0001.jpg";

        Unpack(new TarBytes().Pax("comment", "made by hand", 'g').Folder("./").Pax("path", name).File("short").Closed());

        Assert.Equal("face", Read(name));
    }

    [Fact]
    public void Gnu_tars_long_names_are_read()
    {
        var name = $"lfw/{new string('y', 150)}.jpg";

        Unpack(new TarBytes().File("././@LongLink", name + "\0", 'L').File("cut").Closed());

        Assert.Equal("face", Read(name));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(10_000)]
    public void A_tar_gz_may_be_of_several_members_and_padded(int at)
    {
        var tar = new TarBytes().File("a.jpg", new string('a', 20_000)).Closed();

        Unpack([.. TarBytes.GZip(tar[..at]), .. TarBytes.GZip(tar[at..]), .. new byte[777]]);

        Assert.Equal(new string('a', 20_000), Read("a.jpg"));
    }

    [Fact]
    public void A_folder_may_be_listed_twice_or_after_its_files()
    {
        Unpack(new TarBytes().File("lfw/a.jpg").Folder("lfw/").Folder("lfw").Closed());

        Assert.Equal(["lfw/", "lfw/a.jpg"], Names(Out));
    }

    [Fact]
    public void Modes_owners_and_times_are_not_applied()
    {
        Unpack(new TarBytes().Entry("run", '0', "x"u8.ToArray(), mode: 0xFFF).Closed());

        var file = new FileInfo(Path.Combine(Out, "run"));
        Assert.True(file.LastWriteTimeUtc > DateTime.UtcNow.AddHours(-1));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Special = UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit | UnixFileMode.UserExecute;
            Assert.Equal((UnixFileMode)0, file.UnixFileMode & Special);
        }
    }

    [Fact]
    public void What_an_earlier_try_left_is_cleared()
    {
        Directory.CreateDirectory(Path.Combine(Inside, ".out.unfinished", "lfw"));
        File.WriteAllText(Path.Combine(Inside, ".out.unfinished", "lfw", "half.jpg"), "ha");

        Unpack(Good("zip"));

        Assert.Equal(Expected, Names(Out));
        Assert.False(Directory.Exists(Path.Combine(Inside, ".out.unfinished")));
    }

    [Fact]
    public void An_empty_folder_may_be_there_a_full_one_may_not()
    {
        Directory.CreateDirectory(Out);
        Unpack(Good("zip"));

        var message = Assert.Throws<FaceDataException>(() => Unpack(Good("tar"))).Message;

        Assert.Contains($"'{Out}' is there already", message);
        Assert.Equal(Expected, Names(Out));
    }

    [Fact]
    public void Stopped_in_the_middle_it_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();

        var archive = Write(Good("tar"));
        Assert.Throws<OperationCanceledException>(() => SafeArchive.Unpack(archive, Out, progress: new Stopper(stop), cancellationToken: stop.Token));

        Assert.Equal([".out.lock", "faces.archive"], Names(Inside));
    }

    [TmpfsFact]
    public void A_full_disk_gives_one_line_and_leaves_nothing()
    {
        using var disk = new Tmpfs(Inside, kilobytes: 1024);
        var archive = Write(new TarBytes().Entry("a.jpg", '0', new byte[600_000]).Entry("b.jpg", '0', new byte[600_000]).Closed());

        var target = Path.Combine(disk.Path, "out");
        var message = Assert.Throws<FaceDataException>(() => SafeArchive.Unpack(archive, target)).Message;

        Assert.Contains("is full", message);
        Assert.DoesNotContain('\n', message);
        Assert.Equal([".out.lock"], Names(disk.Path));
    }

    private static byte[] Good(string kind)
    {
        var tar = new TarBytes().Folder("lfw/").File("lfw/Ann_Lee/Ann_Lee_0001.jpg", "one").Folder("lfw/empty").File("lfw/Ann_Lee/Ann_Lee_0002.jpg", "2.");
        return kind switch
        {
            "tar" => tar.Closed(),
            "tar.gz" => TarBytes.GZip(tar.Closed()),
            _ => ZipBytes.Of(("lfw/Ann_Lee/Ann_Lee_0001.jpg", "one"), ("lfw/empty/", ""), ("lfw/Ann_Lee/Ann_Lee_0002.jpg", "2.")),
        };
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => stop.Cancel();
    }
}
