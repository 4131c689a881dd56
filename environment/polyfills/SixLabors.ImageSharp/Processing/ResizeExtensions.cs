using SixLabors.ImageSharp.Processing.Operations;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Resizing.</summary>
public static class ResizeExtensions
{
    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size)
        => Resize(source, size.Width, size.Height, KnownResamplers.Bicubic, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height)
        => Resize(source, width, height, KnownResamplers.Bicubic, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler)
        => Resize(source, width, height, sampler, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size, IResampler sampler, bool compand)
        => Resize(source, size.Width, size.Height, sampler, new Rectangle(0, 0, size.Width, size.Height), compand);

    public static IImageProcessingContext Resize(
        this IImageProcessingContext source, int width, int height, IResampler sampler, bool compand)
        => Resize(source, width, height, sampler, new Rectangle(0, 0, width, height), compand);

    public static IImageProcessingContext Resize(
        this IImageProcessingContext source,
        int width,
        int height,
        IResampler sampler,
        Rectangle sourceRectangle,
        Rectangle targetRectangle,
        bool compand)
    {
        ResizeOptions options = Manual(width, height, sampler, targetRectangle, compand);
        return source.Apply(pixels => Resizing.Resize(pixels, sourceRectangle, options));
    }

    public static IImageProcessingContext Resize(
        this IImageProcessingContext source, int width, int height, IResampler sampler, Rectangle targetRectangle, bool compand)
        => Resize(source, Manual(width, height, sampler, targetRectangle, compand));

    public static IImageProcessingContext Resize(this IImageProcessingContext source, ResizeOptions options)
    {
        Guard.NotNull(options, nameof(options));
        return source.Apply(pixels => Resizing.Resize(pixels, new Rectangle(Point.Empty, pixels.Size), options));
    }

    private static ResizeOptions Manual(int width, int height, IResampler sampler, Rectangle target, bool compand)
    {
        Guard.NotNull(sampler, nameof(sampler));
        return new ResizeOptions
        {
            Size = new Size(width, height),
            Mode = ResizeMode.Manual,
            Sampler = sampler,
            TargetRectangle = target,
            Compand = compand,
        };
    }
}
