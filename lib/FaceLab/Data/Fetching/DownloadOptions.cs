using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>The patience of the downloader, and how much it takes.</summary>
public sealed record DownloadOptions
{
    /// <summary>The time that a connection may take to come about.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The time that a server may send nothing before the connection is given up.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The number of tries with one mirror in a row that bring nothing new.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The number of tries with one mirror in all, also when each brings a little.</summary>
    public int MaximumTries { get; init; } = 100;

    /// <summary>The pause after the first failure; each further one doubles it, up to 30 seconds.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most that is taken where the catalogue does not say how long a file is, in bytes.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;

    /// <summary>The bytes that may still be written into a folder. Replaced in tests, by a disk that is nearly
    /// full.</summary>
    internal Func<string, long> FreeBytes { get; init; } = DiskSpace.Free;

    /// <summary>Fails if a folder's disk has less room than is needed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="needed">Bytes.</param>
    /// <param name="what">The need, as the message begins.</param>
    /// <exception cref="FaceDataException">The disk has less.</exception>
    internal void RequireSpace(string folder, long needed, string what)
    {
        var free = FreeBytes(folder);
        if (needed > free)
        {
            throw new FaceDataException($"{what}, and the disk of '{folder}' has {DiskSpace.Text(free)} free. " +
                "Free some space, or choose a folder on another disk. What has come is kept.");
        }
    }
}
