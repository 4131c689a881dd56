using System.Text;
using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>View 1's people files, rebuilt from the pictures of four people, and of LFW where it is here.</summary>
public sealed class LfwPeopleFileTests : IDisposable
{
    private const string Train = "2\nAnn_Lee\t3\nDee_Dee\t1\n", Test = "2\nBob_Roy\t2\nCy_Vance\t2\n";
    private readonly TinyLfw tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData(Train, true)]
    [InlineData(Test, false)]
    public void The_pictures_and_a_bit_for_each_person_give_the_file(string text, bool kept) =>
        Assert.Equal(text, Of(text, kept).Rebuild(tiny.Path));

    [Theory]
    [InlineData("a person is missing")]
    [InlineData("a person is extra")]
    [InlineData("a person is renamed")]
    [InlineData("a picture is missing")]
    [InlineData("a picture is extra")]
    public void Other_pictures_are_an_error_with_folder_and_remedy(string damage)
    {
        var images = tiny["lfw-deepfunneled"];
        Action act = damage switch
        {
            "a person is missing" => () => Directory.Delete(Path.Combine(images, "Cy_Vance"), recursive: true),
            "a person is extra" => () => tiny.Protocol("lfw-deepfunneled/Abe_Fox/Abe_Fox_0001.jpg"),
            "a person is renamed" => () => Directory.Move(Path.Combine(images, "Ann_Lee"), Path.Combine(images, "Ann")),
            "a picture is missing" => () => File.Delete(Path.Combine(images, "Ann_Lee", "Ann_Lee_0003.jpg")),
            _ => () => tiny.Protocol("lfw-deepfunneled/Ann_Lee/Ann_Lee_0004.jpg"),
        };
        act();

        var message = Assert.Throws<FaceDataException>(() => Of(Train, kept: true).Rebuild(tiny.Path)).Message;

        Assert.Contains($"'peopleDevTrain.txt' is not there and cannot be rebuilt from '{tiny.Path}'", message);
        Assert.Contains("--again", message);
    }

    [LfwFact]
    public void LFWs_pictures_give_the_published_files()
    {
        var folder = FaceSource.Find().LfwFolder!;

        foreach (var file in (LfwPeopleFile[])[LfwPeopleFile.DevTrain, LfwPeopleFile.DevTest])
            Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Name)), file.Rebuild(folder));
    }

    private static LfwPeopleFile Of(string text, bool kept) =>
        new("peopleDevTrain.txt", ServedFile.SumOf(Encoding.UTF8.GetBytes(text)), [0b1001], kept);
}
