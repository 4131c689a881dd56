using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Processing;

/// <summary>How the public extensions reach the context behind the interface.</summary>
internal static class ProcessingContextExtensions
{
    public static IImageProcessingContext Apply(this IImageProcessingContext source, Func<PixelBuffer, PixelBuffer> operation)
    {
        source.Inner().Apply(operation);
        return source;
    }

    public static ProcessingContext Inner(this IImageProcessingContext source) => (ProcessingContext)source;
}
