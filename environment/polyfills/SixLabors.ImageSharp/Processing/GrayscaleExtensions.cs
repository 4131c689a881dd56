using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Removing colour, in whole or in part; the pixel format stays.</summary>
public static class GrayscaleExtensions
{
    public static IImageProcessingContext Grayscale(this IImageProcessingContext source)
        => Grayscale(source, GrayscaleMode.Bt709);

    public static IImageProcessingContext Grayscale(this IImageProcessingContext source, float amount)
    {
        Guard.MustBeBetweenOrEqualTo(amount, 0, 1, nameof(amount));
        return Apply(source, GrayscaleMode.Bt709, amount);
    }

    public static IImageProcessingContext Grayscale(this IImageProcessingContext source, GrayscaleMode mode)
        => Apply(source, mode, 1F);

    private static IImageProcessingContext Apply(IImageProcessingContext source, GrayscaleMode mode, float amount)
    {
        (float red, float green) = mode == GrayscaleMode.Bt709 ? (.2126F, .7152F) : (.299F, .587F);
        return source.Apply(pixels => Filtering.Transform(pixels, Filtering.Grayscale(red, green, amount)));
    }
}
