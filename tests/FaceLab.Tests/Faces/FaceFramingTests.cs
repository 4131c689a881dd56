using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces;

/// <summary>Where the faces of a set lie, measured without a detector.</summary>
public sealed class FaceFramingTests : IDisposable
{
    private const int People = 12, FaceSize = 128;

    private static readonly Lazy<SyntheticFace[]> Rendered = new(() =>
    {
        var faces = new SyntheticFaces(new() { Size = FaceSize, Identities = People });
        var plain = new FaceConditions(0, new(), new(Intensity: 0.5, Ambient: 0.7), new(), FaceOcclusion.None, new());
        return [.. Enumerable.Range(0, People).Select(i => faces.Render(i, plain))];
    });

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(128, 0, 0)]
    [InlineData(256, 64, 64)]
    [InlineData(200, 30, 42)]
    public void The_typical_face_is_where_the_rendered_ones_are(int canvas, int left, int top)
    {
        var framing = FaceFraming.Measure(Written(canvas, _ => (left, top)))!;

        var boxes = Rendered.Value.Select(face => FaceFrame.Around(face.Truth.Landmarks)).ToList();
        Assert.Equal(People, framing.Pictures);
        Assert.True(framing.IsOfCrops, $"{framing}");
        Assert.Null(framing.Found);
        Assert.Equal(Median(boxes, box => box.Width) / canvas, framing.Typical.Share, 0.05);
        Assert.Equal((left + Median(boxes, box => box.X + box.Width / 2)) / canvas, framing.Typical.CentreX, 0.03);
        Assert.Equal((top + Median(boxes, box => box.Y + box.Height / 2)) / canvas, framing.Typical.CentreY, 0.03);
    }

    [Fact]
    public void Pictures_without_faces_are_no_crops_and_unreadable_ones_are_passed_over()
    {
        NoisePictures.SavePeople(folder["noise"]);
        Assert.False(FaceFraming.Measure(FaceSets.Open(folder["noise"]).Faces)!.IsOfCrops);

        File.WriteAllText(folder["broken.png"], "no picture");
        Assert.Null(FaceFraming.Measure(new FaceSet("broken", [new("A", 1, folder["broken.png"])])));
    }

    [Fact]
    public void Known_boxes_count_as_found_and_a_detector_finds_the_others()
    {
        var faces = Written(FaceSize, _ => (0, 0));
        var half = new FaceSet("half", faces.Records.Select((face, i) =>
            i % 2 == 0 ? face with { Box = new FaceBox(10, 10, 90, 90) } : face));

        Assert.Equal(0.5, FaceFraming.Measure(half, new Blind())!.Found);
        Assert.Equal(6, FaceFraming.Measure(half, most: 6)!.Pictures);
    }

    [Fact]
    public void A_crop_that_shows_faces_larger_than_the_network_knows_is_widened()
    {
        var options = new PreparationOptions { CropShare = 0.5 };
        var framing = new FaceFraming(100, new AssumedFace(0.8), AtOnePlace: 0.9, Found: null);

        var misfit = FramingMisfit.Between(options, framing, () => 0.8)!;
        Assert.Equal(1, misfit.Cure.CropShare);
        Assert.Equal("--crop 1", misfit.Options);
        Assert.StartsWith("In these crops faces are 2.0 times larger", misfit.Finding, StringComparison.Ordinal);
        Assert.Null(FramingMisfit.Between(options, framing, () => 1.5));
        Assert.Equal(new PreparationChanges(),
            FramingMisfit.Between(options, framing with { AtOnePlace = 0.1, Found = 0.9 }, () => 0.8)!.Cure);
        Assert.Null(FramingMisfit.Between(options, framing with { AtOnePlace = 0.1, Found = 0.1 }, () => 0.8));
    }

    [Fact]
    public void Where_no_face_is_found_it_is_assumed_at_the_typical_place()
    {
        var options = new PreparationOptions { Align = AlignmentTarget.ArcFace };
        var crops = new FaceFraming(100, new AssumedFace(1.09, 0.5, 0.56), AtOnePlace: 0.8, Found: 0.3);

        var misfit = FramingMisfit.Between(options, crops, () => 0.8)!;
        Assert.Equal(options with { Assume = new(1.09, 0.5, 0.56), CenterWhereNotAligned = true, CropShare = 1 },
            misfit.Cure.Of(options));
        Assert.Equal("--assume 1.09,0.5,0.56 --center-fallback --crop 1", misfit.Options);
        Assert.Null(FramingMisfit.Between(options, crops with { Found = 0.99 }, () => 0.8));
        Assert.Equal(new PreparationChanges(),
            FramingMisfit.Between(options, crops with { AtOnePlace = 0.1 }, () => 0.8)!.Cure);
    }

    private static double Median(List<FaceBox> boxes, Func<FaceBox, double> number) =>
        boxes.Select(number).Order().ElementAt(boxes.Count / 2);

    /// <summary>Writes a rendered face of each person onto a gray canvas.</summary>
    private FaceSet Written(int canvas, Func<int, (int Left, int Top)> placeOf) =>
        new("rendered", Enumerable.Range(0, People).Select(i =>
        {
            using var picture = new Image<Rgb24>(canvas, canvas, new Rgb24(120, 120, 120));
            var (pixels, (left, top)) = (Rendered.Value[i].Pixels, placeOf(i));
            for (var at = 0; at < FaceSize * FaceSize; at++)
                picture[left + at % FaceSize, top + at / FaceSize] =
                    new Rgb24(pixels[3 * at], pixels[3 * at + 1], pixels[3 * at + 2]);
            picture.SaveAsPng(folder[$"{i}.png"]);
            return new FaceRecord($"person {i}", 1, folder[$"{i}.png"]);
        }));

    private sealed class Blind : IFaceDetector
    {
        public string Parameters => "finds nothing";

        public IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo) => [];
    }
}
