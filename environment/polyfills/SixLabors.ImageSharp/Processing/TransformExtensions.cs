using System.Numerics;
using SixLabors.ImageSharp.Processing.Operations;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Affine transforms, such as aligning a face by its eyes.</summary>
public static class TransformExtensions
{
    public static IImageProcessingContext Transform(this IImageProcessingContext source, AffineTransformBuilder builder)
        => Transform(source, builder, KnownResamplers.Bicubic);

    public static IImageProcessingContext Transform(
        this IImageProcessingContext source, AffineTransformBuilder builder, IResampler sampler)
        => source.Transform(new Rectangle(Point.Empty, source.GetCurrentSize()), builder, sampler);

    public static IImageProcessingContext Transform(
        this IImageProcessingContext source, Rectangle sourceRectangle, AffineTransformBuilder builder, IResampler sampler)
    {
        Guard.NotNull(builder, nameof(builder));
        Matrix3x2 transform = builder.BuildMatrix(sourceRectangle);
        return source.Transform(sourceRectangle, transform, builder.GetTransformedSize(sourceRectangle), sampler);
    }

    /// <param name="source">The context.</param>
    /// <param name="sourceRectangle">The part of the source that is drawn.</param>
    /// <param name="transform">From source to target positions.</param>
    /// <param name="targetDimensions">The size of the result.</param>
    /// <param name="sampler">The kernel.</param>
    public static IImageProcessingContext Transform(
        this IImageProcessingContext source,
        Rectangle sourceRectangle,
        Matrix3x2 transform,
        Size targetDimensions,
        IResampler sampler)
    {
        Guard.NotNull(sampler, nameof(sampler));
        if (AffineGeometry.IsDegenerate(transform))
            throw new DegenerateTransformException($"The transform's matrix {transform} has no inverse.");
        return source.Apply(
            pixels => AffineSampling.Transform(pixels, sourceRectangle, transform, targetDimensions, sampler));
    }
}
