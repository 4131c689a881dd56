using System.Buffers;
using System.Numerics;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Gaussian blur: two passes, three sigmas to each side, borders repeated, colours weighed by alpha.</summary>
internal static class Blurring
{
    public static PixelBuffer Gaussian(PixelBuffer source, float sigma)
    {
        if (!(sigma > 0) || !float.IsFinite(sigma))
            throw new ArgumentOutOfRangeException(nameof(sigma), $"The blur's sigma must be above 0 pixels, was {sigma}.");
        float[] weights = Weights(sigma);
        PixelBuffer target = source.CreateLike(source.Width, source.Height);
        Vector4[] blurred = ArrayPool<Vector4>.Shared.Rent(checked(source.Width * source.Height));
        try
        {
            Vector4[] row = new Vector4[source.Width];
            for (int y = 0; y < source.Height; y++)
            {
                PixelConversion.ReadVectors(source, y, row);
                Premultiply(row);
                BlurRow(row, weights, blurred.AsSpan(y * source.Width, source.Width));
            }
            for (int y = 0; y < source.Height; y++)
            {
                BlurColumns(blurred, y, source.Size, weights, row);
                Unpremultiply(row);
                PixelConversion.WriteVectors(row, target, y);
            }
            return target;
        }
        finally
        {
            ArrayPool<Vector4>.Shared.Return(blurred);
        }
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

    private static void BlurRow(Vector4[] row, float[] weights, Span<Vector4> target)
    {
        int radius = weights.Length / 2;
        for (int x = 0; x < row.Length; x++)
        {
            Vector4 sum = Vector4.Zero;
            for (int k = 0; k < weights.Length; k++)
                sum += row[Math.Clamp(x + k - radius, 0, row.Length - 1)] * weights[k];
            target[x] = sum;
        }
    }

    private static void BlurColumns(Vector4[] pixels, int y, Size size, float[] weights, Vector4[] target)
    {
        int radius = weights.Length / 2;
        Array.Clear(target);
        for (int k = 0; k < weights.Length; k++)
        {
            ReadOnlySpan<Vector4> row = pixels.AsSpan(Math.Clamp(y + k - radius, 0, size.Height - 1) * size.Width, size.Width);
            for (int x = 0; x < target.Length; x++)
                target[x] += row[x] * weights[k];
        }
    }

    private static void Premultiply(Span<Vector4> row)
    {
        foreach (ref Vector4 vector in row)
            vector = new Vector4(vector.AsVector3() * vector.W, vector.W);
    }

    private static void Unpremultiply(Span<Vector4> row)
    {
        foreach (ref Vector4 vector in row)
            vector = vector.W == 0 ? vector : new Vector4(vector.AsVector3() / vector.W, vector.W);
    }
}
