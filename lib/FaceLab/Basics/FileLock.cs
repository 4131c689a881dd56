namespace FaceLab.Basics;

/// <summary>Lets one process work at a time: the process holds a file open, and the system closes it however the
/// process ends.</summary>
/// <remarks>
/// The file is never deleted: after a deletion two processes could hold two files of the same name. On a network file
/// system without locks every process gets the lock.
/// </remarks>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock if it is free.</summary>
    /// <returns>The object that frees the lock when disposed, or <see langword="null"/> while another process holds
    /// it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeldByAnother(error))
        {
            return null;
        }
    }

    /// <summary>Waits until no other process holds the lock.</summary>
    /// <param name="path">The lock's file; its folder must exist.</param>
    /// <param name="waiting">The message, said once if another process holds the lock.</param>
    /// <param name="say">The listener that gets the message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IDisposable Take(string path, string waiting, Action<string>? say,
        CancellationToken cancellationToken)
    {
        for (var told = false; ; told = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(path) is { } taken)
                return taken;
            if (!told)
                say?.Invoke(waiting);
            cancellationToken.WaitHandle.WaitOne(Pause);
        }
    }

    // EWOULDBLOCK on Linux and on macOS; a sharing or lock violation on Windows.
    private static bool IsHeldByAnother(IOException error) => OperatingSystem.IsWindows()
        ? (error.HResult & 0xFFFF) is 32 or 33
        : error.HResult is 11 or 35;
}
