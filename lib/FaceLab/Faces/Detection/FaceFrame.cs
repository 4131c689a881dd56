using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Faces.Detection;

/// <summary>Where the five points lie in the box that predictors expect.</summary>
public static class FaceFrame
{
    /// <summary>The five points of dlib's mean shape (eye centres, nose tip 30, mouth corners 48 and 54), in the unit square of the box.</summary>
    private static readonly FacePoint[] Mean =
        [new(0.2945, 0.3152), new(0.7055, 0.3152), new(0.5000, 0.5470), new(0.3171, 0.7511), new(0.6829, 0.7511)];

    /// <summary>The mean face, in the unit square.</summary>
    public static ReadOnlySpan<FacePoint> MeanPoints => Mean;

    /// <summary>The box in which the mean face lies nearest to five points: what a predictor would like to be given.</summary>
    /// <param name="landmarks">In pixels.</param>
    /// <returns>An upright square, even for a tilted head; about 2.4 eye distances wide.</returns>
    /// <exception cref="InvalidDataException">The points are not finite, or lie in one place.</exception>
    public static FaceBox Around(FaceLandmarks landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        try
        {
            var fit = SimilarityTransform.Fit(Mean, landmarks.ToArray());
            var (x, y) = fit.Apply(new FacePoint(0.5, 0.5));
            return UnitSquare.BoxOf(x - fit.Scale / 2, y - fit.Scale / 2, fit.Scale);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"the five points make no face: {error.Message}", error);
        }
    }
}
