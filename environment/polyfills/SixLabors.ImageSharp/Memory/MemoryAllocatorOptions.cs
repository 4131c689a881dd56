namespace SixLabors.ImageSharp.Memory;

/// <summary>Options of <see cref="MemoryAllocator.Create(MemoryAllocatorOptions)"/>.</summary>
public struct MemoryAllocatorOptions
{
    private int? allocationLimitMegabytes;

    /// <summary>The largest image, in MiB; 4 GiB if null.</summary>
    public int? AllocationLimitMegabytes
    {
        readonly get => allocationLimitMegabytes;
        set
        {
            if (value.HasValue)
                Guard.MustBeGreaterThan(value.Value, 0, nameof(AllocationLimitMegabytes));
            allocationLimitMegabytes = value;
        }
    }
}
