using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp.Processing;

/// <summary>
/// The pixels between two operations. The source's own are never written to, so that a failing operation leaves the
/// image as it was, and cloning costs no copy when there is an operation.
/// </summary>
internal sealed class ProcessingContext : IImageProcessingContext, IDisposable
{
    private readonly PixelBuffer source;
    private PixelBuffer current;

    public ProcessingContext(Configuration configuration, PixelBuffer source, ImageMetadata metadata)
    {
        this.source = source;
        current = source;
        Configuration = configuration;
        Metadata = metadata;
    }

    public Configuration Configuration { get; }

    public ImageMetadata Metadata { get; }

    public Size GetCurrentSize() => current.Size;

    /// <summary>The result, or null if there was no operation; the caller owns it.</summary>
    public PixelBuffer? TakeResult()
    {
        PixelBuffer result = current;
        current = source;
        return result == source ? null : result;
    }

    public void Apply(Func<PixelBuffer, PixelBuffer> operation)
    {
        PixelBuffer result = operation(current);
        Dispose();
        current = result;
    }

    public void Dispose()
    {
        if (current != source)
            current.Dispose();
        current = source;
    }
}
