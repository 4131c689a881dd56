using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>An image of any pixel format; see <see cref="Image{TPixel}"/>.</summary>
public abstract partial class Image : IDisposable
{
    internal Image(Configuration configuration, ImageMetadata metadata, PixelBuffer pixels)
    {
        Configuration = configuration;
        Metadata = metadata;
        Size = pixels.Size;
        PixelType = new PixelTypeInfo(pixels.BytesPerPixel * 8);
    }

    public Configuration Configuration { get; }

    public PixelTypeInfo PixelType { get; }

    public int Width => Size.Width;

    public int Height => Size.Height;

    public ImageMetadata Metadata { get; }

    public Size Size { get; private protected set; }

    public Rectangle Bounds => new(0, 0, Width, Height);

    /// <summary>The live pixels; throws <see cref="ObjectDisposedException"/> after disposal.</summary>
    internal abstract PixelBuffer Pixels { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public void Save(Stream stream, IImageEncoder encoder)
    {
        Guard.NotNull(stream, nameof(stream));
        Guard.NotNull(encoder, nameof(encoder));
        EncodeWith(encoder, stream);
    }

    public Image<TPixel2> CloneAs<TPixel2>()
        where TPixel2 : unmanaged, IPixel<TPixel2> => CloneAs<TPixel2>(Configuration);

    public abstract Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
        where TPixel2 : unmanaged, IPixel<TPixel2>;

    protected abstract void Dispose(bool disposing);

    /// <summary>Takes over pixels of the same format and possibly another size.</summary>
    internal abstract void ReplacePixels(PixelBuffer pixels);

    /// <summary>A new image of this one's format around pixels of that format.</summary>
    internal abstract Image WithPixels(PixelBuffer pixels, ImageMetadata metadata);

    internal abstract void EncodeWith(IImageEncoder encoder, Stream stream);
}
