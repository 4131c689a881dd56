using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Trains a cascade of regression trees.</summary>
/// <remarks>
/// Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR 2014, algorithm 1:
/// in each stage, gradient boosting with a squared loss on what is left between shape and truth. Leaves are rounded as the file
/// keeps them while training goes on, so that later trees make up for it.
/// </remarks>
internal sealed class RegressionTrainer(TrainingPatches samples, FivePointTraining options)
{
    /// <summary>Feature pixels lie this far around the mean face, as a share of the box.</summary>
    private const float Padding = 0.22f;

    private readonly Random random = new(options.Seed);
    private readonly float[] mean = MeanShape();

    public RegressionCascade Train(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var stages = new RegressionStage[options.Stages];
        var shapes = samples.Shapes.Select(_ => mean.ToArray()).ToArray();
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = TrainStage(shapes, tree => progress?.Report(i * options.TreesEach + tree + 1), cancellationToken);
            // From the stage as it will be evaluated, so that no rounding differs.
            var cascade = new RegressionCascade(mean, options.Depth, stages[..(i + 1)]);
            var last = stages[i];
            Parallel.For(0, shapes.Length, n => Correct(last, cascade.SplitsEach, samples.Patches[n], shapes[n]));
        }
        return new RegressionCascade(mean, options.Depth, stages);
    }

    private RegressionStage TrainStage(float[][] shapes, Action<int> done, CancellationToken cancellationToken)
    {
        var (anchors, offsets) = DrawFeatures();
        var stage = new RegressionStage(anchors, offsets, [], []);
        var grower = new TreeGrower(options, Positions(stage), Values(stage, shapes), Residuals(shapes));
        var (splits, leaves) = (new List<TreeSplit>(), new List<float>());
        for (var tree = 0; tree < options.TreesEach; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            grower.Grow(random, splits, leaves);
            done(tree);
        }
        return stage with { Splits = [.. splits], Leaves = [.. leaves] };
    }

    private void Correct(RegressionStage stage, int splitsEach, GrayPicture patch, float[] shape)
    {
        Span<float> features = stackalloc float[stage.Anchors.Length];
        stage.Look(patch, FacePatch.Place, mean, shape, features);
        stage.Correct(features, splitsEach, shape);
    }

    private (int[] Anchors, float[] Offsets) DrawFeatures()
    {
        var (left, right) = (mean[0] - Padding, mean[2] + Padding);
        var (top, bottom) = (mean[1] - Padding, mean[9] + Padding);
        var (anchors, offsets) = (new int[options.Features], new float[2 * options.Features]);
        for (var f = 0; f < anchors.Length; f++)
        {
            var (x, y) = (left + (right - left) * random.NextSingle(), top + (bottom - top) * random.NextSingle());
            anchors[f] = Enumerable.Range(0, mean.Length / 2).MinBy(i => Square(x - mean[2 * i]) + Square(y - mean[2 * i + 1]));
            (offsets[2 * f], offsets[2 * f + 1]) = (x - mean[2 * anchors[f]], y - mean[2 * anchors[f] + 1]);
        }
        return (anchors, offsets);

        static float Square(float value) => value * value;
    }

    /// <summary>(F, 2) where the feature pixels lie on the mean face.</summary>
    private float[] Positions(RegressionStage stage) =>
        [.. Enumerable.Range(0, 2 * stage.Anchors.Length).Select(i => stage.Offsets[i] + mean[2 * stage.Anchors[i / 2] + i % 2])];

    /// <summary>Gray values, feature by feature: (F) arrays of N.</summary>
    private byte[][] Values(RegressionStage stage, float[][] shapes)
    {
        var values = stage.Anchors.Select(_ => new byte[shapes.Length]).ToArray();
        Parallel.For(0, shapes.Length, n =>
        {
            Span<float> features = stackalloc float[values.Length];
            stage.Look(samples.Patches[n], FacePatch.Place, mean, shapes[n], features);
            for (var f = 0; f < values.Length; f++)
                values[f][n] = (byte)features[f];
        });
        return values;
    }

    /// <summary>What is missing to the truth.</summary>
    private float[][] Residuals(float[][] shapes) =>
        [.. shapes.Select((shape, n) => shape.Select((value, k) => samples.Shapes[n][k] - value).ToArray())];

    private static float[] MeanShape()
    {
        var mean = new float[10];
        for (var i = 0; i < mean.Length; i++)
            mean[i] = (float)(i % 2 == 0 ? FaceFrame.MeanPoints[i / 2].X : FaceFrame.MeanPoints[i / 2].Y);
        return mean;
    }
}
