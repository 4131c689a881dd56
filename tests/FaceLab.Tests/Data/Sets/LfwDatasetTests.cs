using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class LfwDatasetTests : IDisposable
{
    private readonly TinyLfw tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Images_are_ordered_by_person_and_number()
    {
        var faces = LfwDataset.Open(tiny.Path).Faces;

        Assert.Equal(["Ann_Lee", "Bob_Roy", "Cy_Vance", "Dee_Dee"], faces.Identities);
        Assert.Equal([1, 2, 3, 1, 2, 1, 2, 1], faces.Records.Select(record => record.Number));
        Assert.All(faces.Records, record => Assert.True(File.Exists(record.Path)));
    }

    [Fact]
    public void View_1_people_files_select_people()
    {
        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal(["Ann_Lee", "Dee_Dee"], lfw.DevTrain.Identities);
        Assert.Equal(4, lfw.DevTrain.Count);
        Assert.Equal(["Bob_Roy", "Cy_Vance"], lfw.DevTest.Identities);
        Assert.Equal(4, lfw.DevTest.Count);
    }

    [Fact]
    public void View_1_pairs_point_into_all_faces()
    {
        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal([new FacePair(0, 2, true), new FacePair(1, 7, false)], lfw.DevTrainPairs);
        Assert.Equal([new FacePair(5, 6, true), new FacePair(4, 5, false)], lfw.DevTestPairs);
    }

    [Fact]
    public void View_2_keeps_its_folds_apart()
    {
        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal(2, lfw.View2Pairs.Count);
        Assert.Equal([new FacePair(0, 1, true), new FacePair(2, 7, false)], lfw.View2Pairs[0]);
        Assert.Equal([new FacePair(3, 4, true), new FacePair(3, 6, false)], lfw.View2Pairs[1]);
    }

    [Theory]
    [InlineData("lfw_funneled")]
    [InlineData("lfw-funneled")]
    [InlineData("lfw")]
    [InlineData("lfw-deepfunneled/lfw-deepfunneled")]
    [InlineData("lfw/lfw_funneled")]
    public void Other_releases_of_the_images_are_found(string imageFolder)
    {
        using var other = new TinyLfw(imageFolder);

        var lfw = LfwDataset.Open(other.Path);

        Assert.Equal(8, lfw.Faces.Count);
        Assert.Empty(lfw.PassedOver);
        Assert.Equal((2, 2, 2), (lfw.DevTrainPairs.Count, lfw.DevTestPairs.Count, lfw.View2Pairs.Count));
    }

    [Fact]
    public void The_image_folder_itself_may_be_named()
    {
        var lfw = LfwDataset.Open(tiny["lfw-deepfunneled"]);

        Assert.Equal(8, lfw.Faces.Count);
        Assert.Single(lfw.DevTestPairs, pair => pair.Genuine);
    }

    [Fact]
    public void Files_that_are_no_numbered_image_are_passed_over_and_told()
    {
        tiny.Protocol("lfw-deepfunneled/Ann_Lee/notes.txt", "hello");
        tiny.Protocol("lfw-deepfunneled/Ann_Lee/Ann_Lee_000x.jpg", "hello");
        tiny.Protocol("lfw-deepfunneled/Ann_Lee/Bob_Roy_0001.jpg", "hello");
        Directory.CreateDirectory(tiny["lfw-deepfunneled/Eve_Nil"]);

        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal(8, lfw.Faces.Count);
        Assert.Equal(
            ["notes.txt", "Ann_Lee_000x.jpg", "Bob_Roy_0001.jpg", "Eve_Nil"],
                lfw.PassedOver.Select(entry => Path.GetFileName(entry.Path)));
    }

    [Fact]
    public void A_suffix_after_the_number_is_allowed_where_the_number_stays_unique()
    {
        using var folder = new TempFolder();
        foreach (var name in (string[])["Ann_0001_aligned.jpg", "Ann_0002.jpg", "Ann_0002-crop.png",
            "Ann_0003_0.png", "Ann_0003_1.png", "Ann_00041.jpg"])
            folder.Write($"lfw/Ann/{name}");

        var lfw = LfwDataset.Open(folder.Path);

        Assert.Equal([("Ann_0001_aligned.jpg", 1), ("Ann_0002.jpg", 2), ("Ann_0003_0.png", 3)],
            lfw.Faces.Records.Select(record => (Path.GetFileName(record.Path), record.Number)));
        Assert.Equal(
            [
                ("Ann_0002-crop.png", "by its name a second picture 0002 of 'Ann'"),
                ("Ann_0003_1.png", "by its name a second picture 0003 of 'Ann'"),
                ("Ann_00041.jpg", "not named like 'Ann_0001.jpg'"),
            ],
            lfw.PassedOver.Select(entry => (Path.GetFileName(entry.Path), entry.Reason)));
    }

    [Fact]
    public void Plain_folders_beside_the_protocol_files_say_what_to_do()
    {
        using var folder = new TempFolder();
        folder.Write("pairsDevTest.txt", "1");
        folder.Write("Ann/1.jpg");

        var message = Assert.Throws<FaceDataException>(() => FaceSets.Open(folder.Path)).Message;

        Assert.Contains($"'{folder["Ann/1.jpg"]}' is passed over (not named like 'Ann_0001.jpg')", message);
        Assert.Contains("Rename the pictures, or take the protocol files away", message);
    }

    [Fact]
    public void Hidden_folders_and_stray_pictures_are_told()
    {
        tiny.Protocol("lfw-deepfunneled/@eaDir/Ann_Lee_0001.jpg");
        tiny.Protocol("lfw-deepfunneled/stray.jpg");

        Assert.Equal(["hidden", "beside the people's folders, so nobody's picture"],
            LfwDataset.Open(tiny.Path).PassedOver.Select(entry => entry.Reason));
    }

    [Fact]
    public void A_picture_that_is_there_twice_is_named()
    {
        tiny.Protocol("lfw-deepfunneled/Ann_Lee/Ann_Lee_0002.png");

        var error = Assert.Throws<FaceDataException>(() => LfwDataset.Open(tiny.Path));

        Assert.Contains("Ann_Lee_0002.jpg", error.Message);
        Assert.Contains("Ann_Lee_0002.png", error.Message);
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_remedy()
    {
        var error = Assert.Throws<FaceDataException>(() => LfwDataset.Open(tiny["nowhere"]));

        Assert.Contains(tiny["nowhere"], error.Message);
        Assert.Contains("FACELAB_DATA", error.Message);
    }

    [Fact]
    public void A_folder_without_faces_says_what_was_expected()
    {
        using var empty = new TempFolder();

        var error = Assert.Throws<FaceDataException>(() => LfwDataset.Open(empty.Path));

        Assert.Contains(empty.Path, error.Message);
        Assert.Contains("Aaron_Eckhart_0001.jpg", error.Message);
    }
}
