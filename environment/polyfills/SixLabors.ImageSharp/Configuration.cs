using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp;

/// <summary>What decoding and processing share: the allocation limit and the known formats.</summary>
public sealed class Configuration
{
    private MemoryAllocator memoryAllocator = MemoryAllocator.Default;
    private int maxDegreeOfParallelism = Environment.ProcessorCount;

    public Configuration()
    {
    }

    public static Configuration Default { get; } = new();

    /// <summary>Kept for compatibility: one image is processed on the calling thread.</summary>
    public int MaxDegreeOfParallelism
    {
        get => maxDegreeOfParallelism;
        set
        {
            if (value is 0 or < -1)
                throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), "Expected a positive number, or -1 for no limit.");
            maxDegreeOfParallelism = value;
        }
    }

    /// <summary>Kept for compatibility: pixels are always contiguous here.</summary>
    public bool PreferContiguousImageBuffers { get; set; }

    public IEnumerable<IImageFormat> ImageFormats { get; } = [.. FormatCodec.All.Select(codec => codec.Format)];

    public MemoryAllocator MemoryAllocator
    {
        get => memoryAllocator;
        set
        {
            Guard.NotNull(value, nameof(MemoryAllocator));
            memoryAllocator = value;
        }
    }

    public Configuration Clone() => (Configuration)MemberwiseClone();
}
