using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>Folders as people have them: one level too deep, flat, with links, lists and systems' own files in
/// them.</summary>
public sealed class StrayFilesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folders_one_level_deeper_are_named()
    {
        folder.Write("set/people/Ann/1.jpg");

        var message = Refusal("set");

        Assert.Contains($"but '{folder["set/people"]}' has: give '{folder["set/people"]}'", message);
        Assert.Contains("'Ann_Lee/1.jpg'", message);
    }

    [Fact]
    public void A_flat_folder_says_how_many_pictures_and_what_to_do()
    {
        folder.Write("set/b.jpg");
        folder.Write("set/a.jpg");

        var message = Refusal("set");

        Assert.Contains("holds 2 pictures, such as 'a.jpg', and no folder of a person", message);
        Assert.Contains("Move each person's pictures into a folder", message);
    }

    [Fact]
    public void A_folder_of_manifests_names_one()
    {
        FaceManifest.Write(folder["set/training.csv"], new FaceSet("x", [new("Ann", 1, folder["1.jpg"])]));

        Assert.Contains($"such as '{folder["set/training.csv"]}'", Refusal("set"));
    }

    [Theory]
    [InlineData("scores.csv", "person,score")]
    [InlineData("scores.csv", "file,score")]
    [InlineData("ratings.csv", "file,rating")]
    [InlineData("identities.csv", "id")]
    [InlineData("points.csv", "x,y")]
    [InlineData("pairs.txt", "10 300")]
    public void A_stray_list_beside_peoples_folders_is_passed_over(string list, string line)
    {
        folder.Write("set/Ann/1.jpg");
        folder.Write("set/Bob/1.jpg");
        folder.Write($"set/{list}", line);

        var set = FaceSets.Open(folder["set"]);

        Assert.IsType<PersonFolders>(set);
        Assert.Equal(["Ann", "Bob"], set.Faces.Identities);
        Assert.Equal((folder[$"set/{list}"], "beside the people's folders: give this file itself to read it as a list"),
            Only(set));
    }

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData("._1.jpg")]
    [InlineData("Thumbs.db")]
    [InlineData("@eaDir/1.jpg/SYNOPHOTO_THUMB.jpg")]
    [InlineData("__MACOSX/Ann/._1.jpg")]
    [InlineData(".thumbnails/1.jpg")]
    public void Files_of_systems_are_hidden_wherever_they_are(string name)
    {
        folder.Write("set/Ann/1.jpg");
        folder.Write($"set/{name}");
        folder.Write($"set/Ann/{name}");

        var set = FaceSets.Open(folder["set"]);

        Assert.Equal("Ann", Assert.Single(set.Faces.Identities));
        Assert.Single(set.Faces.Records);
        Assert.Equal(2, set.PassedOver.Count);
        Assert.All(set.PassedOver, entry => Assert.Equal("hidden", entry.Reason));
    }

    [Theory]
    [InlineData("1.heic", "HEIC, as phones store photos, cannot be read: convert it to JPEG")]
    [InlineData("1.HEIF", "HEIC, as phones store photos, cannot be read: convert it to JPEG")]
    [InlineData("1.tif", "TIFF cannot be read: convert it to PNG")]
    [InlineData("1.avif", "AVIF cannot be read: convert it to JPEG or PNG")]
    public void Other_formats_are_named_with_the_remedy(string name, string expected)
    {
        folder.Write($"set/Ann/{name}");
        Assert.Contains(expected, Refusal("set"));
        folder.Write("set/Bob/1.jpg");

        var set = FaceSets.Open(folder["set"]);

        Assert.StartsWith(expected, set.PassedOver[0].Reason);
        Assert.Equal(folder[$"set/Ann/{name}"], set.PassedOver[0].Path);
    }

    [Fact]
    public void Links_to_folders_are_not_followed()
    {
        folder.Write("set/Ann/1.jpg");
        Link("set/Ann/up", "set");
        Link("set/again", "set");
        Link("set/Bob", "set/Ann");

        var set = FaceSets.Open(folder["set"]);

        Assert.Single(set.Faces.Records);
        Assert.Equal([folder["set/Ann/up"], folder["set/Bob"], folder["set/again"]],
            set.PassedOver.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.All(set.PassedOver, entry => Assert.Equal("a link to a folder: not followed", entry.Reason));
    }

    [Fact]
    public void A_folder_that_is_named_may_be_a_link()
    {
        folder.Write("set/Ann/1.jpg");
        Link("link", "set");

        Assert.Single(FaceSets.Open(folder["link"]).Faces.Records);
    }

    [Fact]
    public void Loops_beside_listed_pictures_do_no_harm()
    {
        folder.Write("set/images/a.jpg");
        folder.Write("set/images/more/b.jpg");
        folder.Write("set/ratings.csv", "file,rating", "a.jpg,3");
        foreach (var name in (string[])["one", "two", "three"])
            Link($"set/images/more/{name}", "set");

        var set = FaceSets.Open(folder["set"]);

        Assert.Equal((folder["set/images/more/b.jpg"], "not listed in ratings.csv"), Only(set));
    }

    [Fact]
    public void A_tree_lists_each_picture_once()
    {
        folder.Write("set/b.png");
        folder.Write("set/a/1.jpg");
        folder.Write("set/a/._1.jpg");
        Link("set/a/loop", "set");
        Link("set/c", "set");

        var tree = PictureTree.Open(folder["set"]);

        Assert.Equal([folder["set/b.png"], folder["set/a/1.jpg"]], tree.Pictures);
        Assert.Equal(["hidden", "a link to a folder: not followed", "a link to a folder: not followed"],
            tree.PassedOver.Select(entry => entry.Reason).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([folder["set/b.png"]], PictureTree.Open(folder["set/b.png"]).Pictures);
        Assert.Contains("neither a file nor a folder",
            Assert.Throws<FaceDataException>(() => PictureTree.Open(folder["typo"])).Message);
    }

    private static (string, string) Only(IFaceDataset set) =>
        Assert.Single(set.PassedOver.Select(entry => (entry.Path, entry.Reason)));

    private string Refusal(string name)
    {
        var message = Assert.Throws<FaceDataException>(() => FaceSets.Open(folder[name])).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private void Link(string name, string target) => Directory.CreateSymbolicLink(folder[name], folder[target]);
}
