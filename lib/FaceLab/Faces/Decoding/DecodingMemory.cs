namespace FaceLab.Faces.Decoding;

/// <summary>Memory shared by all pictures that are being decoded; a picture that would exceed it waits.</summary>
/// <remarks>A thread that holds a picture must not ask for a second one: it might wait for itself.</remarks>
/// <param name="limit">In bytes.</param>
internal sealed class DecodingMemory(long limit)
{
    private const long MostShared = 4L << 30;

    private readonly object gate = new();
    private long used;

    /// <summary>Half of the memory that this process may use, at most 4 GiB.</summary>
    public static DecodingMemory Shared { get; } =
        new(Math.Min(MostShared, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2));

    /// <summary>Waits until as much is free, and takes it.</summary>
    /// <param name="header">The picture that needs it.</param>
    /// <param name="bytes">Bytes that it needs.</param>
    /// <exception cref="InvalidDataException">It needs more than there is in all.</exception>
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

    /// <summary>Gives back what was taken.</summary>
    public void Give(long bytes)
    {
        lock (gate)
        {
            used -= bytes;
            Monitor.PulseAll(gate);
        }
    }
}
