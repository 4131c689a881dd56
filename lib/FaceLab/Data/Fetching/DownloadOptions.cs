using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>The time-outs, tries and limits of the downloader.</summary>
public sealed record DownloadOptions
{
    /// <summary>The longest time to open a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest time to wait for the next bytes of a server.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most tries in a row with one mirror that bring nothing new.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The most tries in all with one mirror, even if each brings some bytes.</summary>
    public int MaximumTries { get; init; } = 100;

    /// <summary>The pause after the first failure; each further one doubles it, up to 30 seconds.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes of a file whose length the catalogue does not give.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;

    /// <summary>The function that counts the free bytes of a folder's disk. Tests replace it to imitate a nearly full
    /// disk.</summary>
    internal Func<string, long> FreeBytes { get; init; } = DiskSpace.Free;

    /// <summary>Fails if a folder's disk has less room than the needed bytes. The message begins with the
    /// need.</summary>
    /// <exception cref="FaceDataException">The disk has less.</exception>
    internal void RequireSpace(string folder, long needed, string what)
    {
        var free = FreeBytes(folder);
        if (needed > free)
        {
            throw new FaceDataException($"{what}, and the disk of '{folder}' has {DiskSpace.Text(free)} free. " +
                "Free some space, or choose a folder on another disk. What was downloaded is kept.");
        }
    }
}
