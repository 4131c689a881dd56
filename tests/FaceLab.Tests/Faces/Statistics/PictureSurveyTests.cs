using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Statistics;

public sealed class PictureSurveyTests : IDisposable
{
    private readonly TempFolder folder = new();

    public PictureSurveyTests()
    {
        folder.Write("ann/notes.txt");
        TestImages.SavePng(folder["ann/1.png"], 20, 10);
        TestImages.SaveJpeg(folder["ann/2.jpg"], 24);
        Directory.CreateDirectory(folder["bob"]);
        File.Copy(folder["ann/1.png"], folder["bob/same.png"]);
        SaveGray(folder["bob/gray.png"], 20, 10, stain: 1);
        File.Copy(folder["bob/gray.png"], folder["bob/gray again.png"]);
        TestImages.SaveJpeg(folder["bob/cut.jpg"], 64, share: 0.6);
        File.WriteAllText(folder["bob/text.jpg"], "no picture");
        File.WriteAllBytes(folder["bob/void.jpg"], []);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_file_is_looked_at_closely()
    {
        var survey = PictureSurvey.Run(PersonFolders.Open(folder.Path).Faces);

        Assert.Equal(
            [
                ("ann/1.png", 20, 10, "PNG", false), ("ann/2.jpg", 24, 24, "JPEG", false),
                    ("bob/cut.jpg", 64, 64, "JPEG", null),
                ("bob/gray again.png", 20, 10, "PNG", true), ("bob/gray.png", 20, 10, "PNG", true),
                    ("bob/same.png", 20, 10, "PNG", false),
                ("bob/text.jpg", 0, 0, "", null), ("bob/void.jpg", 0, 0, "", null),
            ],
            survey.Pictures.Select(picture => (Name(picture.Path), picture.Width, picture.Height, picture.Format,
                picture.IsGray)));
        Assert.Equal(["bob/cut.jpg", "bob/text.jpg", "bob/void.jpg"],
            survey.Unreadable.Select(picture => Name(picture.Path)));
        Assert.Contains("cut short", survey.Unreadable[0].Reason);
        Assert.Contains("no image", survey.Unreadable[1].Reason);
        Assert.Contains("empty", survey.Unreadable[2].Reason);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => new[] { i }),
            survey.Pictures.Select(picture => picture.Records));
    }

    [Fact]
    public void One_picture_under_two_names_is_told_from_one_that_is_there_twice()
    {
        var duplicates = PictureSurvey.Run(PersonFolders.Open(folder.Path).Faces).Duplicates;

        Assert.Equal(2, duplicates.Count);
        Assert.Equal(["ann/1.png", "bob/same.png"], duplicates[0].Paths.Select(Name));
        Assert.Equal(["ann", "bob"], duplicates[0].Identities);
        Assert.True(duplicates[0].IsUnderSeveralNames);
        Assert.Equal(["bob/gray again.png", "bob/gray.png"], duplicates[1].Paths.Select(Name));
        Assert.False(duplicates[1].IsUnderSeveralNames);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            File.ReadAllBytes(folder["ann/1.png"]))), duplicates[0].Sha256);
    }

    [Fact]
    public void Statistics_count_what_the_survey_found()
    {
        var statistics = PictureStatistics.Of(PictureSurvey.Run(PersonFolders.Open(folder.Path).Faces));

        Assert.Equal((8, 3, 2, 3, 2), (statistics.Files, statistics.Unreadable, statistics.Gray, statistics.Colour,
            statistics.Duplicates));
        Assert.Equal([new(20, 10, 4), new(24, 24, 1)], statistics.Sizes);
        Assert.Equal([new("PNG", 4), new("JPEG", 1)], statistics.Formats);
    }

    [Fact]
    public void A_quick_look_reads_headers_alone()
    {
        var survey = PictureSurvey.Run(PersonFolders.Open(folder.Path).Faces, new() { Decode = false, Hash = false });

        Assert.All(survey.Pictures, picture => Assert.Equal((null, null), (picture.IsGray, picture.Sha256)));
        Assert.Equal(["bob/text.jpg", "bob/void.jpg"], survey.Unreadable.Select(picture => Name(picture.Path)));
        Assert.Equal((64, 64, "JPEG"), (survey.Pictures[2].Width, survey.Pictures[2].Height,
            survey.Pictures[2].Format));
        Assert.Empty(survey.Duplicates);
        Assert.Equal((0, 0), (PictureStatistics.Of(survey).Gray, PictureStatistics.Of(survey).Colour));
    }

    [Fact]
    public void A_missing_file_and_an_absurd_header_are_reasons_not_exceptions()
    {
        TestImages.SavePngHeader(folder["huge.png"], 100_000, 100_000);
        var survey = PictureSurvey.Run(new FaceSet("x",
            [new("a", 1, folder["gone.png"]), new("a", 2, folder["huge.png"])]));

        Assert.Contains("gone.png", survey.Unreadable[0].Reason);
        Assert.Contains("100,000 x 100,000", survey.Unreadable[1].Reason);
    }

    [Fact]
    public void A_photo_with_many_faces_is_one_file_and_pixels_elsewhere_are_none()
    {
        var survey = PictureSurvey.Run(new FaceSet("x",
            [new("a#1", 1, folder["ann/1.png"]), new("b", 1, "synthetic:1/2/3"), new("a#2", 1, folder["ann/1.png"])]));

        Assert.Equal([0, 2], Assert.Single(survey.Pictures).Records);
        Assert.Empty(survey.Duplicates);
    }

    [Fact]
    public void Photos_without_a_face_are_looked_at_too()
    {
        folder.Write("bbx_gt.txt", "ann/1.png", "2", "1 2 3 4", "5 6 7 8", "ann/2.jpg", "0");

        var survey = PictureSurvey.Run(WiderDataset.Open(folder.Path));

        Assert.Equal([("ann/1.png", 2, "PNG"), ("ann/2.jpg", 0, "JPEG")],
            survey.Pictures.Select(picture => (Name(picture.Path), picture.Records.Count, picture.Format)));
    }

    [Fact]
    public void A_few_coloured_pixels_do_not_make_a_gray_picture_coloured()
    {
        SaveGray(folder["few.png"], 20, 10, stain: 2);
        SaveGray(folder["many.png"], 20, 10, stain: 3);

        Assert.Equal([true, false], PictureSurvey.Run(new FaceSet(
            "x", [new("a", 1, folder["few.png"]), new("a", 2, folder["many.png"])]))
            .Pictures.Select(picture => picture.IsGray));
    }

    [Fact]
    public void Progress_rises_to_the_end_and_work_can_be_cancelled()
    {
        var faces = PersonFolders.Open(folder.Path).Faces;
        var reports = new List<long>();

        PictureSurvey.Run(faces, new() { Threads = 1 }, new ImmediateProgress(reports.Add));
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), reports);

        using var cancelled = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PictureSurvey.Run(faces, new() { Threads = 1 }, new ImmediateProgress(_ => cancelled.Cancel()),
                cancelled.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureSurvey.Run(faces, new() { Threads = 0 }));
    }

    private static void SaveGray(string path, int width, int height, int stain)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
            // channels 16 apart are still gray
            pixels[i] = (byte)(i / 3 + (i % 3 == 1 && i / 3 < stain ? 100 : i % 3 * 8));
        using var image = Image.LoadPixelData<Rgb24>(pixels, width, height);
        image.SaveAsPng(path);
    }

    private string Name(string path) => Path.GetRelativePath(folder.Path, path);
}
