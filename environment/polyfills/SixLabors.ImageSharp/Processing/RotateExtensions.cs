using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Processing.Operations;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Rotation, clockwise, on a canvas that holds the whole image.</summary>
public static class RotateExtensions
{
    private const float Negligible = 0.001F;

    public static IImageProcessingContext Rotate(this IImageProcessingContext source, RotateMode rotateMode)
        => Rotate(source, (float)rotateMode);

    public static IImageProcessingContext Rotate(this IImageProcessingContext source, float degrees)
        => Rotate(source, degrees, KnownResamplers.Bicubic);

    public static IImageProcessingContext Rotate(this IImageProcessingContext source, float degrees, IResampler sampler)
    {
        float wrapped = ((degrees % 360) + 360) % 360;
        if (wrapped < Negligible)
            return source;
        ForgetOrientation(source.Inner().Metadata);
        if (MathF.Abs(wrapped - 90) < Negligible)
            return source.Apply(Rearranging.Rotate90);
        if (MathF.Abs(wrapped - 180) < Negligible)
            return source.Apply(Rearranging.Rotate180);
        if (MathF.Abs(wrapped - 270) < Negligible)
            return source.Apply(Rearranging.Rotate270);
        return source.Transform(new AffineTransformBuilder().AppendRotationDegrees(degrees), sampler);
    }

    private static void ForgetOrientation(ImageMetadata metadata)
    {
        if (metadata.Exif is not null)
            metadata.Exif = ExifOrientation.Reset(metadata.Exif);
    }
}
