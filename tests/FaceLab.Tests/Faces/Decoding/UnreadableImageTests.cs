using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>Files that cannot be decoded are listed and counted, never dropped in silence, and never stop the
/// others.</summary>
public sealed class UnreadableImageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.98)]
    [InlineData(0.02)]
    public void A_JPEG_cut_short_is_listed(double share) =>
        IsListed(TestImages.SaveJpeg(folder["cut.jpg"], 200, share));

    [Fact]
    public void A_text_file_named_jpg_is_listed() => Assert.Contains(
        "no image", IsListed(folder.Write("text.jpg", "This is no picture.")));

    [Theory]
    [InlineData("....ftypheic....", "HEIC, as phones store photos, cannot be read: convert it to JPEG")]
    [InlineData("....ftypmif1....", "HEIC")]
    [InlineData("....ftypavif....", "AVIF cannot be read: convert it to JPEG or PNG")]
    [InlineData("II*\0........", "TIFF cannot be read: convert it to PNG")]
    [InlineData("MM\0*........", "TIFF cannot be read: convert it to PNG")]
    [InlineData("....ftypmp42....", "it is no image")]
    public void Another_format_under_a_pictures_name_is_named_with_the_remedy(string content, string expected)
    {
        File.WriteAllText(folder["photo.jpg"], content);

        Assert.Contains(expected, IsListed(folder["photo.jpg"]));
    }

    [Fact]
    public void An_empty_file_is_listed()
    {
        File.WriteAllBytes(folder["empty.jpg"], []);

        Assert.Contains("empty", IsListed(folder["empty.jpg"]));
    }

    [Fact]
    public void A_named_pipe_is_listed_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;     // its pipes are no files
        using (var making = System.Diagnostics.Process.Start("mkfifo", folder["pipe.jpg"]))
            making.WaitForExit();

        Assert.Contains("a pipe", IsListed(folder["pipe.jpg"]));
    }

    [Fact]
    public void A_PNG_header_that_claims_too_much_is_listed_at_once()
    {
        var path = TestImages.SavePngHeader(folder["huge.png"], 1, 500_000_000);
        var before = GC.GetTotalAllocatedBytes();

        var reason = IsListed(path);

        Assert.Contains("500,000,000", reason);
        Assert.Contains("1 x 500,000,000", reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_PNG_cut_short_is_listed(double share)
    {
        var bytes = File.ReadAllBytes(TestImages.SavePng(folder["cut.png"], 50, 50));
        File.WriteAllBytes(folder["cut.png"], bytes[..(int)(share * bytes.Length)]);

        IsListed(folder["cut.png"]);
    }

    [Fact]
    public void Bytes_after_the_end_of_a_picture_do_no_harm()
    {
        string[] paths = [TestImages.SaveJpeg(folder["a.jpg"], 40), TestImages.SavePng(folder["a.png"], 40, 40)];
        foreach (var path in paths)
            File.AppendAllText(path, "\0\0 a camera's own notes");

        using var faces = PreparedFaces.FromFiles(Set(paths));

        Assert.Empty(faces.Unreadable);
    }

    [Fact]
    public void A_file_that_is_gone_is_listed() => Assert.Contains("gone.jpg", IsListed(folder["gone.jpg"]));

    [Fact]
    public void A_folder_in_place_of_a_file_is_listed()
    {
        Directory.CreateDirectory(folder["folder.jpg"]);

        IsListed(folder["folder.jpg"]);
    }

    [Fact]
    public void A_file_one_may_not_read_is_listed()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;     // root reads everything
        var path = TestImages.SavePng(folder["secret.png"], 9, 9);
        File.SetUnixFileMode(path, UnixFileMode.None);

        Assert.Contains("denied", IsListed(path));
    }

    [Fact]
    public void Rows_close_up_and_pairs_follow()
    {
        string[] paths =
        [
            TestImages.SavePng(folder["a.png"], 16, 16), folder.Write("b.png", "text"),
                TestImages.SavePng(folder["c.png"], 17, 17),
            folder["d.png"], TestImages.SavePng(folder["e.png"], 18, 18),
        ];

        using var faces = PreparedFaces.FromFiles(Set(paths), new CenterCrop { Share = 1, Size = 16 });

        Assert.Equal([paths[1], paths[3]], faces.Unreadable.Select(image => image.Path));
        Assert.Equal([paths[0], paths[2], paths[4]], faces.Faces.Records.Select(record => record.Path));
        Assert.Equal([3L, 16, 16, 3], faces.Pixels.shape);
        Assert.Equal((0, 1, 2), (faces.RowOf(0), faces.RowOf(2), faces.RowOf(4)));
        using var last = PreparedFaces.FromFiles(Set(paths[4]), new CenterCrop { Share = 1, Size = 16 });
        Assert.Equal(last.Pixels.data<byte>().ToArray(), faces.Pixels.data<byte>().ToArray()[^768..]);

        Assert.Equal([new FacePair(1, 2, true)], faces.RowsOf([new FacePair(2, 4, true)]));
        var error = Assert.Throws<FaceDataException>(() => faces.RowsOf([new FacePair(0, 3, false)]));
        Assert.Contains("Picture 3", error.Message);
        Assert.Contains(paths[3], error.Message);
        Assert.Contains("2 such", error.Message);
    }

    [Fact]
    public void No_readable_picture_at_all_is_an_error_with_reasons()
    {
        var error = Assert.Throws<FaceDataException>(() =>
            PreparedFaces.FromFiles(Set(folder.Write("a.jpg", "text"), folder["b.jpg"])));

        Assert.Contains("None of the 2 pictures", error.Message);
        Assert.Contains(folder["a.jpg"], error.Message);
        Assert.Contains(folder["b.jpg"], error.Message);
    }

    /// <summary>Prepares the file beside a good one; returns the reason given for it.</summary>
    private string IsListed(string path)
    {
        using var faces = PreparedFaces.FromFiles(Set(path, TestImages.SavePng(folder["good.png"], 20, 20)),
            new CenterCrop { Size = 8 });

        var image = Assert.Single(faces.Unreadable);
        Assert.Equal(path, image.Path);
        Assert.DoesNotContain('\n', image.Reason);
        Assert.Equal(1, faces.Faces.Count);
        return image.Reason;
    }

    private static FaceSet Set(params string[] paths) =>
        new("files", paths.Select((path, i) => new FaceRecord($"p{i}", 1, path)));
}
