using FaceLab.Data;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>Archives that are cut short or damaged.</summary>
public sealed class CorruptArchiveTests : ArchiveTestBase
{
    private static readonly byte[] Tar =
        new TarBytes().Folder("lfw").File("lfw/a.jpg", new string('a', 700)).File("lfw/b.jpg", "b").Closed();
    private static readonly byte[] Zip =
        ZipBytes.Of(("lfw/a.jpg", string.Concat(Enumerable.Range(0, 200))), ("lfw/b.jpg", "b"));

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(1_100)]
    public void A_tar_that_is_cut_short_within_an_entry_is_refused(int length) =>
        Assert.Contains("that can be unpacked", Refused(Tar[..length]));

    [Fact]
    public void A_zip_that_is_cut_short_is_refused_at_every_length()
    {
        for (var length = 0; length < Zip.Length; length += 3)
            Refused(Zip[..length]);
        Refused(Zip[..^1]);
    }

    [Fact]
    public void A_changed_byte_is_found_by_the_checksum()
    {
        var packed = TarBytes.GZip(Tar);
        packed[packed.Length / 2] ^= 1;
        Assert.Contains("that can be unpacked", Refused(packed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Please log in</html>")]
    [InlineData("7z¼¯'")]
    public void Another_kind_of_file_is_no_archive(string content)
    {
        var message = Assert.Throws<FaceDataException>(() => Unpack(System.Text.Encoding.Latin1.GetBytes(content)))
            .Message;

        Assert.Contains("is no zip, tar or tar.gz archive", message);
    }

    [Fact]
    public void Damage_anywhere_gives_the_archive_or_a_clear_error()
    {
        var random = new Random(7);
        foreach (var good in (byte[][])[Tar, TarBytes.GZip(Tar), Zip])
        {
            for (var i = 0; i < 150; i++)
            {
                var bad = good.ToArray();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    bad[random.Next(bad.Length)] = (byte)random.Next(256);
                try
                {
                    Unpack(bad);
                    Directory.Delete(Out, recursive: true);
                }
                catch (FaceDataException error)
                {
                    Assert.Contains("faces.archive", error.Message);
                    Directory.Delete(Out, recursive: true);
                }
            }
        }
    }
}
