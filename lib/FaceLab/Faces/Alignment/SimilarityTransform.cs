using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>x' = A x - B y + X0, y' = B x + A y + Y0: moves, turns and scales; a face keeps its shape.</summary>
/// <remarks>
/// Source: S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", PAMI 1991. In the
/// plane his singular value decomposition has a closed form: with centred points as complex numbers p and q, the best
/// A + iB is the sum of q conj(p) over the sum of |p|^2. Mirror images are never taken, as in his equation 43.
/// </remarks>
/// <param name="A">Scale times the cosine of the rotation.</param>
/// <param name="B">Scale times the sine of the rotation.</param>
/// <param name="X0">x' of the origin, in pixels.</param>
/// <param name="Y0">y' of the origin, in pixels.</param>
public readonly record struct SimilarityTransform(double A, double B, double X0, double Y0)
{
    /// <summary>Leaves every point where it is.</summary>
    public static SimilarityTransform Identity { get; } = new(1, 0, 0, 0);

    /// <summary>By how much lengths grow, above 0.</summary>
    public double Scale => Math.Sqrt(A * A + B * B);

    /// <summary>The turn in degrees, -180 to 180; above 0 from the x axis to the y axis, clockwise as the viewer sees it.</summary>
    public double RotationDegrees => Math.Atan2(B, A) * 180 / Math.PI;

    /// <summary>A transform by its meaning: scale and turn about the origin, then move.</summary>
    /// <param name="scale">Above 0.</param>
    /// <param name="rotationDegrees">Clockwise as the viewer sees it.</param>
    /// <param name="x">To the right, in pixels.</param>
    /// <param name="y">Downwards, in pixels.</param>
    public static SimilarityTransform Of(double scale, double rotationDegrees, double x = 0, double y = 0)
    {
        var (sine, cosine) = Math.SinCos(rotationDegrees * Math.PI / 180);
        return new(scale * cosine, scale * sine, x, y);
    }

    /// <summary>The transform that leaves the least sum of squared distances between moved points and targets.</summary>
    /// <param name="from">n &gt;= 2 points, in pixels.</param>
    /// <param name="to">Where each should go, in pixels.</param>
    /// <exception cref="ArgumentException">Fewer than 2 pairs, lists of different lengths, points that are not finite, points that
    /// coincide, or targets that would be met best by shrinking everything to one point.</exception>
    public static SimilarityTransform Fit(ReadOnlySpan<FacePoint> from, ReadOnlySpan<FacePoint> to)
    {
        var pairs = new PointPairs(from, to, least: 2);
        double a = 0, b = 0, spread = 0, targetSpread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var ((px, py), (qx, qy)) = pairs.Centred(from[i], to[i]);
            (a, b) = (a + qx * px + qy * py, b + qy * px - qx * py);
            (spread, targetSpread) = (spread + px * px + py * py, targetSpread + qx * qx + qy * qy);
        }
        // Rounding leaves a spread of about 1e-16 of the coordinates where points coincide; both limits are far above that.
        var size = Math.Max(1, Math.Max(Math.Abs(pairs.From.X), Math.Abs(pairs.From.Y)));
        if (!(spread > 1e-18 * size * size))
            throw new ArgumentException($"All {from.Length} points lie at ({pairs.From.X}, {pairs.From.Y}): two different ones are needed.", nameof(from));
        if (!(Math.Sqrt(a * a + b * b) > 1e-9 * Math.Sqrt(spread * targetSpread)) || targetSpread == 0)
            throw new ArgumentException("No turn brings the points near their targets: the best scale is 0. Are left and right exchanged?", nameof(to));
        (a, b) = (a / spread, b / spread);
        return new(a, b, pairs.To.X - a * pairs.From.X + b * pairs.From.Y, pairs.To.Y - b * pairs.From.X - a * pairs.From.Y);
    }

    /// <summary>Where a point goes.</summary>
    public FacePoint Apply(FacePoint point) => new(A * point.X - B * point.Y + X0, B * point.X + A * point.Y + Y0);

    /// <summary>First this, then another.</summary>
    public SimilarityTransform Then(SimilarityTransform next)
    {
        var (x, y) = next.Apply(new FacePoint(X0, Y0));
        return new(next.A * A - next.B * B, next.B * A + next.A * B, x, y);
    }

    /// <summary>The way back.</summary>
    /// <exception cref="InvalidOperationException">The scale is 0 or not finite: there is no way back.</exception>
    public SimilarityTransform Invert()
    {
        var square = A * A + B * B;
        if (!(square > 0) || !double.IsFinite(1 / square))
            throw new InvalidOperationException($"{this} has no inverse: its scale is {Scale}.");
        var (a, b) = (A / square, -B / square);
        return new(a, b, -(a * X0 - b * Y0), -(b * X0 + a * Y0));
    }

    /// <summary>The same transform in six numbers.</summary>
    public AffineTransform ToAffine() => new(A, -B, X0, B, A, Y0);
}
