using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Pixels of one format in one contiguous piece of memory, with the metadata of the file they came from.</summary>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private PixelBuffer<TPixel> buffer;

    public Image(Configuration configuration, int width, int height)
        : this(configuration, width, height, default)
    {
    }

    public Image(Configuration configuration, int width, int height, TPixel backgroundColor)
        : this(configuration, new ImageMetadata(), new PixelBuffer<TPixel>(configuration.MemoryAllocator, width, height))
        => buffer.Span.Fill(backgroundColor);

    public Image(int width, int height, TPixel backgroundColor)
        : this(Configuration.Default, width, height, backgroundColor)
    {
    }

    public Image(int width, int height)
        : this(Configuration.Default, width, height)
    {
    }

    internal Image(Configuration configuration, ImageMetadata metadata, PixelBuffer<TPixel> buffer)
        : base(configuration, metadata, buffer)
        => this.buffer = buffer;

    internal override PixelBuffer Pixels
    {
        get
        {
            buffer.ThrowIfDisposed();
            return buffer;
        }
    }

    public TPixel this[int x, int y]
    {
        get => buffer.Span[Index(x, y)];
        set => buffer.Span[Index(x, y)] = value;
    }

    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        Guard.NotNull(processPixels, nameof(processPixels));
        _ = Pixels;
        processPixels(new PixelAccessor<TPixel>(buffer));
    }

    public void ProcessPixelRows<TPixel2>(Image<TPixel2> image2, PixelAccessorAction<TPixel, TPixel2> processPixels)
        where TPixel2 : unmanaged, IPixel<TPixel2>
    {
        Guard.NotNull(image2, nameof(image2));
        Guard.NotNull(processPixels, nameof(processPixels));
        _ = Pixels;
        _ = image2.Pixels;
        processPixels(new PixelAccessor<TPixel>(buffer), new PixelAccessor<TPixel2>(image2.buffer));
    }

    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        Guard.HasRoom(destination.Length, (long)Width * Height, nameof(destination));
        buffer.Span.CopyTo(destination);
    }

    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    public bool DangerousTryGetSinglePixelMemory(out Memory<TPixel> memory)
    {
        memory = buffer.Memory;
        return true;
    }

    public Image<TPixel> Clone() => Clone(Configuration);

    public Image<TPixel> Clone(Configuration configuration) => CloneAs<TPixel>(configuration);

    public override Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
    {
        Guard.NotNull(configuration, nameof(configuration));
        PixelBuffer source = Pixels;
        PixelBuffer<TPixel2> target = new(configuration.MemoryAllocator, Width, Height);
        PixelConversion.Copy(source, target);
        return new Image<TPixel2>(configuration, Metadata.DeepClone(), target);
    }

    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    protected override void Dispose(bool disposing) => buffer.Dispose();

    internal override void ReplacePixels(PixelBuffer pixels)
    {
        PixelBuffer<TPixel> replaced = buffer;
        buffer = (PixelBuffer<TPixel>)pixels;
        Size = pixels.Size;
        replaced.Dispose();
    }

    internal override Image WithPixels(PixelBuffer pixels, ImageMetadata metadata)
        => new Image<TPixel>(Configuration, metadata, (PixelBuffer<TPixel>)pixels);

    internal override void EncodeWith(IImageEncoder encoder, Stream stream)
    {
        _ = Pixels;
        encoder.Encode(this, stream);
    }

    private int Index(int x, int y)
    {
        if ((uint)x >= (uint)Width)
            throw new ArgumentOutOfRangeException(nameof(x), $"Column {x} is outside of the image's {Width} columns.");
        if ((uint)y >= (uint)Height)
            throw new ArgumentOutOfRangeException(nameof(y), $"Row {y} is outside of the image's {Height} rows.");
        return (y * Width) + x;
    }
}
