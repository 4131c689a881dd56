using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Multiplying all colours.</summary>
public static class BrightnessExtensions
{
    /// <param name="source">The context.</param>
    /// <param name="amount">0 is black, 1 leaves the image as it is.</param>
    public static IImageProcessingContext Brightness(this IImageProcessingContext source, float amount)
    {
        Guard.MustBeGreaterThanOrEqualTo(amount, 0, nameof(amount));
        return source.Apply(pixels => Filtering.Transform(pixels, Filtering.Brightness(amount)));
    }
}
