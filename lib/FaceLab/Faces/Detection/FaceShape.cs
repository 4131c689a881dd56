using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>68 points of a face in the numbering of iBUG 300-W, counted from 0.</summary>
/// <remarks>
/// Jaw 0 to 16, brows 17 to 26, bridge of the nose 27 to 30 (its tip), nostrils 31 to 35, eye on the viewer's left 36 to 41 and
/// right 42 to 47, outer lips 48 to 59, inner lips 60 to 67; always from the viewer's left to right. Source: C. Sagonas,
/// G. Tzimiropoulos, S. Zafeiriou, M. Pantic, "300 Faces in-the-Wild Challenge", ICCVW 2013, figure 1.
/// </remarks>
public sealed class FaceShape
{
    /// <summary>How many points there are.</summary>
    public const int Count = 68;

    private readonly FacePoint[] points;

    /// <summary>Takes points; they are not copied.</summary>
    /// <param name="points">68 points, in pixels.</param>
    /// <exception cref="ArgumentException">Another number of points.</exception>
    public FaceShape(FacePoint[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        this.points = points.Length == Count ? points
            : throw new ArgumentException($"A face shape has {Count} points, not {points.Length}.", nameof(points));
    }

    /// <summary>The 68 points, in pixels.</summary>
    public ReadOnlySpan<FacePoint> Points => points;

    /// <summary>The five points: each eye's centre is the mean of its six points.</summary>
    public FaceLandmarks Landmarks => new(Mean(36), Mean(42), points[30], points[48], points[54]);

    /// <summary>What OpenFace aligns by: the eyes' inner corners (39 and 42) and the middle of the lower lip (57).</summary>
    public (FacePoint LeftInnerEye, FacePoint RightInnerEye, FacePoint BottomLip) InnerEyesAndBottomLip => (points[39], points[42], points[57]);

    private FacePoint Mean(int first)
    {
        double x = 0, y = 0;
        foreach (var point in points.AsSpan(first, 6))
            (x, y) = (x + point.X, y + point.Y);
        return new FacePoint(x / 6, y / 6);
    }
}
