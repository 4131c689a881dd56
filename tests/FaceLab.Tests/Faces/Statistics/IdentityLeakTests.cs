using FaceLab.Data;
using FaceLab.Faces.Statistics;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Statistics;

public sealed class IdentityLeakTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void People_on_both_sides_are_named()
    {
        var (first, second) = (Set("train", "ann", "bob", "cy"), Set("test", "dee", "cy", "ann"));

        var message = Assert.Throws<FaceDataException>(() => IdentityLeak.Check(first, second)).Message;

        Assert.StartsWith("2 people are in both 'train' and 'test': 'ann', 'cy'.", message);
        Assert.Contains("split by identity", message);
    }

    [Fact]
    public void Names_that_are_only_alike_count_if_asked()
    {
        var (first, second) = (Set("train", "Ann_Lee"), Set("test", "ann lee"));

        IdentityLeak.Check(first, second);
        Assert.Contains("1 person is in both 'train' and 'test': 'Ann_Lee' as 'ann lee'.",
            IdentityLeak.Find(first, second, new() { AlikeNames = true }).ToString());
    }

    [Fact]
    public void The_message_stays_short_and_the_list_is_whole()
    {
        var people = Enumerable.Range(10, 40).Select(i => $"p{i}").ToArray();
        var leak = IdentityLeak.Find(Set("a", people), Set("b", people));

        Assert.Equal(40, leak.Identities.Count);
        Assert.Contains("'p19' and 30 more.", leak.ToString());
        Assert.DoesNotContain("p20", leak.ToString());
    }

    [Fact]
    public void A_picture_on_both_sides_under_other_names_is_found_by_content()
    {
        folder.Write("1.jpg", "one picture");
        folder.Write("2.jpg", "one picture");
        folder.Write("3.jpg", "another");
        var (first, second) = (Records("train", ("ann", "1.jpg"), ("ann", "3.jpg")), Records("test", ("bob", "2.jpg")));
        var reports = new List<long>();

        IdentityLeak.Check(first, second);
        var leak = IdentityLeak.Find(first, second, new() { SameContent = true, Threads = 1 },
            new ImmediateProgress(reports.Add));

        Assert.Equal([new SharedPicture(folder["1.jpg"], "ann", folder["2.jpg"], "bob")], leak.Pictures);
        Assert.False(leak.IsNone);
        Assert.Contains($"'{folder["1.jpg"]}' (ann) and '{folder["2.jpg"]}' (bob)", leak.ToString());
        Assert.Equal([1, 2, 3], reports);
    }

    [Fact]
    public void Rendered_faces_are_compared_by_their_names()
    {
        FaceSet Rendered(string name, string person, string path) => new(name, [new FaceRecord(person, 1, path)]);
        var content = new IdentityLeakOptions { SameContent = true };

        Assert.Single(IdentityLeak.Find(Rendered("a", "x", "synthetic:1/2/3"), Rendered("b", "y", "synthetic:1/2/3"),
            content).Pictures);
        Assert.True(IdentityLeak.Find(Rendered("a", "x", "synthetic:1/2/3"), Rendered("b", "y", "synthetic:1/2/4"),
            content).IsNone);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_vouched_for()
    {
        folder.Write("1.jpg", "one");
        File.WriteAllBytes(folder["void.jpg"], []);

        foreach (var file in (string[])["gone.jpg", "void.jpg"])
            Assert.Contains(file, Assert.Throws<FaceDataException>(() =>
                IdentityLeak.Find(Records("a", ("ann", "1.jpg")), Records("b", ("bob", file)),
                    new() { SameContent = true })).Message);
    }

    [Fact]
    public void Sets_that_share_no_name_say_what_was_compared()
    {
        File.WriteAllText(folder["1.jpg"], "one");
        File.WriteAllText(folder["2.jpg"], "two");

        Assert.Equal("'a' and 'b' share no name. Only names were compared: people may be in both under other names; " +
            "--content compares the pictures too.", IdentityLeak.Find(Set("a", "x"), Set("b", "y")).ToString());
        Assert.Equal("'a' and 'b' share no name and no picture.", IdentityLeak.Find(Records("a", ("ann", "1.jpg")),
            Records("b", ("bob", "2.jpg")), new() { SameContent = true }).ToString());
    }

    private FaceSet Records(string name, params (string Person, string File)[] files) =>
        new(name, files.Select((file, i) => new FaceRecord(file.Person, i + 1, folder[file.File])));

    private static FaceSet Set(string name, params string[] people) =>
        new(name, people.Select(person => new FaceRecord(person, 1, $"/none/{person}.png")));
}
