using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Starts from the mean shape and corrects it stage by stage, from the patch's pixels near the shape so
/// far.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="MeanShape">The mean shape (2L): x, y of each point, in the unit square of the box.</param>
/// <param name="Depth">The splits on the way through a tree.</param>
/// <param name="Stages">The stages. The caller has checked that every index is in range.</param>
internal sealed record RegressionCascade(float[] MeanShape, int Depth, RegressionStage[] Stages)
{
    /// <summary>The number S of splits of one tree.</summary>
    public int SplitsEach => (1 << Depth) - 1;

    /// <summary>Finds the shape (2L), in the unit square, from a patch made by <see cref="FacePatch"/>.</summary>
    public void Evaluate(GrayPicture patch, Span<float> shape)
    {
        MeanShape.CopyTo(shape);
        foreach (var stage in Stages)
            stage.Apply(patch, MeanShape, SplitsEach, shape);
    }
}
