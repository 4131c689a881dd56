using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Drawing one image over another.</summary>
public static class DrawImageExtensions
{
    public static IImageProcessingContext DrawImage(this IImageProcessingContext source, Image foreground, float opacity)
        => DrawImage(source, foreground, Point.Empty, opacity);

    public static IImageProcessingContext DrawImage(
        this IImageProcessingContext source, Image foreground, Point backgroundLocation, float opacity)
    {
        Guard.NotNull(foreground, nameof(foreground));
        Guard.MustBeBetweenOrEqualTo(opacity, 0, 1, nameof(opacity));
        return source.Apply(pixels => Blending.Draw(pixels, foreground.Pixels, backgroundLocation, opacity));
    }
}
