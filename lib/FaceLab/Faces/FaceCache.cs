using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Prepared faces in a file, made once: found again by the content of the pictures and by how they were prepared.</summary>
/// <remarks>
/// A cache is a folder with <c>pixels.bin</c>, the rows one after the other, and <c>manifest.json</c>, what they show. It is never
/// changed: other files, other parameters and other versions have other keys, and so other folders. A second start asks the
/// system for size and time of every file and maps the pixels; <see cref="FingerprintMemo"/> says what that can miss.
/// </remarks>
public static class FaceCache
{
    /// <summary>Opens a cache by its folder, as it was prepared, without looking at the pictures it was made from.</summary>
    /// <param name="folder">The folder with <c>pixels.bin</c> and <c>manifest.json</c>.</param>
    /// <param name="verify">Whether every row is checked.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    /// <returns>The faces, whose records have neither boxes nor landmarks nor scores; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">The folder is no cache, or a damaged one; says in which way.</exception>
    public static PreparedFaces Open(string folder, bool verify = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            var place = new DirectoryInfo(folder);
            var paths = new CachePaths(place.Parent?.FullName ?? folder, place.Name);
            var manifest = CacheManifest.Read(paths.WholeManifest);
            CheckPixels(paths, manifest, verify, cancellationToken);
            return PreparedFaces.Map(manifest.ToFaceSet(), manifest, paths.WholePixels);
        }
        catch (InvalidDataException error)
        {
            throw new FaceDataException($"'{folder}' is no whole cache of faces: {error.Message}. Prepare the set again.", error);
        }
    }

    /// <summary>Opens the cache of a set, which is made first where there is none.</summary>
    internal static PreparedFaces OpenOrMake(
        FaceSet faces, IFacePreparation preparation, FaceCacheOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var hashes = SourceHashes.Of(faces, options, cancellationToken);
        var key = FaceCacheKey.Of(faces, preparation.Parameters, hashes);
        var paths = CachePaths.Of(options.Folder, faces.Name, key);
        if (TryOpen(faces, paths, key, options, cancellationToken) is { } found)
            return found;
        using var taken = CacheLock.Take(paths, options.Say, cancellationToken);
        // Whoever held the lock may have made it.
        if (TryOpen(faces, paths, key, options with { Say = null }, cancellationToken) is { } made)
            return made;
        Discard(paths, options);
        CacheFolders.RemoveLeftOvers(paths);
        new CacheBuilder(paths, faces, preparation, key, hashes, options).Build(progress, cancellationToken);
        return TryOpen(faces, paths, key, options with { Verify = false }, cancellationToken) ?? throw new FaceDataException(
            $"The cache '{paths.Whole}' is gone right after it was made. Does something else clean that folder?");
    }

    private static PreparedFaces? TryOpen(FaceSet faces, CachePaths paths, string key, FaceCacheOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(paths.Whole))
            return null;
        try
        {
            var head = options.Verify ? CacheManifest.Read(paths.WholeManifest) : CacheHead.ReadHead(paths.WholeManifest);
            if (head.Key != key || head.Count != faces.Count)
                throw new InvalidDataException($"{CachePaths.Manifest} is of another key or set");
            CheckPixels(paths, head, options.Verify, cancellationToken);
            TouchedNow(paths);
            return PreparedFaces.Map(faces, head, paths.WholePixels);
        }
        catch (InvalidDataException error)
        {
            options.Say?.Invoke($"the cache '{paths.Name}' is damaged ({error.Message}): it is made again.");
            return null;
        }
    }

    /// <exception cref="InvalidDataException">The pixels are not as the manifest says.</exception>
    private static void CheckPixels(CachePaths paths, CacheHead head, bool verify, CancellationToken cancellationToken)
    {
        var pixels = new FileInfo(paths.WholePixels);
        if (!pixels.Exists || pixels.Length != head.PixelBytes)
            throw new InvalidDataException($"{CachePaths.Pixels} {(pixels.Exists ? $"has {pixels.Length:N0} bytes" : "is missing")}; " +
                $"{head.PixelBytes:N0} bytes are expected");
        if (verify && head is CacheManifest manifest && PixelFile.FirstChanged(paths.WholePixels, manifest, cancellationToken) is { } row)
            throw new InvalidDataException($"the bytes of row {row:N0} of {CachePaths.Pixels} have changed");
    }

    /// <summary>Moves a damaged cache out of the way; it is deleted at once, or by the next process if this one is killed.</summary>
    private static void Discard(CachePaths paths, FaceCacheOptions options)
    {
        if (!Directory.Exists(paths.Whole))
            return;
        if (!CacheFolders.IsOurs(paths.Whole))
            throw new FaceDataException($"'{paths.Whole}' is in the place of a cache, and holds other things than one. Move it away, " +
                $"or name another folder by the environment variable {FaceCacheOptions.Variable} (now '{options.Folder}').");
        Directory.Move(paths.Whole, paths.NewDiscarded());
    }

    /// <summary>So that what nobody opens any more can be told and cleared by age.</summary>
    private static void TouchedNow(CachePaths paths)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(paths.Whole, DateTime.UtcNow);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A cache that one may only read is as good.
        }
    }
}
