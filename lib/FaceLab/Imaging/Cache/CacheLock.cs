using FaceLab.Data;

namespace FaceLab.Imaging.Cache;

/// <summary>Lets one process at a time make a cache. The system frees it when the process ends, however it ends.</summary>
/// <remarks>On a network file system that knows no locks it lets everyone in; there, prepare in one process first.</remarks>
internal static class CacheLock
{
    // EAGAIN on Linux and on macOS, sharing and lock violation on Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Takes the lock if it is free.</summary>
    /// <returns>What to dispose to free it, or <see langword="null"/>.</returns>
    public static IDisposable? TryTake(CachePaths paths)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(paths.Lock)!);
            return new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (Taken.Contains(error.HResult))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"The cache folder '{paths.Root}' cannot be written: {error.Message} " +
                $"Name another one by the environment variable {FaceCacheOptions.Variable}.", error);
        }
    }

    /// <summary>Takes the lock, waiting for whoever holds it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="FaceDataException">The folder cannot be written.</exception>
    public static IDisposable Take(CachePaths paths, Action<string>? say, CancellationToken cancellationToken)
    {
        var told = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(paths) is { } taken)
                return taken;
            if (!told)
                say?.Invoke($"another process prepares '{paths.Name}': waiting for it.");
            told = true;
            cancellationToken.WaitHandle.WaitOne(100);
        }
    }
}
