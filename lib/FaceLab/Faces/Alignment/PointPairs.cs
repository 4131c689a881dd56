using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>Checked point pairs and their two centroids, about which a least-squares fit is taken.</summary>
internal readonly struct PointPairs
{
    /// <exception cref="ArgumentException">Too few pairs, lists of different lengths, or a point that is not finite.</exception>
    public PointPairs(ReadOnlySpan<FacePoint> from, ReadOnlySpan<FacePoint> to, int least)
    {
        if (from.Length != to.Length || from.Length < least)
            throw new ArgumentException($"{from.Length} points go to {to.Length}: give at least {least} pairs.", nameof(to));
        (From, To) = (Centroid(from), Centroid(to));
    }

    public FacePoint From { get; }

    public FacePoint To { get; }

    public (FacePoint From, FacePoint To) Centred(FacePoint from, FacePoint to) =>
        (new(from.X - From.X, from.Y - From.Y), new(to.X - To.X, to.Y - To.Y));

    private static FacePoint Centroid(ReadOnlySpan<FacePoint> points)
    {
        double x = 0, y = 0;
        foreach (var point in points)
            (x, y) = (x + point.X, y + point.Y);
        return double.IsFinite(x) && double.IsFinite(y) ? new(x / points.Length, y / points.Length)
            : throw new ArgumentException($"The points {string.Join(", ", points.ToArray().Select(point => $"({point.X}, {point.Y})"))} are not all finite.");
    }
}
