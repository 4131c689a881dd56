using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces;

public sealed class AlignedPreparationTests
{
    private static readonly FaceRecord Nobody = new("p", 1, "/none/p.png");

    [Theory]
    [InlineData(1.0, 0, 64)]
    [InlineData(1.0, 30, 112)]
    [InlineData(0.7, -45, 96)]
    [InlineData(1.4, 15, 48)]
    [InlineData(2.6, -170, 112)]
    public void Dots_at_the_points_of_a_turned_and_scaled_face_come_to_the_templates_places(
        double scale, double degrees, int inputSize)
    {
        // The template's own shape somewhere in the picture, with a white dot at each point.
        var turn = SimilarityTransform.Of(scale * 100, degrees);
        var centre = turn.Apply(new(0.5, 0.6));
        turn = turn with { X0 = 200 - centre.X, Y0 = 190 - centre.Y };
        var points = AlignmentTemplate.ArcFace.Places.Select(turn.Apply).ToArray();
        var file = Png(400, 380, (x, y) => points.Max(p =>
            Math.Exp(-(Math.Pow(x + 0.5 - p.X, 2) + Math.Pow(y + 0.5 - p.Y, 2)) / (18 * scale * scale))) * 255);
        var preparation = new AlignedPreparation(null, null, new() { InputSize = inputSize });

        // A face upside down is refused, so the check of the points is passed by: landmarks of five points, turned
        // beyond 60 degrees.
        if (Math.Abs(degrees) > 60)
        {
            Assert.Contains("turned by", Assert.Throws<InvalidDataException>(
                () => Prepare(preparation, file, Nobody with { Landmarks = Of(points) })).Message);
            return;
        }
        var pixels = Prepare(preparation, file, Nobody with { Landmarks = Of(points) });

        var margin = (preparation.Size - inputSize) / 2;
        foreach (var place in AlignmentTemplate.ArcFace.InPixels(inputSize, margin))
        {
            var found = BrightCentre(pixels, preparation.Size, place, radius: inputSize / 14);
            Assert.InRange(found.X - place.X, -0.5, 0.5);
            Assert.InRange(found.Y - place.Y, -0.5, 0.5);
        }
    }

    [Theory]
    [InlineData(-30, 0.8)]
    [InlineData(0, 1.3)]
    [InlineData(20, 1.0)]
    public void Eyes_of_rendered_faces_come_to_one_place_whatever_their_roll_and_size(double roll, double scale)
    {
        var faces = new SyntheticFaces(new() { Size = 128, PoseDegrees = 0 });
        var plain = faces.Conditions(4, 0) with { Pose = new FacePose(), Camera = new FaceCamera() };
        var straight = faces.Render(4, plain);
        // This person's own face, seen straight, is the template: what roll and size change is then all that is to be
        // undone.
        var template = new AlignmentTemplate("this face",
            [.. straight.Truth.Landmarks.ToArray().Select(p => new FacePoint(p.X / 128, p.Y / 128))]);
        var preparation = new AlignedPreparation(null, null,
            new() { Template = template, InputSize = 128, MarginShare = 0 });
        var turned = faces.Render(4, plain with
        {
            Pose = new FacePose(RollDegrees: roll),
            Camera = new FaceCamera(Scale: scale, ShiftX: 0.03)
        });

        using var picture = Image.LoadPixelData<Rgb24>(turned.Pixels, 128, 128);
        var transform = preparation.Align(picture, Nobody with { Landmarks = turned.Truth.Landmarks }).ToResult;

        AssertNear(straight.Truth.Landmarks.LeftEye, transform.Apply(turned.Truth.Landmarks.LeftEye), 0.5);
        AssertNear(straight.Truth.Landmarks.RightEye, transform.Apply(turned.Truth.Landmarks.RightEye), 0.5);
        // And the picture shows it: around the eyes it is the straight one's again, but for light and resampling.
        var pixels = new byte[128 * 128 * 3];
        PictureWarp.Warp(picture, transform, 128, pixels);
        var (left, right, y) = ((int)straight.Truth.Landmarks.LeftEye.X, (int)straight.Truth.Landmarks.RightEye.X,
            (int)straight.Truth.Landmarks.LeftEye.Y);
        var differences = Enumerable.Range(left, right - left)
            .Select(x => Math.Abs(pixels[(y * 128 + x) * 3] - straight.Pixels[(y * 128 + x) * 3]));
        Assert.InRange(differences.Average(), 0, 25);
    }

    [Fact]
    public void Landmarks_come_from_the_record_else_from_its_box_else_from_the_finders()
    {
        var (predictor, landmarks) = (new Fixed(Face(30, 30, 90)), Face(40, 40, 80));
        var finder = new FaceBoxFinder("test", _ => new FaceBox(30, 30, 80, 80)) { Adjustment = new(0, 0, 1.25) };
        var preparation = new AlignedPreparation(predictor, finder, new() { Passes = 1 });
        using var picture = new Image<Rgb24>(160, 160);

        var known = preparation.Align(picture, Nobody with { Landmarks = landmarks, Box = new FaceBox(0, 0, 9, 9) });
        Assert.Equal((landmarks, null), (known.Landmarks, known.Box));
        Assert.Equal(new FaceBox(40, 30, 80, 80), preparation.Align(
            picture, Nobody with { Box = new FaceBox(40, 30, 80, 80) }).Box);
        Assert.Equal(new FaceBox(20, 20, 100, 100), preparation.Align(picture, Nobody).Box);
    }

    [Fact]
    public void A_second_look_is_taken_in_a_box_around_the_first_ones_points()
    {
        var predictor = new Fixed(Face(30, 30, 90));
        using var picture = new Image<Rgb24>(160, 160);

        var found = new AlignedPreparation(predictor, null, new() { Passes = 3 })
            .Align(picture, Nobody with { Box = new FaceBox(22, 33, 100, 100) });

        var around = FaceFrame.Around(predictor.Landmarks);
        Assert.Equal([new FaceBox(22, 33, 100, 100), around, around], predictor.Boxes);
        Assert.Equal(around, found.Box);
    }

    [Fact]
    public void A_frame_is_a_share_of_the_shorter_side()
    {
        using var picture = new Image<Rgb24>(300, 200);

        Assert.Equal(new FaceBox(100, 75, 100, 100), FaceBoxFinder.Frame(new(0.5, 0.5, 0.625)).Find(picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceBoxFinder.Frame(new(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceBoxFinder.Frame(new(0.5, 1.5)));
    }

    [Fact]
    public void Without_a_face_the_reason_is_said()
    {
        var file = Png(100, 100, (x, y) => x + y);
        var predictor = new Fixed(Face(30, 30, 90));

        Assert.Contains("has no landmarks, and no predictor",
            Refusal(new(null), Nobody with { Box = new FaceBox(0, 0, 50, 50) }));
        Assert.Contains("no way to find one", Refusal(new(predictor), Nobody));
        Assert.Contains("no face was found", Refusal(new(predictor, new FaceBoxFinder("blind", _ => null)), Nobody));
        Assert.Contains("make no face", Refusal(new(new Fixed(Face(30, 30, 9))),
            Nobody with { Box = new FaceBox(0, 0, 90, 90) }));
        Assert.Contains("within the picture", Refusal(new(null), Nobody with { Landmarks = Face(70, 70, 80) }));

        string Refusal(AlignedPreparation preparation, FaceRecord face) =>
            Assert.Throws<InvalidDataException>(() => Prepare(preparation, file, face)).Message;
    }

    [Theory]
    [InlineData(double.NaN, 50, 50)]
    [InlineData(1e300, 50, 50)]
    [InlineData(0, -1e300, 1)]
    [InlineData(10, 10, 0)]
    [InlineData(10, 10, 1e12)]
    [InlineData(10, 10, 1e-9)]
    public void Hostile_landmarks_and_boxes_are_bad_data_and_nothing_worse(double x, double y, double side)
    {
        var file = Png(100, 100, (x, y) => x + y);
        var box = new FaceBox(x, y, side, side);

        Assert.Throws<InvalidDataException>(() => Prepare(
            new(null), file, Nobody with { Landmarks = Face(x, y, side) }));
        Assert.Throws<InvalidDataException>(() => Prepare(
            new(FivePointRegressor.BuiltIn), file, Nobody with { Box = box }));
        Assert.Throws<InvalidDataException>(() => Prepare(
            new(FivePointRegressor.BuiltIn, new FaceBoxFinder("hostile", _ => box)), file, Nobody));
    }

    [Fact]
    public void A_file_that_is_no_picture_is_bad_data_even_with_a_fallback()
    {
        var preparation = new AlignedPreparation(null, null, new() { Fallback = AlignmentFallback.CenterCrop });

        Assert.Contains("no image", Assert.Throws<InvalidDataException>(
            () => Prepare(preparation, "nothing"u8.ToArray(), Nobody)).Message);
        Assert.Throws<InvalidDataException>(() => Prepare(preparation, [], Nobody));
        using var folder = new TempFolder();
        var half = File.ReadAllBytes(TestImages.SaveJpeg(folder["half.jpg"], 80, share: 0.6));
        Assert.Contains("cut short", Assert.Throws<InvalidDataException>(
            () => Prepare(preparation, half, Nobody)).Message);
        Assert.Empty(preparation.CenterCropped);
    }

    [Fact]
    public void The_centre_is_taken_where_that_is_asked_for_and_told()
    {
        var preparation = new AlignedPreparation(null, null,
            new()
            {
                InputSize = 16, MarginShare = 0.125, Fallback = AlignmentFallback.CenterCrop,
                CenterCropShare = 0.5
            });
        var file = Png(60, 40, (x, y) => 3 * x + y);

        var pixels = Prepare(preparation, file, Nobody);
        Prepare(preparation, file, Nobody with { Path = "/none/a.png" });
        Prepare(preparation, file, Nobody with { Path = "/none/b.png", Landmarks = Face(15, 8, 30) });

        // Stored 20 x 20 of the 20 x 20 in the centre: pixel for pixel.
        for (var i = 0; i < 400; i++)
            Assert.Equal(3 * (20 + i % 20) + 10 + i / 20, pixels[3 * i]);
        Assert.Equal(["/none/a.png", "/none/p.png"], preparation.CenterCropped.Select(face => face.Path));
        Assert.All(preparation.CenterCropped, face => Assert.Contains("no landmarks", face.Reason));
    }

    [Fact]
    public void Everything_that_decides_a_pixel_is_in_the_parameters()
    {
        var plain = new AlignmentOptions();
        AlignmentOptions[] all =
        [
            plain, plain with { Template = AlignmentTemplate.OpenFaceFivePoints }, plain with { InputSize = 96 },
                plain with { MarginShare = 0.1 },
            plain with { Passes = 1 }, plain with { Fallback = AlignmentFallback.CenterCrop },
            plain with { Fallback = AlignmentFallback.CenterCrop, CenterCropShare = 0.6 },
        ];
        var five = FivePointRegressor.BuiltIn;

        List<string> keys = [.. all.Select(options => new AlignedPreparation(
            five, FaceBoxFinder.LfwFrame, options).Parameters)];
        keys.Add(new AlignedPreparation(null).Parameters);
        keys.Add(new AlignedPreparation(five).Parameters);
        keys.Add(new AlignedPreparation(five, FaceBoxFinder.Frame(new(0.5))).Parameters);
        keys.Add(new AlignedPreparation(five, FaceBoxFinder.Frame(
            new(0.5)) with
        { Adjustment = BoxAdjustment.Haar }).Parameters);

        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.All(keys, key => Assert.DoesNotContain('\n', key));
        Assert.Contains(five.Sha256, keys[0]);
        Assert.Equal(keys[0], new AlignedPreparation(five, FaceBoxFinder.LfwFrame, new()).Parameters);
    }

    [Fact]
    public void Settings_that_cannot_be_are_refused()
    {
        AlignmentOptions[] bad =
        [
            new() { InputSize = 7 }, new() { InputSize = 5000 }, new() { MarginShare = double.NaN },
                new() { MarginShare = 0.6 }, new() { Passes = 0 },
            new() { CenterCropShare = 0 },
        ];
        Assert.All(bad, options => Assert.Throws<ArgumentOutOfRangeException>(
            () => new AlignedPreparation(null, null, options)));
        Assert.Equal(72, new AlignedPreparation(null, null, new() { InputSize = 64 }).Size);
        Assert.Equal(126, new AlignedPreparation(null).Size);
    }

    [Fact]
    public void Many_threads_at_once_give_the_same_bytes()
    {
        var preparation = new AlignedPreparation(FivePointRegressor.BuiltIn, FaceBoxFinder.Frame(new(0.6)),
            new() { InputSize = 32, Fallback = AlignmentFallback.CenterCrop });
        var faces = new SyntheticFaces(new() { Size = 64 });
        var files = Enumerable.Range(0, 12).Select(i => Png(faces.Render(i, 0).Pixels, 64)).ToList();
        var alone = files.Select(file => Prepare(preparation, file, Nobody)).ToList();

        Assert.Equal(alone, files.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(file => Prepare(preparation, file, Nobody)).ToList());
    }

    [LfwFact]
    public void Eyes_of_real_faces_are_level_and_in_place_after_alignment()
    {
        var preparation = new AlignedPreparation(FivePointRegressor.BuiltIn, FaceBoxFinder.LfwFrame);
        var records = LfwDataset.Open(FaceSource.Find().LfwFolder!).Faces.Records.Where((_, i) => i % 331 == 0)
            .ToList();
        var places = AlignmentTemplate.ArcFace.InPixels(112, 7);
        var (aligned, level) = (0, 0);

        foreach (var record in records)
        {
            using var picture = Image.Load<Rgb24>(record.Path);
            if (Found(picture, record) is not { } face)
                continue;
            aligned++;
            var (left, right) = (face.ToResult.Apply(face.Landmarks!.LeftEye),
                face.ToResult.Apply(face.Landmarks.RightEye));
            level += Math.Abs(left.Y - places[0].Y) < 6 && Math.Abs(right.Y - places[1].Y) < 6 ? 1 : 0;
        }

        Assert.InRange(aligned, 0.95 * records.Count, records.Count);
        Assert.InRange(level, 0.9 * records.Count, records.Count);

        FaceAlignment? Found(Image<Rgb24> picture, FaceRecord record)
        {
            try
            {
                return preparation.Align(picture, record);
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    /// <summary>A predictor that finds the same points wherever it looks, and notes where it was told to
    /// look.</summary>
    private sealed class Fixed(FaceLandmarks landmarks) : ILandmarkPredictor
    {
        public List<FaceBox> Boxes { get; } = [];

        public FaceLandmarks Landmarks => landmarks;

        public string Parameters => "fixed";

        public FaceLandmarks Predict(GrayPicture picture, FaceBox box)
        {
            Boxes.Add(box);
            return landmarks;
        }
    }

    private static FaceLandmarks Face(double x, double y, double side) =>
        Of([.. FaceFrame.MeanPoints.ToArray().Select(p => new FacePoint(x + side * p.X, y + side * p.Y))]);

    private static FaceLandmarks Of(FacePoint[] points) => new(points[0], points[1], points[2], points[3], points[4]);

    private static byte[] Prepare(AlignedPreparation preparation, byte[] file, FaceRecord face)
    {
        var pixels = new byte[preparation.Size * preparation.Size * 3];
        preparation.Prepare(file, face, pixels);
        return pixels;
    }

    private static FacePoint BrightCentre(byte[] pixels, int size, FacePoint place, int radius)
    {
        double x = 0, y = 0, sum = 0;
        for (var row = (int)place.Y - radius; row <= (int)place.Y + radius; row++)
        {
            for (var column = (int)place.X - radius; column <= (int)place.X + radius; column++)
            {
                var value = pixels[(row * size + column) * 3];
                (x, y, sum) = (x + value * (column + 0.5), y + value * (row + 0.5), sum + value);
            }
        }
        return new FacePoint(x / sum, y / sum);
    }

    private static void AssertNear(FacePoint expected, FacePoint given, double tolerance)
    {
        Assert.Equal(expected.X, given.X, tolerance);
        Assert.Equal(expected.Y, given.Y, tolerance);
    }

    private static byte[] Png(int width, int height, Func<int, int, double> value) =>
        Png([.. Enumerable.Range(0, width * height * 3).Select(i => (byte)value(i / 3 % width, i / 3 / width))], width,
            height);

    private static byte[] Png(byte[] pixels, int width, int height = 0)
    {
        using var image = Image.LoadPixelData<Rgb24>(pixels, width, height == 0 ? width : height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return stream.ToArray();
    }
}
