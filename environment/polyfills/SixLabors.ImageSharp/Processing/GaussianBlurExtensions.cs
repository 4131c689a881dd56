using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Gaussian blur.</summary>
public static class GaussianBlurExtensions
{
    private const float DefaultSigma = 3;

    public static IImageProcessingContext GaussianBlur(this IImageProcessingContext source)
        => GaussianBlur(source, DefaultSigma);

    /// <param name="source">The context.</param>
    /// <param name="sigma">The standard deviation in pixels.</param>
    public static IImageProcessingContext GaussianBlur(this IImageProcessingContext source, float sigma)
        => source.Apply(pixels => Blurring.Gaussian(pixels, sigma));
}
