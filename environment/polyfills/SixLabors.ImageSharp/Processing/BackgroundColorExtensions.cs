using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>A colour behind transparent pixels.</summary>
public static class BackgroundColorExtensions
{
    public static IImageProcessingContext BackgroundColor(this IImageProcessingContext source, Color color)
        => BackgroundColor(source, color, new Rectangle(Point.Empty, source.GetCurrentSize()));

    public static IImageProcessingContext BackgroundColor(this IImageProcessingContext source, Color color, Rectangle rectangle)
        => source.Apply(pixels => Blending.Underlay(pixels, color, rectangle));
}
