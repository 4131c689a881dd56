using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Spreading colours about medium grey.</summary>
public static class ContrastExtensions
{
    /// <param name="source">The context.</param>
    /// <param name="amount">0 is grey, 1 leaves the image as it is.</param>
    public static IImageProcessingContext Contrast(this IImageProcessingContext source, float amount)
    {
        Guard.MustBeGreaterThanOrEqualTo(amount, 0, nameof(amount));
        return source.Apply(pixels => Filtering.Transform(pixels, Filtering.Contrast(amount)));
    }
}
