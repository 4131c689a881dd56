using FaceLab.Data.Sets;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Detection;

public sealed class PhotoDetectionsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Photos_come_in_order_and_what_cannot_be_read_is_named()
    {
        string[] paths =
        [
            TestImages.SavePng(folder["b.png"], 30, 20), folder.Write("text.png", "no picture"),
                TestImages.SavePng(folder["a.png"], 9, 9),
            folder["missing.png"], TestImages.SaveJpeg(folder["cut.jpg"], 96, share: 0.6),
                TestImages.SavePngHeader(folder["vast.png"], 60_000, 60_000),
        ];

        var (photos, unreadable) = PhotoDetections.OfAll(new Corner(), paths, threads: 3);

        Assert.Equal([(paths[0], 30, 20), (paths[2], 9, 9)],
            photos.Select(photo => (photo.Path, photo.Width, photo.Height)));
        Assert.Equal([paths[1], .. paths[3..]], unreadable.Select(file => file.Path));
        Assert.Contains("no image", unreadable[0].Reason);
        Assert.Contains("cut short", unreadable[2].Reason);
        Assert.Contains("60,000 x 60,000", unreadable[3].Reason);
        Assert.Equal(new(0, 0, 5, 5), photos[0].Main!.Box);
    }

    [Fact]
    public void Progress_ends_at_the_number_of_photos()
    {
        var path = TestImages.SavePng(folder["a.png"], 9, 9);
        var told = new Told();

        PhotoDetections.OfAll(new Corner(), [path, path, path], threads: 1, told);

        Assert.Equal([1, 2, 3], told.Numbers);
        Assert.Empty(PhotoDetections.OfAll(new Corner(), [], threads: 1).Photos);
    }

    [Fact]
    public void A_cancelled_token_stops_it() => Assert.ThrowsAny<OperationCanceledException>(() =>
        PhotoDetections.OfAll(new Corner(), [folder["a.png"]], 1,
            cancellationToken: new CancellationToken(canceled: true)));

    [CascadesFact]
    public void Rendered_faces_are_found_where_they_are()
    {
        var renderer = new SyntheticFaces(new() { Size = 128, PoseDegrees = 10, OcclusionProbability = 0 });
        var detector = CascadeDetector.Find();
        var photos = Enumerable.Range(0, 30).Select(person =>
        {
            var face = renderer.Render(person, 0);
            using var image = Image.LoadPixelData<Rgb24>(face.Pixels, 128, 128);
            return new EvaluatedPhoto([face.Truth.Box], detector.Detect(image));
        });

        var quality = DetectionEvaluation.Of(photos);

        Assert.InRange(quality.Recall, 0.8, 1);
        Assert.InRange(quality.Precision, 0.8, 1);
    }

    [LfwFact]
    public void Most_pictures_of_LFW_have_their_face_in_the_middle()
    {
        if (Cascades.Missing is not null)
            return;
        var lfw = LfwDataset.Open(FaceLab.Data.FaceSource.Find().LfwFolder!);
        string[] paths = [.. lfw.Faces.Records.Where((_, i) => i % 200 == 0).Select(record => record.Path)];

        var (photos, _) = PhotoDetections.OfAll(CascadeDetector.Find(), paths, threads: 2);

        Assert.InRange(photos.Count(photo => photo.Main?.Box.Contains(new(125, 125)) == true), 0.95 * paths.Length,
            paths.Length);
    }

    /// <summary>Finds a face in the corner of any picture.</summary>
    private sealed class Corner : IFaceDetector
    {
        public string Parameters => "corner";

        public IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo) => [new(new(0, 0, 5, 5), 1)];
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Numbers { get; } = [];

        public void Report(long value) => Numbers.Add(value);
    }
}
