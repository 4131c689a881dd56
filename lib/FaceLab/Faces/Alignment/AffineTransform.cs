using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>x' = XX x + XY y + X0, y' = YX x + YY y + Y0: moves, turns, scales and shears; straight lines stay straight.</summary>
/// <param name="XX">Share of x in x'.</param>
/// <param name="XY">Share of y in x'.</param>
/// <param name="X0">x' of the origin, in pixels.</param>
/// <param name="YX">Share of x in y'.</param>
/// <param name="YY">Share of y in y'.</param>
/// <param name="Y0">y' of the origin, in pixels.</param>
public readonly record struct AffineTransform(double XX, double XY, double X0, double YX, double YY, double Y0)
{
    /// <summary>Leaves every point where it is.</summary>
    public static AffineTransform Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>Area of the image of a unit square; negative for a mirror image.</summary>
    public double Determinant => XX * YY - XY * YX;

    /// <summary>The least-squares transform of n &gt;= 3 pairs; of three pairs, the one that fits them exactly.</summary>
    /// <param name="from">n points, in pixels.</param>
    /// <param name="to">Where each should go, in pixels.</param>
    /// <exception cref="ArgumentException">Fewer than 3 pairs, lists of different lengths, points that are not finite, or
    /// points on one line: no transform, or many, would fit.</exception>
    public static AffineTransform Fit(ReadOnlySpan<FacePoint> from, ReadOnlySpan<FacePoint> to)
    {
        var pairs = new PointPairs(from, to, least: 3);
        double xx = 0, xy = 0, yy = 0, ux = 0, uy = 0, vx = 0, vy = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var ((px, py), (qx, qy)) = pairs.Centred(from[i], to[i]);
            (xx, xy, yy) = (xx + px * px, xy + px * py, yy + py * py);
            (ux, uy, vx, vy) = (ux + qx * px, uy + qx * py, vx + qy * px, vy + qy * py);
        }
        var determinant = xx * yy - xy * xy;
        // On one line the determinant is 0 but for rounding, which grows with the square of the spread.
        if (!(determinant > 1e-12 * (xx + yy) * (xx + yy)))
            throw new ArgumentException("The points lie on one line: an affine transform needs three that do not.", nameof(from));
        var (a, b) = ((ux * yy - uy * xy) / determinant, (uy * xx - ux * xy) / determinant);
        var (c, d) = ((vx * yy - vy * xy) / determinant, (vy * xx - vx * xy) / determinant);
        return new(a, b, pairs.To.X - a * pairs.From.X - b * pairs.From.Y, c, d, pairs.To.Y - c * pairs.From.X - d * pairs.From.Y);
    }

    /// <summary>Where a point goes.</summary>
    public FacePoint Apply(FacePoint point) => new(XX * point.X + XY * point.Y + X0, YX * point.X + YY * point.Y + Y0);

    /// <summary>First this, then another.</summary>
    public AffineTransform Then(AffineTransform next) => new(
        next.XX * XX + next.XY * YX, next.XX * XY + next.XY * YY, next.XX * X0 + next.XY * Y0 + next.X0,
        next.YX * XX + next.YY * YX, next.YX * XY + next.YY * YY, next.YX * X0 + next.YY * Y0 + next.Y0);

    /// <summary>The way back.</summary>
    /// <exception cref="InvalidOperationException">It flattens the plane, or a number is not finite: there is no way back.</exception>
    public AffineTransform Invert()
    {
        var inverse = 1 / Determinant;
        if (!double.IsFinite(inverse) || inverse == 0)
            throw new InvalidOperationException($"{this} has no inverse: its determinant is {Determinant}.");
        var (a, b, c, d) = (YY * inverse, -XY * inverse, -YX * inverse, XX * inverse);
        return new(a, b, -(a * X0 + b * Y0), c, d, -(c * X0 + d * Y0));
    }
}
