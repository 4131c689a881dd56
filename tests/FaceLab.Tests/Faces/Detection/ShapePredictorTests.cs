using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

public sealed class ShapePredictorTests : IDisposable
{
    private static readonly FaceBox Box = new(10, 12, 50, 40);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_stages_the_points_are_the_mean_shape_in_the_box()
    {
        var model = TinyShapeModel.Random(points: 68, stages: 0, trees: 0, depth: 0, features: 0, seed: 1);

        var shape = Load(model).PredictShape(Noise(80, 80), Box);

        for (var i = 0; i < 68; i++)
        {
            // (0, 0) and (1, 1) are the centres of the box's first and last pixel.
            Assert.Equal(10.5 + 49 * model.Mean[2 * i], shape.Points[i].X, 1e-4);
            Assert.Equal(12.5 + 39 * model.Mean[2 * i + 1], shape.Points[i].Y, 1e-4);
        }
    }

    [Fact]
    public void A_tree_moves_the_points_by_the_leaf_that_its_question_leads_to()
    {
        // Feature 0 lies on point 0 at the left of the box, feature 1 on point 1 at its right.
        var mean = new float[136];
        (mean[0], mean[2]) = (0.1f, 0.9f);
        var (yes, no) = (Enumerable.Repeat(0.25f, 136).ToArray(), Enumerable.Repeat(-0.125f, 136).ToArray());
        var model = new TinyShapeModel { Mean = mean };
        model.Stages.Add(new([new([(0, 1, 50)], [yes, no])], [0, 1], [0, 0, 0, 0]));
        var predictor = Load(model);

        Assert.Equal(10.5 + 49 * 0.35, predictor.PredictShape(Halves(200, 100), Box).Points[0].X, 1e-4);
        // A difference of exactly the threshold is no.
        Assert.Equal(10.5 + 49 * -0.025, predictor.PredictShape(Halves(150, 100), Box).Points[0].X, 1e-4);
        Assert.Equal(12.5 + 39 * -0.125, predictor.PredictShape(Halves(100, 200), Box).Points[5].Y, 1e-4);

        static GrayPicture Halves(byte left, byte right) =>
            new([.. Enumerable.Range(0, 80 * 80).Select(i => i % 80 < 35 ? left : right)], 80, 80);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 20, 2)]
    [InlineData(4, 12, 5)]
    public void A_cascade_gives_what_a_plain_loop_gives(int stages, int trees, int depth)
    {
        var model = TinyShapeModel.Random(points: 68, stages, trees, depth, features: 30, seed: stages);
        var (predictor, picture) = (Load(model), Noise(90, 70));

        foreach (var box in (ReadOnlySpan<FaceBox>)[Box, new(-20, -15, 70, 60), new(40, 30, 60, 60)])
        {
            var (shape, expected) = (predictor.PredictShape(picture, box), Naive(model, picture, box));
            for (var i = 0; i < 68; i++)
            {
                Assert.Equal(expected[i].X, shape.Points[i].X, 1e-3);
                Assert.Equal(expected[i].Y, shape.Points[i].Y, 1e-3);
            }
        }
    }

    [Fact]
    public void Many_threads_at_once_get_the_same_points()
    {
        var (predictor, picture) = (Load(TinyShapeModel.Random(68, 3, 50, 3, 40, seed: 9)), Noise(100, 100));
        var alone = Enumerable.Range(0, 40).Select(i => predictor.Predict(picture, Box with { X = i })).ToList();

        var together = Enumerable.Range(0, 40).AsParallel().AsOrdered().Select(i => predictor.Predict(picture, Box with { X = i })).ToList();

        Assert.Equal(alone, together);
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
        Assert.Contains("box", Assert.Throws<InvalidDataException>(() =>
            Load(TinyShapeModel.Random(68, 1, 1, 1, 2, seed: 1)).Predict(Noise(80, 80), new FaceBox(x, y, width, height))).Message);

    [Fact]
    public void The_models_digest_is_that_of_its_file()
    {
        var model = TinyShapeModel.Random(68, 1, 2, 1, 2, seed: 1);

        var predictor = Load(model);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(model.ToFile())), predictor.Sha256);
        Assert.Contains(predictor.Sha256, predictor.Parameters);
    }

    [ShapePredictorFact]
    public void The_published_model_loads_and_finds_the_same_points_again()
    {
        var predictor = LandmarkModels.Dlib;
        var face = new SyntheticFaces(new() { Size = 128 }).Render(1, 0);

        var shape = predictor.PredictShape(GrayPicture.FromRgb(face.Pixels, 128, 128), FaceFrame.Around(face.Truth.Landmarks));

        Assert.Null(LandmarkPlausibility.Problem(shape.Landmarks));
    }

    /// <summary>The definition, in double precision: look, ask, add.</summary>
    private static FacePoint[] Naive(TinyShapeModel model, GrayPicture picture, FaceBox box)
    {
        var shape = model.Mean.Select(value => (double)value).ToArray();
        foreach (var stage in model.Stages)
        {
            var turn = FaceLab.Faces.Alignment.SimilarityTransform.Fit(Points(model.Mean.Select(v => (double)v)), Points(shape));
            var values = stage.Anchors.Select((anchor, f) =>
            {
                var moved = (turn with { X0 = 0, Y0 = 0 }).Apply(new(stage.Offsets[2 * f], stage.Offsets[2 * f + 1]));
                var column = (int)Math.Floor(box.X + (box.Width - 1) * (shape[2 * anchor] + moved.X) + 0.5);
                var row = (int)Math.Floor(box.Y + (box.Height - 1) * (shape[2 * anchor + 1] + moved.Y) + 0.5);
                return column < 0 || row < 0 || column >= picture.Width || row >= picture.Height ? 0 : picture.Pixels[row * picture.Width + column];
            }).ToArray();
            foreach (var tree in stage.Trees)
            {
                var node = 0;
                while (node < tree.Splits.Length)
                    node = values[tree.Splits[node].First] - values[tree.Splits[node].Second] > tree.Splits[node].Threshold ? 2 * node + 1 : 2 * node + 2;
                for (var k = 0; k < shape.Length; k++)
                    shape[k] += tree.Leaves[node - tree.Splits.Length][k];
            }
        }
        return [.. Points(shape).Select(point => new FacePoint(box.X + 0.5 + (box.Width - 1) * point.X, box.Y + 0.5 + (box.Height - 1) * point.Y))];
    }

    private static FacePoint[] Points(IEnumerable<double> numbers) => [.. numbers.Chunk(2).Select(pair => new FacePoint(pair[0], pair[1]))];

    private static GrayPicture Noise(int width, int height)
    {
        // Smooth, so that a rounding of a pixel's place by a hair seldom matters, and lively, so that questions are answered both ways.
        return new([.. Enumerable.Range(0, width * height).Select(i => (byte)(128 + 60 * Math.Sin(i % width / 4.0) + 60 * Math.Cos(i / width / 3.0)))], width, height);
    }

    private ShapePredictor Load(TinyShapeModel model)
    {
        File.WriteAllBytes(folder["tiny.dat"], model.ToFile());
        return ShapePredictor.Load(folder["tiny.dat"]);
    }
}
