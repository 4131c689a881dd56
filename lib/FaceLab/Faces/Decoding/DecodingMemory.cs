namespace FaceLab.Faces.Decoding;

/// <summary>The memory shared by all pictures that are being decoded. A picture that would exceed it waits.</summary>
/// <remarks>A thread that holds a picture must not ask for a second one: it could wait for itself.</remarks>
/// <param name="limit">The limit in bytes.</param>
internal sealed class DecodingMemory(long limit)
{
    private const long MostShared = 4L << 30;

    private readonly object gate = new();
    private long used;

    /// <summary>Half of the memory that this process may use, at most 4 GiB.</summary>
    public static DecodingMemory Shared { get; } =
        new(Math.Min(MostShared, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2));

    /// <summary>Waits until enough memory for a picture is free, and takes it.</summary>
    /// <exception cref="InvalidDataException">The picture needs more than the limit.</exception>
    public void Take(PictureHeader header, long bytes)
    {
        if (bytes > limit)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels, " +
                $"which take {bytes:N0} bytes to decode; the limit here is {limit:N0} bytes: make it smaller");
        lock (gate)
        {
            while (used + bytes > limit)
                Monitor.Wait(gate);
            used += bytes;
        }
    }

    public void Give(long bytes)
    {
        lock (gate)
        {
            used -= bytes;
            Monitor.PulseAll(gate);
        }
    }
}
