using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Trains a cascade of regression trees.</summary>
/// <remarks>
/// Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR 2014,
/// algorithm 1: in each stage, gradient boosting with a squared loss on what is left between shape and truth. Leaves
/// are rounded as the file keeps them while training goes on: later trees make up for it.
/// </remarks>
internal sealed class FivePointTrainer(TrainingPatches samples, FivePointTraining options)
{
    /// <summary>Feature pixels lie this far around the mean face, as a share of the box.</summary>
    private const float Padding = 0.22f;

    private readonly Random random = new(options.Seed);
    private readonly float[] mean = MeanShape();

    /// <summary>Trains a model.</summary>
    /// <param name="examples">Faces with known points; a few thousand for a model of use.</param>
    /// <param name="options">The settings.</param>
    /// <param name="done">Told the number of trees grown.</param>
    /// <remarks>The defaults on 3,700 faces take about 800 MB and a minute on two cores.</remarks>
    public static RegressionCascade Train(
        IReadOnlyList<LandmarkExample> examples, FivePointTraining options, Action<int>? done = null) =>
        new FivePointTrainer(TrainingPatches.Cut(examples, options), options).Train(done);

    private RegressionCascade Train(Action<int>? done)
    {
        var cascade = new RegressionCascade(mean, options.Depth, new RegressionStage[options.Stages]);
        var shapes = samples.Shapes.Select(_ => mean.ToArray()).ToArray();
        for (var i = 0; i < options.Stages; i++)
        {
            var stage = TrainStage(shapes, tree => done?.Invoke(i * options.TreesEach + tree + 1));
            cascade.Stages[i] = stage;
            Parallel.For(0, shapes.Length, n => stage.Apply(samples.Patches[n], mean, cascade.SplitsEach, shapes[n]));
        }
        return cascade;
    }

    private RegressionStage TrainStage(float[][] shapes, Action<int> done)
    {
        var (anchors, offsets) = DrawFeatures();
        var stage = new RegressionStage(anchors, offsets, [], []);
        var grower = new TreeGrower(options, Positions(stage), Values(stage, shapes), Residuals(shapes));
        var (splits, leaves) = (new List<TreeSplit>(), new List<float>());
        for (var tree = 0; tree < options.TreesEach; tree++)
        {
            grower.Grow(random, splits, leaves);
            done(tree);
        }
        return stage with { Splits = [.. splits], Leaves = [.. leaves] };
    }

    private (int[] Anchors, float[] Offsets) DrawFeatures()
    {
        var (left, right) = (mean[0] - Padding, mean[2] + Padding);
        var (top, bottom) = (mean[1] - Padding, mean[9] + Padding);
        var (anchors, offsets) = (new int[options.Features], new float[2 * options.Features]);
        for (var f = 0; f < anchors.Length; f++)
        {
            var (x, y) = (left + (right - left) * random.NextSingle(), top + (bottom - top) * random.NextSingle());
            anchors[f] = Enumerable.Range(0, mean.Length / 2)
                .MinBy(i => Square(x - mean[2 * i]) + Square(y - mean[2 * i + 1]));
            (offsets[2 * f], offsets[2 * f + 1]) = (x - mean[2 * anchors[f]], y - mean[2 * anchors[f] + 1]);
        }
        return (anchors, offsets);

        static float Square(float value) => value * value;
    }

    /// <summary>(F, 2) where the feature pixels lie on the mean face.</summary>
    private float[] Positions(RegressionStage stage) => [.. Enumerable.Range(0, 2 * stage.Anchors.Length)
        .Select(i => stage.Offsets[i] + mean[2 * stage.Anchors[i / 2] + i % 2])];

    /// <summary>Gray values, feature by feature: (F) arrays of N.</summary>
    private byte[][] Values(RegressionStage stage, float[][] shapes)
    {
        var values = stage.Anchors.Select(_ => new byte[shapes.Length]).ToArray();
        Parallel.For(0, shapes.Length, n =>
        {
            Span<float> features = stackalloc float[values.Length];
            stage.Look(samples.Patches[n], mean, shapes[n], features);
            for (var f = 0; f < values.Length; f++)
                values[f][n] = (byte)features[f];
        });
        return values;
    }

    /// <summary>What is missing to the truth.</summary>
    private float[][] Residuals(float[][] shapes) =>
        [.. shapes.Select((shape, n) => shape.Select((value, k) => samples.Shapes[n][k] - value).ToArray())];

    private static float[] MeanShape() =>
        [.. FaceFrame.MeanPoints.ToArray().SelectMany(point => (float[])[(float)point.X, (float)point.Y])];
}
