using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class RegressionCascadeTests
{
    // Smooth: a rounding of a pixel's place by a hair seldom matters. Lively: questions are answered both ways.
    private static readonly GrayPicture Patch = new(
        [.. Enumerable.Range(0, 96 * 96).Select(i => (byte)(
            128 + 60 * Math.Sin(i % 96 / 4.0) + 60 * Math.Cos(i / 96 / 3.0)))], 96, 96);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(3, 20, 2)]
    [InlineData(4, 12, 5)]
    public void A_cascade_gives_what_a_plain_loop_gives(int stages, int trees, int depth)
    {
        var cascade = Random(stages, trees, depth);
        var shape = new float[10];

        cascade.Evaluate(Patch, shape);

        Assert.All(Naive(cascade).Zip(shape), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    /// <summary>The definition, in double precision: look, ask, add.</summary>
    private static double[] Naive(RegressionCascade cascade)
    {
        double[] mean = [.. cascade.MeanShape.Select(value => (double)value)], shape = [.. mean];
        foreach (var stage in cascade.Stages)
        {
            var turn = SimilarityTransform.Fit(Points(mean), Points(shape)) with { X0 = 0, Y0 = 0 };
            var values = stage.Anchors.Select((anchor, f) =>
            {
                var (x, y) = turn.Apply(new(stage.Offsets[2 * f], stage.Offsets[2 * f + 1]));
                var (column, row) = (Place(shape[2 * anchor] + x), Place(shape[2 * anchor + 1] + y));
                return column < 0 || row < 0 || column >= 96 || row >= 96 ? 0 : Patch.Pixels[row * 96 + column];
            }).ToArray();
            var leaves = stage.Leaves.Chunk(10).Chunk(cascade.SplitsEach + 1);
            foreach (var (splits, corrections) in stage.Splits.Chunk(cascade.SplitsEach).Zip(leaves))
            {
                var node = 0;
                while (node < splits.Length)
                    node = 2 * node + (values[splits[node].First] - values[splits[node].Second] > splits[node].Threshold
                        ? 1 : 2);
                shape = [.. shape.Zip(corrections[node - splits.Length], (value, correction) => value + correction)];
            }
        }
        return shape;

        // The box is the middle 64 pixels.
        static int Place(double at) => (int)Math.Floor(16 + 64 * at);
    }

    private static FacePoint[] Points(double[] numbers) =>
        [.. numbers.Chunk(2).Select(pair => new FacePoint(pair[0], pair[1]))];

    private static RegressionCascade Random(int stages, int trees, int depth)
    {
        var random = new Random(stages);
        return new(Floats(10, 0, 1), depth, [.. Enumerable.Range(0, stages).Select(_ => new RegressionStage(
            [.. Enumerable.Range(0, 30).Select(_ => random.Next(5))], Floats(60, -0.3f, 0.3f),
            [.. Enumerable.Range(0, trees * ((1 << depth) - 1)).Select(_ =>
                new TreeSplit((byte)random.Next(30), (byte)random.Next(30), random.Next(-60, 60)))],
            Floats(trees * 10 << depth, -0.02f, 0.02f)))]);

        float[] Floats(int count, float least, float most) =>
            [.. Enumerable.Range(0, count).Select(_ => least + (most - least) * random.NextSingle())];
    }
}
