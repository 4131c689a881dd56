using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Cropping.</summary>
public static class CropExtensions
{
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height)
        => Crop(source, new Rectangle(0, 0, width, height));

    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle)
    {
        Size size = source.GetCurrentSize();
        if (!new Rectangle(Point.Empty, size).Contains(cropRectangle))
        {
            throw new ArgumentException(
                $"Crop rectangle should be smaller than the source bounds: {cropRectangle} reaches beyond {size}.",
                nameof(cropRectangle));
        }
        return source.Apply(pixels => Rearranging.Crop(pixels, cropRectangle));
    }
}
