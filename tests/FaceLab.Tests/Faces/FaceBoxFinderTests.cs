using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces;

public sealed class FaceBoxFinderTests
{
    [Fact]
    public void The_main_face_of_a_detector_is_found_and_its_parameters_are_in_the_key()
    {
        var finder = FaceBoxFinder.MainFaceOf(new Fixed(new FaceBox(0, 0, 10, 10), new FaceBox(40, 40, 20, 20)),
            BoxAdjustment.Haar);
        using var picture = new Image<Rgb24>(100, 100);

        Assert.Equal(new FaceBox(40, 40, 20, 20), finder.Find(picture));
        Assert.Equal("main face of fixed boxes", finder.Parameters);
        Assert.Equal(BoxAdjustment.Haar, finder.Adjustment);
    }

    [Fact]
    public void No_face_is_no_box()
    {
        using var picture = new Image<Rgb24>(100, 100);

        Assert.Null(FaceBoxFinder.MainFaceOf(new Fixed(), BoxAdjustment.None).Find(picture));
    }

    [Fact]
    public void Another_finder_looks_where_the_first_finds_nothing()
    {
        using var picture = new Image<Rgb24>(100, 80);
        var frame = FaceBoxFinder.Frame(new(0.5));
        var twice = new BoxAdjustment(0, 0, 2);

        var found = FaceBoxFinder.MainFaceOf(new Fixed(new FaceBox(40, 40, 20, 20)), twice).Else(frame);
        var assumed = FaceBoxFinder.MainFaceOf(new Fixed(), twice).Else(frame);

        Assert.Equal(new FaceBox(30, 30, 40, 40), found.Find(picture));
        Assert.Equal(new FaceBox(30, 20, 40, 40), assumed.Find(picture));
        Assert.Equal(BoxAdjustment.None, assumed.Adjustment);
        Assert.Equal("main face of fixed boxes (shift 0 0, scale 2), else square of 0.5 of the shorter side at " +
            "(0.5, 0.5) (shift 0 0, scale 1)", assumed.Parameters);
    }

    private sealed class Fixed(params FaceBox[] boxes) : IFaceDetector
    {
        public string Parameters => "fixed boxes";

        public IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo) =>
            [.. boxes.Select(box => new FaceDetection(box, 1))];
    }
}
