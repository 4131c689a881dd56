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
        Unpack(Good(kind));

        Assert.Equal(Expected, Names(Out));
        Assert.Equal("one", Read("lfw/Ann_Lee/Ann_Lee_0001.jpg"));
    }

    [Fact]
    public void Names_may_be_long_not_English_and_with_a_dot_in_front()
    {
        var name = $"./lfw/{new string('x', 200)}/José_0001.jpg";

        Unpack(new TarBytes().Pax("comment", "made by hand", 'g').Folder("./").Pax("path", name).File("short")
            .Closed());

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
            const UnixFileMode Special =
                UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit | UnixFileMode.UserExecute;
            Assert.Equal((UnixFileMode)0, file.UnixFileMode & Special);
        }
    }

    [Fact]
    public void It_can_be_stopped_in_the_middle()
    {
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(
            () => Unpack(Good("tar"), progress: new Stopper(stop), stop: stop.Token));
    }

    private static byte[] Good(string kind)
    {
        var tar = new TarBytes().Folder("lfw/").File("lfw/Ann_Lee/Ann_Lee_0001.jpg", "one").Folder("lfw/empty")
            .File("lfw/Ann_Lee/Ann_Lee_0002.jpg", "2.");
        return kind switch
        {
            "tar" => tar.Closed(),
            "tar.gz" => TarBytes.GZip(tar.Closed()),
            _ => ZipBytes.Of(("lfw/Ann_Lee/Ann_Lee_0001.jpg", "one"), ("lfw/empty/", ""),
                ("lfw/Ann_Lee/Ann_Lee_0002.jpg", "2.")),
        };
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => stop.Cancel();
    }
}
