using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Where everything of one set lies under a data folder.</summary>
internal sealed record DataPlaces(string Root, string SetName)
{
    public const string IncomingName = "incoming";
    public const string DownloadsName = "downloads";

    /// <summary>The set itself.</summary>
    public string Set => Path.Combine(Root, SetName);

    /// <summary>Files that people fetched by hand, for any set.</summary>
    public string Incoming => Path.Combine(Root, IncomingName);

    /// <summary>What was downloaded and not unpacked yet; resumable parts too.</summary>
    public string Downloads => Path.Combine(Root, DownloadsName, SetName);

    /// <summary>Waits until no other process works on a folder, whose parent must exist.</summary>
    /// <param name="folder">What is locked, by a file beside it.</param>
    /// <param name="say">Told once if there is somebody to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IDisposable Lock(string folder, Action<string>? say, CancellationToken cancellationToken) =>
        FileLock.Take(Beside(folder, "lock"), $"Another process works on '{folder}'; waiting until it is done.", say, cancellationToken);

    /// <summary>A name beside <paramref name="folder"/>, hidden and for FaceLab alone.</summary>
    public static string Beside(string folder, string kind)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{kind}");
    }
}
