using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class PersonFoldersTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void People_and_pictures_come_in_ordinal_order()
    {
        // Made in another order, so that the file system's own does not pass for it.
        foreach (var name in (string[])["raw/c/2.png", "raw/a/x.JPG", "raw/B/1.gif", "raw/a/10.webp",
            "raw/a/1.jpeg", "raw/c/1.pgm", "raw/_z/1.bmp", "raw/c/3.ppm"])
            folder.Write(name);

        var set = PersonFolders.Open(folder["raw"]);

        Assert.Equal(["B", "_z", "a", "c"], set.Faces.Identities);
        Assert.Equal(["1.gif", "1.bmp", "1.jpeg", "10.webp", "x.JPG", "1.pgm", "2.png", "3.ppm"],
            set.Faces.Records.Select(record => Path.GetFileName(record.Path)));
        Assert.Equal([1, 1, 1, 2, 3, 1, 2, 3], set.Faces.Records.Select(record => record.Number));
        Assert.All(set.Faces.Records, record => Assert.True(record.IsFile));
        Assert.Equal("raw", set.Faces.Name);
        Assert.Empty(set.PassedOver);
    }

    [Fact]
    public void Numbered_people_as_in_CASIA_WebFace_are_read()
    {
        folder.Write("0000045/001.jpg");
        folder.Write("0000099/001.jpg");
        folder.Write("0000099/002.jpg");

        Assert.Equal([0, 1, 1], PersonFolders.Open(folder.Path).Faces.Labels);
    }

    [Fact]
    public void What_gives_no_face_is_told_with_its_reason()
    {
        folder.Write("ann/1.jpg");
        folder.Write("ann/notes.txt");
        folder.Write("ann/.1.jpg.swp");
        folder.Write("ann/._1.jpg");
        folder.Write("ann/more/2.jpg");
        folder.Write("stray.jpg");
        folder.Write(".git/config");
        Directory.CreateDirectory(folder["nobody"]);

        var set = PersonFolders.Open(folder.Path);

        Assert.Single(set.Faces.Records);
        Assert.Equal(
            [
                (".git", "hidden"), ("ann/.1.jpg.swp", "hidden"), ("ann/._1.jpg", "hidden"),
                    ("ann/more", "a folder where pictures were expected"),
                ("ann/notes.txt", "not a picture by its name"), ("nobody", "a person without a picture"),
                    ("stray.jpg", "beside the people's folders"),
            ],
            set.PassedOver.Select(entry => (Path.GetRelativePath(folder.Path, entry.Path), entry.Reason))
                .OrderBy(entry => entry.Item1, StringComparer.Ordinal)
                .Select(entry => (entry.Item1, entry.Reason.Split([" (", ":", ", so"], StringSplitOptions.None)[0])));
    }

    [Fact]
    public void Folders_without_a_face_say_what_was_expected()
    {
        Assert.Contains("'Ann_Lee/1.jpg'",
            Assert.Throws<FaceDataException>(() => PersonFolders.Open(folder.Path)).Message);
        Assert.Contains(folder["typo"],
            Assert.Throws<FaceDataException>(() => PersonFolders.Open(folder["typo"])).Message);
    }
}
