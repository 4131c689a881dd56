using System.Numerics;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>
/// Gaussian blur: along rows, then along columns, three sigmas to each side, borders repeated, colours weighed by
/// alpha. The pixels between the two passes are rounded to bytes, as in the real package.
/// </summary>
internal static class Blurring
{
    public static PixelBuffer Gaussian(PixelBuffer source, float sigma)
    {
        if (!(sigma > 0) || !float.IsFinite(sigma))
            throw new ArgumentOutOfRangeException(nameof(sigma), $"The blur's sigma must be above 0 pixels, was {sigma}.");
        float[] weights = Weights(sigma);
        using PixelBuffer between = source.CreateLike(source.Width, source.Height);
        BlurRows(source, weights, between);
        PixelBuffer target = source.CreateLike(source.Width, source.Height);
        BlurColumns(between, weights, target);
        return target;
    }

    private static float[] Weights(float sigma)
    {
        int radius = (int)MathF.Ceiling(3 * sigma);
        float[] weights = new float[(2 * radius) + 1];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = MathF.Exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
        float sum = weights.Sum();
        for (int i = 0; i < weights.Length; i++)
            weights[i] /= sum;
        return weights;
    }

    private static void BlurRows(PixelBuffer source, float[] weights, PixelBuffer target)
    {
        int radius = weights.Length / 2;
        Vector4[] row = new Vector4[source.Width], blurred = new Vector4[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            Read(source, y, row);
            for (int x = 0; x < row.Length; x++)
            {
                Vector4 sum = Vector4.Zero;
                for (int k = 0; k < weights.Length; k++)
                    sum += row[Math.Clamp(x + k - radius, 0, row.Length - 1)] * weights[k];
                blurred[x] = sum;
            }
            Write(blurred, target, y);
        }
    }

    // Rows are read once each, into a ring as long as the kernel.
    private static void BlurColumns(PixelBuffer source, float[] weights, PixelBuffer target)
    {
        int radius = weights.Length / 2, next = 0;
        Vector4[][] ring = new Vector4[Math.Min(weights.Length, source.Height)][];
        Vector4[] blurred = new Vector4[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            for (; next <= Math.Min(y + radius, source.Height - 1); next++)
                Read(source, next, ring[next % ring.Length] ??= new Vector4[source.Width]);
            Array.Clear(blurred);
            for (int k = 0; k < weights.Length; k++)
            {
                Vector4[] row = ring[Math.Clamp(y + k - radius, 0, source.Height - 1) % ring.Length];
                for (int x = 0; x < blurred.Length; x++)
                    blurred[x] += row[x] * weights[k];
            }
            Write(blurred, target, y);
        }
    }

    private static void Read(PixelBuffer source, int y, Vector4[] row)
    {
        PixelConversion.ReadVectors(source, y, row);
        foreach (ref Vector4 vector in row.AsSpan())
            vector = new Vector4(vector.AsVector3() * vector.W, vector.W);
    }

    private static void Write(Vector4[] row, PixelBuffer target, int y)
    {
        foreach (ref Vector4 vector in row.AsSpan())
            vector = vector.W == 0 ? vector : new Vector4(vector.AsVector3() / vector.W, vector.W);
        PixelConversion.WriteVectors(row, target, y);
    }
}
