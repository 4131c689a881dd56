using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Lets one process at a time make a cache. On a file system without locks, prepare in one process first.</summary>
internal static class CacheLock
{
    /// <summary>Takes the lock if it is free.</summary>
    /// <returns>What to dispose to free it, or <see langword="null"/>.</returns>
    /// <exception cref="FaceDataException">The folder cannot be written.</exception>
    public static IDisposable? TryTake(CachePaths paths) => InFolder(paths, FileLock.TryTake);

    /// <summary>Takes the lock, waiting for whoever holds it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="FaceDataException">The folder cannot be written.</exception>
    public static IDisposable Take(CachePaths paths, Action<string>? say, CancellationToken cancellationToken) =>
        InFolder(paths, path => FileLock.Take(path, $"another process prepares '{paths.Name}': waiting for it.", say, cancellationToken));

    private static T InFolder<T>(CachePaths paths, Func<string, T> take)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(paths.Lock)!);
            return take(paths.Lock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"The cache folder '{paths.Root}' cannot be written: {error.Message} " +
                $"Name another one by the environment variable {FaceCacheOptions.Variable}.", error);
        }
    }
}
