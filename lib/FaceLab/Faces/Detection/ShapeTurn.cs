namespace FaceLab.Faces.Detection;

/// <summary>How a shape is turned and scaled against the mean shape.</summary>
internal static class ShapeTurn
{
    /// <summary>A and B of the least-squares similarity from one shape to another (see <c>SimilarityTransform</c>), without its move.</summary>
    /// <param name="mean">(2L) x, y of each point.</param>
    /// <param name="shape">(2L).</param>
    /// <returns>(1, 0) for a single point or coinciding ones, which have no turn.</returns>
    public static (float A, float B) Between(ReadOnlySpan<float> mean, ReadOnlySpan<float> shape)
    {
        var points = mean.Length / 2;
        double meanX = 0, meanY = 0, x = 0, y = 0;
        for (var i = 0; i < mean.Length; i += 2)
            (meanX, meanY, x, y) = (meanX + mean[i], meanY + mean[i + 1], x + shape[i], y + shape[i + 1]);
        (meanX, meanY, x, y) = (meanX / points, meanY / points, x / points, y / points);
        double a = 0, b = 0, spread = 0;
        for (var i = 0; i < mean.Length; i += 2)
        {
            var (px, py, qx, qy) = (mean[i] - meanX, mean[i + 1] - meanY, shape[i] - x, shape[i + 1] - y);
            (a, b, spread) = (a + qx * px + qy * py, b + qy * px - qx * py, spread + px * px + py * py);
        }
        return spread > 0 ? ((float)(a / spread), (float)(b / spread)) : (1, 0);
    }
}
