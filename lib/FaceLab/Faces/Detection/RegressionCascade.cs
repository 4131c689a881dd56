using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Starts from the mean shape and corrects it stage by stage, looking at the patch where the shape so far
/// says.</summary>
/// <remarks>Immutable; any number of threads may evaluate it at once.</remarks>
/// <param name="MeanShape">(2L) x, y of each point, in the unit square of the box.</param>
/// <param name="Depth">Questions on the way through a tree.</param>
/// <param name="Stages">Checked by the caller: every index is in range.</param>
internal sealed record RegressionCascade(float[] MeanShape, int Depth, RegressionStage[] Stages)
{
    /// <summary>S, the questions of one tree.</summary>
    public int SplitsEach => (1 << Depth) - 1;

    /// <summary>Finds the shape.</summary>
    /// <param name="patch">Where to look: a patch as <see cref="FacePatch"/> cuts it.</param>
    /// <param name="shape">(2L), filled, in the unit square.</param>
    public void Evaluate(GrayPicture patch, Span<float> shape)
    {
        MeanShape.CopyTo(shape);
        foreach (var stage in Stages)
            stage.Apply(patch, MeanShape, SplitsEach, shape);
    }
}
