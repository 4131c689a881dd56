using FaceLab.Bench.Landmarks;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

public sealed class FivePointRegressorTests : IDisposable
{
    private const int Size = 72;

    private static readonly FivePointTraining Quick = new()
    {
        Stages = 4, TreesEach = 25, Depth = 3, Features = 80, PatchesEach = 4, Candidates = 20, Shrinkage = 0.12,
        BoxError = 0.05, RotationDegrees = 5,
    };
    private static readonly Lazy<List<LandmarkExample>> Rendered =
        new(() => [.. Enumerable.Range(0, 90).Select(person => Render(person, 0))]);
    private static readonly Lazy<byte[]> TrainedFile = new(() => Train(Rendered.Value[..80], Quick));
    private static readonly Lazy<FivePointRegressor> Trained = new(() =>
    {
        using var folder = new TempFolder();
        return Loaded(TrainedFile.Value, folder["a"]);
    });
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_on_some_people_helps_with_others()
    {
        var strangers = Rendered.Value[80..];

        // The mean face in the true box is where a predictor starts.
        var start = strangers.Average(face => Percent(MeanFace(FaceFrame.Around(face.Landmarks)), face.Landmarks));
        var end = strangers.Average(face => Percent(Trained.Value.Predict(
            face.Picture, FaceFrame.Around(face.Landmarks)), face.Landmarks));

        Assert.True(end < 0.75 * start, $"{start:F1} % of the eye distance before, {end:F1} % after");
    }

    [Fact]
    public void A_face_in_a_box_that_is_off_is_found_as_well()
    {
        var off = new BoxAdjustment(0.06, -0.05, 1.08);

        Assert.All(Rendered.Value[..80], face =>
        {
            var box = off.Apply(FaceFrame.Around(face.Landmarks));
            Assert.InRange(Percent(Trained.Value.Predict(face.Picture, box), face.Landmarks), 0,
                Percent(MeanFace(box), face.Landmarks) + 3);
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another()
    {
        var few = Rendered.Value[..6];
        var options = Quick with { Stages = 2, TreesEach = 4 };

        Assert.Equal(Train(few, options), Train(few, options));
        Assert.NotEqual(Train(few, options), Train(few, options with { Seed = 2 }));
    }

    [Fact]
    public void Size_and_brightness_of_the_picture_change_little()
    {
        var face = Rendered.Value[3];
        var (box, picture) = (FaceFrame.Around(face.Landmarks), face.Picture);
        var dark = new GrayPicture([.. picture.Pixels.ToArray().Select(value => (byte)(value / 2 + 20))], Size, Size);
        var doubled = new GrayPicture([.. Enumerable.Range(0, 4 * Size * Size)
            .Select(i => picture.Pixels[i / (2 * Size) / 2 * Size + i % (2 * Size) / 2])], 2 * Size, 2 * Size);

        var points = Trained.Value.Predict(picture, box).ToArray();

        Assert.All(points.Zip(Trained.Value.Predict(dark, box).ToArray()), pair =>
            Assert.InRange(Distance(pair.First, pair.Second), 0, 0.04 * box.Width));
        var large = Trained.Value.Predict(doubled, new FaceBox(2 * box.X, 2 * box.Y, 2 * box.Width, 2 * box.Height))
            .ToArray();
        Assert.All(points.Zip(large), pair => Assert.InRange(
            Distance(pair.First, new(pair.Second.X / 2, pair.Second.Y / 2)), 0, 0.06 * box.Width));
    }

    [Fact]
    public void A_models_digest_is_that_of_its_file()
    {
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(TrainedFile.Value)),
            Trained.Value.Sha256);
        Assert.Contains(Trained.Value.Sha256, Trained.Value.Parameters);
    }

    [Fact]
    public void The_model_that_comes_with_the_library_finds_rendered_faces()
    {
        var errors = Rendered.Value.Select(face => Percent(
            FivePointRegressor.BuiltIn.Predict(face.Picture, FaceFrame.Around(face.Landmarks)), face.Landmarks)).Order()
            .ToList();

        // It was trained on photographs; drawn faces are strangers to it.
        Assert.InRange(errors[errors.Count / 2], 0, 12);
        Assert.All(Rendered.Value, face => Assert.Null(LandmarkPlausibility.Problem(
            FivePointRegressor.BuiltIn.Predict(face.Picture, FaceFrame.Around(face.Landmarks)),
                FaceFrame.Around(face.Landmarks))));
    }

    [Fact]
    public void A_flat_picture_and_a_box_beyond_the_edge_give_finite_points()
    {
        var flat = new GrayPicture(new byte[40 * 40], 40, 40);

        Assert.All(FivePointRegressor.BuiltIn.Predict(flat, new FaceBox(-20, -10, 60, 50)).ToArray(), point =>
            Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
    }

    [Theory]
    [InlineData(double.NaN, 0, 50, 50)]
    [InlineData(0, 0, double.PositiveInfinity, 50)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 0, 50, -50)]
    [InlineData(0, 0, 5, 50)]
    [InlineData(500, 0, 50, 50)]
    [InlineData(0, -80, 50, 50)]
    [InlineData(-1e12, 0, 2e12, 50)]
    public void Boxes_that_hold_no_face_are_refused(double x, double y, double width, double height) =>
        Assert.Contains("box", Assert.Throws<InvalidDataException>(() => FivePointRegressor.BuiltIn.Predict(
            new GrayPicture(new byte[6400], 80, 80), new FaceBox(x, y, width, height))).Message);

    [Fact]
    public void Progress_counts_trees()
    {
        var told = new List<int>();

        FivePointTrainer.Train(Rendered.Value[..2], Quick with { Stages = 2, TreesEach = 3 }, told.Add);

        Assert.Equal([1, 2, 3, 4, 5, 6], told);
    }

    [Fact]
    public void Files_cut_short_damaged_or_of_another_kind_are_refused_or_harmless()
    {
        var (whole, random) = (TrainedFile.Value, new Random(1));
        for (var length = 0; length < whole.Length; length += 1 + length / 10)
            Assert.Contains("'environment/bench/landmarks train'",
                Assert.Throws<FaceDataException>(() => Load(whole[..length])).Message);
        Assert.Throws<FaceDataException>(() => Load([.. whole, 0]));
        Assert.Throws<FaceDataException>(() => Load(File.ReadAllBytes(TestImages.SavePng(folder["b.png"], 40, 40))));

        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            damaged[i < 60 ? i : random.Next(damaged.Length)] = (byte)random.Next(256);
            if (Loads(damaged) is { } model)
                Assert.All(model.Predict(Rendered.Value[0].Picture, new FaceBox(9, 9, 50, 50)).ToArray(), point =>
                    Assert.True(double.IsFinite(point.X + point.Y)));
        }
        Assert.Contains("cannot be read", Assert.Throws<FaceDataException>(
            () => FivePointRegressor.Load(folder["none"])).Message);
    }

    private FivePointRegressor? Loads(byte[] file)
    {
        try
        {
            return Load(file);
        }
        catch (FaceDataException)
        {
            return null;
        }
    }

    private FivePointRegressor Load(byte[] file) => Loaded(file, folder["a"]);

    private static FivePointRegressor Loaded(byte[] file, string path)
    {
        File.WriteAllBytes(path, file);
        return FivePointRegressor.Load(path);
    }

    private static byte[] Train(List<LandmarkExample> examples, FivePointTraining options)
    {
        using var file = new MemoryStream();
        FivePointWriter.Write(file, FivePointTrainer.Train(examples, options));
        return file.ToArray();
    }

    private static LandmarkExample Render(int person, int image)
    {
        var face = new SyntheticFaces(new() { Size = Size, Seed = 11, OcclusionProbability = 0 }).Render(person, image);
        return new LandmarkExample(GrayPicture.FromRgb(face.Pixels, Size, Size), face.Truth.Landmarks);
    }

    private static FaceLandmarks MeanFace(FaceBox box)
    {
        var points = FaceFrame.MeanPoints.ToArray().Select(
            p => new FacePoint(box.X + box.Width * p.X, box.Y + box.Height * p.Y)).ToArray();
        return new FaceLandmarks(points[0], points[1], points[2], points[3], points[4]);
    }

    private static double Percent(FaceLandmarks given, FaceLandmarks truth) =>
        100 * given.ToArray().Zip(truth.ToArray(), Distance).Average() / Distance(truth.LeftEye, truth.RightEye);

    private static double Distance(FacePoint a, FacePoint b) =>
        Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
}
