namespace SixLabors.ImageSharp.Memory;

/// <summary>Holds the limit of what one image may take; the memory itself comes from the shared array pool.</summary>
public abstract class MemoryAllocator
{
    private const long DefaultLimitBytes = 4L << 30;

    public static MemoryAllocator Default { get; } = Create();

    internal long LimitBytes { get; private init; } = DefaultLimitBytes;

    public static MemoryAllocator Create() => Create(default);

    public static MemoryAllocator Create(MemoryAllocatorOptions options) => new PooledAllocator
    {
        LimitBytes = options.AllocationLimitMegabytes is int megabytes ? megabytes * 1024L * 1024L : DefaultLimitBytes,
    };

    /// <summary>Throws if an image of that many pixels is beyond the limit, or beyond what one array can hold.</summary>
    internal void Check(long pixels, int bytesPerPixel)
    {
        if (pixels <= LimitBytes / bytesPerPixel && pixels <= Array.MaxLength)
            return;
        throw new InvalidMemoryOperationException(
            $"An image of {pixels} pixels, {bytesPerPixel} bytes each, exceeds the allocation limit of {LimitBytes} bytes.");
    }

    private sealed class PooledAllocator : MemoryAllocator;
}
