using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>The transform x' = A x - B y + X0, y' = B x + A y + Y0: it moves, turns and scales, and keeps a face's
/// shape.</summary>
/// <remarks>
/// Source: S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", PAMI 1991.
/// In the plane his singular value decomposition has a closed form: with centred points as complex numbers p and q,
/// the best A + iB is the sum of q conj(p) over the sum of |p|^2. The result is never a mirror image, as in his
/// equation 43.
/// </remarks>
/// <param name="A">Scale times the cosine of the rotation.</param>
/// <param name="B">Scale times the sine of the rotation.</param>
/// <param name="X0">x' of the origin, in pixels.</param>
/// <param name="Y0">y' of the origin, in pixels.</param>
public readonly record struct SimilarityTransform(double A, double B, double X0, double Y0)
{
    /// <summary>The scale: the factor by which lengths grow, above 0.</summary>
    public double Scale => Math.Sqrt(A * A + B * B);

    /// <summary>Makes a transform that scales and turns about the origin.</summary>
    /// <param name="scale">Above 0.</param>
    /// <param name="rotationDegrees">Clockwise as the viewer sees it.</param>
    public static SimilarityTransform Of(double scale, double rotationDegrees)
    {
        var (sine, cosine) = Math.SinCos(rotationDegrees * Math.PI / 180);
        return new(scale * cosine, scale * sine, 0, 0);
    }

    /// <summary>Finds the transform with the least sum of squared distances between moved points and targets.</summary>
    /// <param name="from">n &gt;= 2 points, in pixels.</param>
    /// <param name="to">The target of each point, in pixels.</param>
    /// <exception cref="ArgumentException">Fewer than 2 pairs, lists of different lengths, points that are not finite
    /// or coincide, or targets for which the best scale is 0.</exception>
    public static SimilarityTransform Fit(ReadOnlySpan<FacePoint> from, ReadOnlySpan<FacePoint> to)
    {
        if (from.Length != to.Length || from.Length < 2)
            throw new ArgumentException($"{from.Length} points go to {to.Length}: give at least 2 pairs.", nameof(to));
        var (source, target) = (Centroid(from), Centroid(to));
        double a = 0, b = 0, spread = 0, targetSpread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (px, py, qx, qy) = (from[i].X - source.X, from[i].Y - source.Y, to[i].X - target.X, to[i].Y - target.Y);
            (a, b) = (a + qx * px + qy * py, b + qy * px - qx * py);
            (spread, targetSpread) = (spread + px * px + py * py, targetSpread + qx * qx + qy * qy);
        }
        // If the points coincide, rounding leaves a spread of about 1e-16 of the coordinates. Both limits are far above
        // that.
        var size = Math.Max(1, Math.Max(Math.Abs(source.X), Math.Abs(source.Y)));
        if (!(spread > 1e-18 * size * size))
            throw new ArgumentException(
                $"All {from.Length} points lie at ({source.X}, {source.Y}): two different ones are needed.");
        if (!(Math.Sqrt(a * a + b * b) > 1e-9 * Math.Sqrt(spread * targetSpread)) || targetSpread == 0)
            throw new ArgumentException(
                "No turn brings the points near their targets: the best scale is 0. Are left and right exchanged?");
        (a, b) = (a / spread, b / spread);
        return new(a, b, target.X - a * source.X + b * source.Y, target.Y - b * source.X - a * source.Y);
    }

    /// <summary>Moves a point.</summary>
    public FacePoint Apply(FacePoint point) => new(A * point.X - B * point.Y + X0, B * point.X + A * point.Y + Y0);

    /// <summary>Returns this transform followed by another.</summary>
    public SimilarityTransform Then(SimilarityTransform next)
    {
        var (x, y) = next.Apply(new FacePoint(X0, Y0));
        return new(next.A * A - next.B * B, next.B * A + next.A * B, x, y);
    }

    /// <summary>Returns the inverse transform; its numbers are not finite if the scale is 0.</summary>
    public SimilarityTransform Invert()
    {
        var inverse = 1 / (A * A + B * B);
        var (a, b) = (A * inverse, -B * inverse);
        return new(a, b, -(a * X0 - b * Y0), -(b * X0 + a * Y0));
    }

    private static FacePoint Centroid(ReadOnlySpan<FacePoint> points)
    {
        double x = 0, y = 0;
        foreach (var point in points)
            (x, y) = (x + point.X, y + point.Y);
        if (double.IsFinite(x) && double.IsFinite(y))
            return new(x / points.Length, y / points.Length);
        var text = string.Join(", ", points.ToArray().Select(point => $"({point.X}, {point.Y})"));
        throw new ArgumentException($"The points {text} are not all finite.");
    }
}
