using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Faces.Detection;

/// <summary>The box that a landmark predictor expects around the five points.</summary>
public static class FaceFrame
{
    private static readonly FacePoint[] Mean =
        [new(0.2945, 0.3152), new(0.7055, 0.3152), new(0.5000, 0.5470), new(0.3171, 0.7511), new(0.6829, 0.7511)];

    /// <summary>The mean face of dlib's training set (D. King, JMLR 2009), in the unit square of the box.</summary>
    public static ReadOnlySpan<FacePoint> MeanPoints => Mean;

    /// <summary>Finds the box in which the mean face lies nearest to five points.</summary>
    /// <param name="landmarks">The points, in pixels.</param>
    /// <returns>An upright square, even for a tilted head; about 2.4 eye distances wide.</returns>
    /// <exception cref="InvalidDataException">The points are not finite, or all at one place.</exception>
    public static FaceBox Around(FaceLandmarks landmarks)
    {
        try
        {
            var fit = SimilarityTransform.Fit(Mean, landmarks.ToArray());
            var (x, y) = fit.Apply(new FacePoint(0.5, 0.5));
            // The unit square goes from the centre of the box's first pixel to that of its last.
            return new(x - fit.Scale / 2 - 0.5, y - fit.Scale / 2 - 0.5, fit.Scale + 1, fit.Scale + 1);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"the five points make no face: {error.Message}", error);
        }
    }
}
