using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>How patient a <see cref="Downloader"/> is, and how much it takes.</summary>
public sealed record DownloadOptions
{
    /// <summary>How long a connection may take to come about.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a server may send nothing before the connection is given up.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Tries with one mirror in a row that bring nothing new.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>Tries with one mirror in all, also when each brings a little.</summary>
    public int MaximumTries { get; init; } = 100;

    /// <summary>The pause after the first failure; each further one doubles it.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where a server asks for a longer one.</summary>
    public TimeSpan MaximumPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most that is taken where the catalogue does not say how long a file is.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;

    /// <summary>How many redirects are followed.</summary>
    public int MaximumRedirects { get; init; } = 10;

    /// <summary>Changes how connections are made: a proxy with a password, or a school's own certificates.</summary>
    public Action<SocketsHttpHandler>? Connections { get; init; }

    /// <summary>Bytes that may still be written into a folder. Replaced in tests, by a disk that is nearly full.</summary>
    public Func<string, long> FreeBytes { get; init; } = DiskSpace.Free;

    /// <summary>Opens a file for writing, unbuffered. Replaced in tests, by a disk that fills up.</summary>
    public Func<string, FileMode, Stream> OpenWrite { get; init; } = (path, mode) => new FileStream(path, new FileStreamOptions
    {
        Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0,
    });
}
