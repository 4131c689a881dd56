using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Memory;

/// <summary>
/// The pixels of an image in one managed array: pooled while small, so that decoding thousands of faces makes no
/// garbage, and never freed under a span that someone still holds.
/// </summary>
internal sealed class PixelBuffer<TPixel> : PixelBuffer
    where TPixel : unmanaged, IPixel<TPixel>
{
    private const int LargestPooled = 1 << 20;
    private readonly MemoryAllocator allocator;
    private readonly int length;
    private readonly Lock gate = new();
    private volatile TPixel[]? pixels;
    private DeferredPixels? deferred;
    private bool isCut;
    private bool isDisposed;

    public PixelBuffer(MemoryAllocator allocator, int width, int height)
        : base(width, height, PixelLayouts.Of<TPixel>())
    {
        Guard.MustBeGreaterThan(width, 0, nameof(width));
        Guard.MustBeGreaterThan(height, 0, nameof(height));
        allocator.Check((long)width * height, BytesPerPixel);
        this.allocator = allocator;
        length = width * height;
    }

    public Memory<TPixel> Memory => Live.AsMemory(0, length);

    public Span<TPixel> Span => Live.AsSpan(0, length);

    public override ref byte First => ref Unsafe.As<TPixel, byte>(ref MemoryMarshal.GetArrayDataReference(Live));

    private TPixel[] Live => pixels ?? MakeLive();

    public Span<TPixel> PixelRow(int y)
    {
        if ((uint)y >= (uint)Height)
            throw new ArgumentOutOfRangeException(nameof(y), $"Row {y} is outside of the image's {Height} rows.");
        return Live.AsSpan(y * Width, Width);
    }

    public override Span<byte> Row(int y) => MemoryMarshal.AsBytes(PixelRow(y));

    public override PixelBuffer CreateLike(int width, int height) => new PixelBuffer<TPixel>(allocator, width, height);

    public override void Clear() => Span.Clear();

    public override void Defer(DeferredPixels source) => deferred = source;

    // Only once: who cuts many pieces out of one image is better served by decoding it.
    public override bool TryDecode(Rectangle region, PixelBuffer target)
    {
        lock (gate)
        {
            if (deferred is null || isCut)
                return false;
            isCut = true;
            deferred.Read(region, ref target.First);
            return true;
        }
    }

    public override void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(isDisposed, typeof(Image));

    public override void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            deferred?.Dispose();
            deferred = null;
            if (pixels is not null && length <= LargestPooled)
                ArrayPool<TPixel>.Shared.Return(pixels);
            pixels = null;
        }
    }

    // Images may be read from many threads at once, and only one of them may decode.
    private TPixel[] MakeLive()
    {
        lock (gate)
        {
            ThrowIfDisposed();
            if (pixels is TPixel[] ready)
                return ready;
            TPixel[] made = Allocate(length);
            deferred?.Read(new Rectangle(default, Size), ref Unsafe.As<TPixel, byte>(ref MemoryMarshal.GetArrayDataReference(made)));
            deferred?.Dispose();
            deferred = null;
            return pixels = made;
        }
    }

    private static TPixel[] Allocate(int length)
    {
        try
        {
            return length <= LargestPooled
                ? ArrayPool<TPixel>.Shared.Rent(length)
                : GC.AllocateUninitializedArray<TPixel>(length);
        }
        catch (OutOfMemoryException)
        {
            throw new InvalidMemoryOperationException($"There is not enough memory for an image of {length} pixels.");
        }
    }
}
