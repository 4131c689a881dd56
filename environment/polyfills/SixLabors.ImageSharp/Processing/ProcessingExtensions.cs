using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Operations on an image in place, or on a copy.</summary>
public static partial class ProcessingExtensions
{
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(operation, nameof(operation));
        using ProcessingContext context = new(source.Configuration, source.Pixels, source.Metadata);
        operation(context);
        if (context.TakeResult() is PixelBuffer result)
            source.ReplacePixels(result);
    }

    public static void Mutate<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => Mutate((Image)source, operation);

    public static Image Clone(this Image source, Action<IImageProcessingContext> operation)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(operation, nameof(operation));
        ImageMetadata metadata = source.Metadata.DeepClone();
        using ProcessingContext context = new(source.Configuration, source.Pixels, metadata);
        operation(context);
        return source.WithPixels(context.TakeResult() ?? Copy(source.Pixels), metadata);
    }

    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => (Image<TPixel>)Clone((Image)source, operation);

    private static PixelBuffer Copy(PixelBuffer source)
    {
        PixelBuffer target = source.CreateLike(source.Width, source.Height);
        PixelConversion.Copy(source, target);
        return target;
    }
}
