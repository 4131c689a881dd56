using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Mirroring.</summary>
public static class FlipExtensions
{
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode) => flipMode switch
    {
        FlipMode.Horizontal => source.Apply(Rearranging.FlipHorizontally),
        FlipMode.Vertical => source.Apply(Rearranging.FlipVertically),
        _ => source,
    };
}
