using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <inheritdoc cref="IImageEncoder"/>
public abstract class ImageEncoder : IImageEncoder
{
    internal ImageEncoder()
    {
    }

    public bool SkipMetadata { get; init; }

    public void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Guard.NotNull(image, nameof(image));
        Guard.NotNull(stream, nameof(stream));
        Write(image, stream);
    }

    internal abstract void Write(Image image, Stream stream);
}
