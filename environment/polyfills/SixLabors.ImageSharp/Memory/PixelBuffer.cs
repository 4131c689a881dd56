using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Memory;

/// <summary>The pixels of an image whatever their format: rows from top to bottom, without padding.</summary>
internal abstract class PixelBuffer : IDisposable
{
    protected PixelBuffer(int width, int height, PixelLayout layout)
    {
        Width = width;
        Height = height;
        Layout = layout;
    }

    public int Width { get; }

    public int Height { get; }

    public PixelLayout Layout { get; }

    public Size Size => new(Width, Height);

    public int BytesPerPixel => Layout.BytesPerPixel();

    public int BytesPerRow => Width * BytesPerPixel;

    /// <summary>A buffer of the same format with undefined content.</summary>
    public abstract PixelBuffer CreateLike(int width, int height);

    /// <summary>The bytes of row <paramref name="y"/>.</summary>
    public abstract Span<byte> Row(int y);

    /// <summary>The first byte of all, to be pinned for native code; a span of bytes would end at 2 GiB.</summary>
    public abstract ref byte First { get; }

    public abstract void Clear();

    /// <summary>Leaves the pixels to be decoded when first looked at; the buffer owns <paramref name="pixels"/>.</summary>
    public abstract void Defer(DeferredPixels pixels);

    /// <summary>A rectangle of pixels that nobody has looked at yet, to <paramref name="target"/>; false if they are decoded.</summary>
    public abstract bool TryDecode(Rectangle region, PixelBuffer target);

    public abstract void ThrowIfDisposed();

    public abstract void Dispose();
}
