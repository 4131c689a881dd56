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
        Assert.Contains("longer than 1,000 bytes", Refused(new TarBytes().Pax("path", path).File("x").Closed()));
        Assert.Contains("longer than 255 bytes", Refused(new TarBytes().Pax("path", new string('é', 128)).File("x").Closed()));
    }

    [Theory]
    [InlineData('1', "is a hard link")]
    [InlineData('2', "is a symbolic link")]
    [InlineData('3', "is a device")]
    [InlineData('4', "is a device")]
    [InlineData('6', "is a named pipe")]
    [InlineData('S', "'SparseFile' not supported")]
    [InlineData('V', "is of the kind 'V'")]
    [InlineData('~', "is of the kind '~'")]
    public void Whatever_is_no_file_and_no_folder_is_refused(char type, string reason) =>
        Assert.Contains(reason, Refused(new TarBytes().File("good.jpg").Entry("lfw/bad", type, [], link: "/etc/passwd").Closed()));

    [Fact]
    public void A_link_and_a_file_through_it_write_nothing_outside()
    {
        var outside = Directory.CreateDirectory(Path.Combine(Inside, "..", Path.GetFileName(Inside) + "-outside")).FullName;
        try
        {
            Assert.Contains("symbolic link", Refused(new TarBytes().Link("lfw", outside).File("lfw/evil").Closed()));

            Assert.Empty(Directory.GetFileSystemEntries(outside));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void A_sparse_file_in_extended_attributes_is_refused() =>
        Assert.Contains("is a sparse file", Refused(new TarBytes().Pax("GNU.sparse.major", "1").File("big.jpg").Closed()));

    [Theory]
    [InlineData(0xA1FF, "is a symbolic link")]
    [InlineData(0x61B6, "is a device, pipe or socket")]
    [InlineData(0x11B6, "is a device, pipe or socket")]
    public void Links_and_devices_are_refused_in_a_zip_too(int unixMode, string reason) =>
        Assert.Contains(reason, Refused(ZipBytes.Of(unixMode, ("link", "/etc/passwd"))));

    [Fact]
    public void An_encrypted_file_is_refused() =>
        Assert.Contains("is encrypted", Refused(ZipBytes.WithField(ZipBytes.Of(("a.jpg", "face")), at: 8, value: 1)));

    [Theory]
    [InlineData("lfw/a.jpg", "lfw/a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw/./a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw//a.jpg", "comes twice")]
    [InlineData("lfw/a.jpg", "lfw/A.jpg", "differs from 'a.jpg' only by case")]
    [InlineData("lfw/a.jpg", "LFW/b.jpg", "differs from 'lfw' only by case")]
    [InlineData("É.jpg", "é.jpg", "differs from 'É.jpg' only by case")]
    [InlineData("lfw", "lfw/a.jpg", "uses the file 'lfw' as a folder")]
    [InlineData("lfw/a.jpg", "lfw", "is a file where a folder of that name is")]
    public void Names_in_each_others_way_are_refused(string first, string second, string reason)
    {
        Assert.Contains(reason, Refused(new TarBytes().File(first).File(second).Closed()));
        Assert.Contains(reason, Refused(ZipBytes.Of((first, "face"), (second, "face"))));
    }

    [Fact]
    public void Too_many_entries_are_refused_folders_and_implied_ones_counted_in()
    {
        var limits = new ArchiveLimits { MaximumEntries = 3 };

        Assert.Contains("one too many: at most 3", Refused(new TarBytes().File("a").File("b").File("c").File("d").Closed(), limits));
        Assert.Contains("one too many: at most 3", Refused(new TarBytes().File("a/b/c/d").Closed(), limits));
        Assert.Contains("one too many: at most 3", Refused(ZipBytes.Of(("a", ""), ("b/", ""), ("c", ""), ("d", "")), limits));
        Assert.Equal(3, Unpack(new TarBytes().File("a").File("b").File("c").Closed(), limits).Files);
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
    public void An_entry_or_a_whole_above_the_limit_is_refused()
    {
        var (entry, whole) = (new ArchiveLimits { MaximumEntryBytes = 999 }, new ArchiveLimits { MaximumBytes = 1_999 });
        var archive = new TarBytes().File("a", new string('x', 1_000)).File("b", new string('x', 1_000)).Closed();
        var zip = ZipBytes.Of(("a", new string('x', 1_000)), ("b", new string('x', 1_000)));

        Assert.Contains("'a' says it is 1.0 kB; at most 999 bytes", Refused(archive, entry));
        Assert.Contains("'b' brings the whole above 2.0 kB", Refused(archive, whole));
        Assert.Contains("'a' says it is 1.0 kB; at most 999 bytes", Refused(zip, entry));
        Assert.Contains("'b' brings the whole above 2.0 kB", Refused(zip, whole));
    }

    [Fact]
    public void A_length_that_is_a_lie_is_not_believed()
    {
        var zip = ZipBytes.WithField(ZipBytes.Of(("a", new string('x', 5_000))), at: 24, value: 10);

        var message = Refused(zip, new ArchiveLimits { MaximumEntryBytes = 1_000 });

        Assert.Matches("is larger than 1.0 kB|has .* bytes and says 10|corrupt", message);
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
            // Each name alone is below the ratio; together they are not.
            _ => ZipBytes.Overlapping(ZipBytes.Of(("a", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i * 7919 % 60_007:x4}============")))), 26),
        };

        Assert.Matches("above 50 times the .* of the archive, as bombs do", Refused(archive, new ArchiveLimits { MaximumRatio = 50 }));
    }

    [Fact]
    public void Headers_that_claim_gigabytes_are_refused_without_the_memory()
    {
        var before = Peak();

        foreach (var type in (char[])['x', 'g', 'L', 'K'])
        {
            var tar = new TarBytes().Entry("Header", type, new byte[3_000_000], size: 1_900_000_000);
            Assert.Contains("headers are larger", Refused(TarBytes.GZip(tar.Closed())));
        }
        Assert.Contains("headers are larger", Refused(new TarBytes().Entry("././@LongLink", 'L', new byte[200_000]).File("x").Closed()));

        // .NET reserves what a header claims, and touches none of it.
        Assert.InRange(Peak() - before, 0, 200_000_000);
    }

    private static long Peak()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    [Fact]
    public void A_directory_of_a_zip_that_is_far_longer_than_its_entries_may_be_is_refused()
    {
        var zip = ZipBytes.Of([.. Enumerable.Range(0, 12_000).Select(i => ($"lfw/{i:00000000}/{new string('x', 90)}.jpg", ""))]);

        Assert.Contains("headers are larger", Refused(zip, new ArchiveLimits { MaximumEntries = 10 }));
    }
}
