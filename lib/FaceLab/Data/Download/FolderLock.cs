namespace FaceLab.Data.Download;

/// <summary>One process at a time works on a folder: an open file beside it, which the system lets go when its process ends.</summary>
/// <remarks>The file stays: whoever deleted it could let two processes hold two files of the same name.</remarks>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process has the folder.</summary>
    /// <param name="folder">What is locked; its parent must exist.</param>
    /// <param name="say">Told once if there is somebody to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FolderLock Take(string folder, Action<string>? say, CancellationToken cancellationToken)
    {
        var path = DataPlaces.Beside(folder, "lock");
        for (var waited = false; ; waited = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException error) when (IsHeldByAnother(error))
            {
                if (!waited)
                    say?.Invoke($"Another process works on '{folder}'; waiting until it is done.");
                cancellationToken.WaitHandle.WaitOne(Pause);
            }
        }
    }

    public void Dispose() => file.Dispose();

    // EWOULDBLOCK on Linux and on macOS; a sharing or lock violation on Windows.
    private static bool IsHeldByAnother(IOException error) => OperatingSystem.IsWindows()
        ? (error.HResult & 0xFFFF) is 32 or 33
        : error.HResult is 11 or 35;
}
