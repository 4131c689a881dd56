using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>
/// Draws an affinely transformed image: each target pixel is looked up in the source through the inverse matrix.
/// What falls outside stays black, or transparent where pixels have alpha. Shrinking does not widen the kernel, as in
/// the real package: resize first.
/// </summary>
internal static class AffineSampling
{
    public static PixelBuffer Transform(PixelBuffer source, Rectangle region, Matrix3x2 matrix, Size size, IResampler sampler)
    {
        if (!Matrix3x2.Invert(matrix, out Matrix3x2 inverse))
            throw new DegenerateTransformException("The transform's matrix has no inverse.");
        PixelBuffer target = source.CreateLike(size.Width, size.Height);
        target.Clear();
        region = Rectangle.Intersect(region, new Rectangle(default, source.Size));
        switch (source.Layout)
        {
            case PixelLayout.L8: Draw<L8>(source, region, inverse, target, sampler); break;
            case PixelLayout.Rgb24: Draw<Rgb24>(source, region, inverse, target, sampler); break;
            case PixelLayout.Bgr24: Draw<Bgr24>(source, region, inverse, target, sampler); break;
            case PixelLayout.Rgba32: Draw<Rgba32>(source, region, inverse, target, sampler); break;
            default: Draw<Bgra32>(source, region, inverse, target, sampler); break;
        }
        return target;
    }

    private static void Draw<TPixel>(
        PixelBuffer source, Rectangle region, Matrix3x2 inverse, PixelBuffer target, IResampler sampler)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (sampler is NearestNeighborResampler)
            DrawNearest<TPixel>(source, region, inverse, target);
        else
            DrawSmooth<TPixel>(source, region, inverse, target, sampler);
    }

    private static void DrawNearest<TPixel>(PixelBuffer source, Rectangle region, Matrix3x2 inverse, PixelBuffer target)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int y = 0; y < target.Height; y++)
        {
            Span<TPixel> row = Row<TPixel>(target, y);
            for (int x = 0; x < row.Length; x++)
            {
                Vector2 at = Vector2.Transform(new Vector2(x, y), inverse);
                Point pixel = Point.Round(at);
                if (region.Contains(pixel))
                    row[x] = Row<TPixel>(source, pixel.Y)[pixel.X];
            }
        }
    }

    private static void DrawSmooth<TPixel>(
        PixelBuffer source, Rectangle region, Matrix3x2 inverse, PixelBuffer target, IResampler sampler)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        float reachX = Reach(sampler, source.Width, target.Width), reachY = Reach(sampler, source.Height, target.Height);
        float[] weights = new float[(int)(2 * reachX) + 3];
        Vector4[] vectors = new Vector4[target.Width];
        for (int y = 0; y < target.Height; y++)
        {
            PixelConversion.ReadVectors(target, y, vectors);
            for (int x = 0; x < vectors.Length; x++)
            {
                Vector2 at = Vector2.Transform(new Vector2(x, y), inverse);
                (int left, int right) = Range(at.X, reachX, region.Left, region.Right - 1);
                (int top, int bottom) = Range(at.Y, reachY, region.Top, region.Bottom - 1);
                if (left == right || top == bottom)
                    continue;
                for (int i = left; i <= right; i++)
                    weights[i - left] = sampler.GetValue(i - at.X);
                Vector4 sum = Vector4.Zero;
                for (int j = top; j <= bottom; j++)
                    sum += Mix(Row<TPixel>(source, j).Slice(left, right - left + 1), weights) * sampler.GetValue(j - at.Y);
                vectors[x] = sum.W == 0 ? sum : new Vector4(sum.AsVector3() / sum.W, sum.W);
            }
            PixelConversion.WriteVectors(vectors, target, y);
        }
    }

    private static Vector4 Mix<TPixel>(ReadOnlySpan<TPixel> pixels, float[] weights)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Vector4 sum = Vector4.Zero;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            TPixel pixel = pixels[i];
            Vector4 color = pixel.ToScaledVector4();
            float alpha = color.W;
            color *= alpha;
            color.W = alpha;
            sum += color * weights[i];
        }
        return sum;
    }

    private static float Reach(IResampler sampler, int source, int target)
        => MathF.Ceiling(sampler.Radius * MathF.Max(1, (float)source / target));

    private static (int First, int Last) Range(float center, float reach, int min, int max)
        => (Clamp(MathF.Floor(center - reach), min, max), Clamp(MathF.Ceiling(center + reach), min, max));

    private static int Clamp(float value, int min, int max) => (int)Math.Clamp(value, min, max);

    private static Span<TPixel> Row<TPixel>(PixelBuffer buffer, int y)
        where TPixel : unmanaged => MemoryMarshal.Cast<byte, TPixel>(buffer.Row(y));
}
