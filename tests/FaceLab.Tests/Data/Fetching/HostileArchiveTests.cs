using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>Archives made to do harm: each is refused by name and reason, and nothing is unpacked.</summary>
public sealed class HostileArchiveTests : ArchiveTestBase
{
    public static TheoryData<string, string> BadNames => new()
    {
        { "../evil", "leads out of its folder by '..'" },
        { "lfw/../../evil", "leads out of its folder by '..'" },
        { "lfw/..", "leads out of its folder by '..'" },
        { "/etc/cron.d/evil", "has an absolute path" },
        { "//server/share/evil", "has an absolute path" },
        { "C:/Windows/evil", "has a colon" },
        { "C:evil", "has a colon" },
        { "lfw/a.jpg:stream", "has a colon" },
        { "..\\evil", "has a backslash" },
        { "lfw\\evil", "has a backslash" },
        { "lfw/a\nb.jpg", "has control or invisible characters" },
        { "lfw/a\u001b[2J.jpg", "has control or invisible characters" },
        { "lfw/gpj.\u202Egpj", "has control or invisible characters" },
        { "lfw/.. /evil", "ends in a dot or a space" },
        { "lfw/a./b", "ends in a dot or a space" },
        { "lfw/NUL", "has the name of a Windows device" },
        { "lfw/com1.jpg", "has the name of a Windows device" },
        { "lfw/a?.jpg", "not every system can store" },
        { "./.", "has no name" },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public void A_bad_name_is_refused_in_a_tar(string name, string reason) =>
        Assert.Contains(reason, Refused(new TarBytes().File("good.jpg").File(name).Closed()));

    [Theory]
    [InlineData("../evil/", "'..'")]
    [InlineData("/", "has an absolute path")]
    [InlineData("./..", "'..'")]
    public void A_bad_name_of_a_folder_is_refused(string name, string reason)
    {
        Assert.Contains(reason, Refused(new TarBytes().File("good.jpg").Folder(name).Closed()));
        Assert.Contains(reason, Refused(ZipBytes.Of((name.TrimEnd('/') + "/", ""))));
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void A_bad_name_is_refused_in_a_zip(string name, string reason) =>
        Assert.Contains(reason, Refused(ZipBytes.Of(("good.jpg", "face"), (name, "x"))));

    [Fact]
    public void A_bad_name_is_refused_in_extended_attributes_too() =>
        Assert.Contains("'..'", Refused(new TarBytes().Pax("path", "../evil").File("good.jpg").Closed()));

    [Fact]
    public void An_overlong_name_is_refused()
    {
        var path = string.Join('/', Enumerable.Repeat("abcdefghi", 101));
        Assert.Contains("a name longer than", Refused(new TarBytes().Pax("path", path).File("x").Closed()));
        Assert.Contains("a name longer than",
            Refused(new TarBytes().Pax("path", new string('é', 128)).File("x").Closed()));
    }

    [Theory]
    [InlineData('1', "of the kind 'HardLink'")]
    [InlineData('2', "of the kind 'SymbolicLink'")]
    [InlineData('3', "of the kind 'CharacterDevice'")]
    [InlineData('4', "of the kind 'BlockDevice'")]
    [InlineData('6', "of the kind 'Fifo'")]
    [InlineData('S', "'SparseFile' not supported")]
    [InlineData('V', "is of the kind")]
    [InlineData('~', "is of the kind")]
    public void Whatever_is_no_file_and_no_folder_is_refused(char type, string reason) =>
        Assert.Contains(reason, Refused(
            new TarBytes().File("good.jpg").Entry("lfw/bad", type, [], link: "/etc/passwd").Closed()));

    [Fact]
    public void A_link_and_a_file_through_it_write_nothing_outside()
    {
        var outside = Directory.CreateDirectory(Path.Combine(Inside, "..", Path.GetFileName(Inside) + "-outside"))
            .FullName;
        try
        {
            Assert.Contains("SymbolicLink", Refused(new TarBytes().Link("lfw", outside).File("lfw/evil").Closed()));

            Assert.Empty(Directory.GetFileSystemEntries(outside));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void A_sparse_file_in_extended_attributes_is_refused() =>
        Assert.Contains("only plain files",
            Refused(new TarBytes().Pax("GNU.sparse.major", "1").File("big.jpg").Closed()));

    [Theory]
    [InlineData(0xA1FF)]
    [InlineData(0x61B6)]
    [InlineData(0x11B6)]
    public void Links_and_devices_are_refused_in_a_zip_too(int unixMode) =>
        Assert.Contains("is a link, device, pipe or socket", Refused(ZipBytes.Of(unixMode, ("link", "/etc/passwd"))));

    [Fact]
    public void An_encrypted_file_is_refused() =>
        Assert.Contains("is encrypted", Refused(ZipBytes.WithField(ZipBytes.Of(("a.jpg", "face")), at: 8, value: 1)));

    [Theory]
    [InlineData("lfw/a.jpg", "lfw/a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw/./a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw//a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw/A.jpg", "differs from 'lfw/a.jpg' only by case")]
    [InlineData("lfw/a.jpg", "LFW/b.jpg", "differs from 'lfw' only by case")]
    [InlineData("É.jpg", "é.jpg", "differs from 'É.jpg' only by case")]
    [InlineData("lfw", "lfw/a.jpg", "needs 'lfw' both as a file and as a folder")]
    [InlineData("lfw/a.jpg", "lfw", "needs 'lfw' both as a file and as a folder")]
    public void Names_in_each_others_way_are_refused(string first, string second, string reason)
    {
        Assert.Contains(reason, Refused(new TarBytes().File(first).File(second).Closed()));
        Assert.Contains(reason, Refused(ZipBytes.Of((first, "face"), (second, "face"))));
    }

    [Fact]
    public void Too_many_entries_are_refused_folders_and_implied_ones_counted_in()
    {
        var limits = new ArchiveLimits { MaximumEntries = 3 };

        Assert.Contains("one too many: at most 3",
            Refused(new TarBytes().File("a").File("b").File("c").File("d").Closed(), limits));
        Assert.Contains("one too many: at most 3", Refused(new TarBytes().File("a/b/c/d").Closed(), limits));
        Assert.Contains("one too many: at most 3",
            Refused(ZipBytes.Of(("a", ""), ("b/", ""), ("c", ""), ("d", "")), limits));
        Unpack(new TarBytes().File("a").File("b").File("c").Closed(), limits);
        Assert.Equal(["a", "b", "c"], Names(Out));
    }

    [Theory]
    [InlineData('5')]
    [InlineData('g')]
    public void Endless_folders_and_global_headers_are_entries_too(char type)
    {
        var archive = new TarBytes();
        for (var i = 0; i < 10; i++)
            _ = type == 'g' ? archive.Pax("comment", "x", 'g') : archive.Folder("lfw");

        Assert.Contains("one too many: at most 3", Refused(archive.Closed(), new ArchiveLimits { MaximumEntries = 3 }));
    }

    [Fact]
    public void A_whole_above_the_limit_is_refused()
    {
        var whole = new ArchiveLimits { MaximumBytes = 1_999 };
        var archive = new TarBytes().File("a", new string('x', 1_000)).File("b", new string('x', 1_000)).Closed();
        var zip = ZipBytes.Of(("a", new string('x', 1_000)), ("b", new string('x', 1_000)));

        Assert.Contains("'b' brings the total above 2.0 kB", Refused(archive, whole));
        Assert.Contains("'b' brings the total above 2.0 kB", Refused(zip, whole));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tar.gz")]
    [InlineData("overlapping")]
    public void A_bomb_is_stopped_by_its_real_bytes(string kind)
    {
        var zeros = new string('\0', 5_000_000);
        var archive = kind switch
        {
            "zip" => ZipBytes.Of(("a", zeros)),
            "tar.gz" => TarBytes.GZip(new TarBytes().File("a", zeros).Closed()),
            // Each name alone is below the limit; together they are not.
            _ => ZipBytes.Overlapping(
                ZipBytes.Of(("a", string.Concat(
                Enumerable.Range(0, 60_000).Select(i => $"{i * 7919 % 60_007:x4}============")))), 26),
        };

        Assert.Contains("brings the total above 1.0 MB",
            Refused(archive, new ArchiveLimits { MaximumBytes = 1_000_000 }));
    }
}
