using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Starts from the mean shape and corrects it stage by stage, looking at the picture where the shape so far says.</summary>
/// <remarks>
/// Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR 2014. Immutable;
/// any number of threads may evaluate it at once.
/// </remarks>
internal sealed class RegressionCascade
{
    /// <summary>Limits that keep a hostile file from claiming more; dlib's model has 68 points and 500 features.</summary>
    public const int MostPoints = 512, MostFeatures = 4096, MostDepth = 10;

    /// <param name="meanShape">(2L) x, y of each point, in the unit square of the box.</param>
    /// <param name="depth">Questions on the way through a tree.</param>
    /// <param name="stages">Checked by the caller: every index is in range.</param>
    public RegressionCascade(float[] meanShape, int depth, RegressionStage[] stages)
    {
        (MeanShape, Depth, Stages) = (meanShape, depth, stages);
        mostFeatures = stages.Length == 0 ? 0 : stages.Max(stage => stage.Anchors.Length);
    }

    private readonly int mostFeatures;

    public float[] MeanShape { get; }

    public int Depth { get; }

    public RegressionStage[] Stages { get; }

    public int Points => MeanShape.Length / 2;

    /// <summary>S, the questions of one tree.</summary>
    public int SplitsEach => (1 << Depth) - 1;

    /// <summary>Finds the shape.</summary>
    /// <param name="picture">Where to look.</param>
    /// <param name="place">Where the unit square lies in it.</param>
    /// <param name="shape">(2L), filled, in the unit square.</param>
    public void Evaluate(GrayPicture picture, UnitSquare place, Span<float> shape)
    {
        Span<float> features = stackalloc float[mostFeatures];
        MeanShape.CopyTo(shape);
        foreach (var stage in Stages)
        {
            stage.Look(picture, place, MeanShape, shape, features);
            stage.Correct(features, SplitsEach, shape);
        }
    }
}
