using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Keeps prepared faces in a file, and finds them again by the pictures and the preparation.</summary>
internal static class FaceCache
{
    /// <summary>Opens the cache of a set, and makes it first if there is none.</summary>
    /// <exception cref="FaceDataException">No picture can be read, or the folder is full or cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces OpenOrMake(FaceSet faces, IFacePreparation preparation, FaceCacheOptions options,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var question = CachePlace.Question(faces, preparation.Parameters);
        var place = CachePlace.Of(options.Folder, faces.Name, question);
        try
        {
            if (TryOpen(faces, place, question, options, cancellationToken) is { } found)
                return found;
            Directory.CreateDirectory(Path.GetDirectoryName(place.Lock)!);
            var waiting = $"another process prepares '{place.Name}': waiting for it.";
            using var taken = FileLock.Take(place.Lock, waiting, options.Say, cancellationToken);
            // The process that held the lock may have made it.
            if (TryOpen(faces, place, question, options with { Say = null }, cancellationToken) is { } made)
                return made;
            var head = Make(faces, preparation, place, question, options, progress, cancellationToken);
            return MapMade(faces, head, place.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var isFull = error is IOException full && DiskSpace.IsFull(full);
            throw new FaceDataException(isFull ? FullDisk(faces, preparation, options)
                : $"The cache folder '{options.Folder}' cannot be used: {error.Message} " +
                $"Name another one by the environment variable {FaceCacheOptions.Variable}.", error);
        }
    }

    /// <summary>Maps the cache that was just made.</summary>
    /// <exception cref="FaceDataException">It cannot be mapped: deleted since, or too large for the address
    /// space.</exception>
    internal static PreparedFaces MapMade(FaceSet faces, CacheHead head, string path)
    {
        try
        {
            return PreparedFaces.Map(faces, head, path);
        }
        catch (InvalidDataException error)
        {
            throw new FaceDataException($"The new cache '{path}' cannot be used: {error.Message}. Prepare the faces " +
                "again, at a smaller size if memory is short.", error);
        }
    }

    /// <summary>Opens a cache; null if there is none, or if it is damaged or no longer true.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="place">The place of its cache.</param>
    /// <param name="question">The question that the cache answers.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="take">Takes faces out of the file; null to map all of them.</param>
    public static PreparedFaces? TryOpen(FaceSet faces, CachePlace place, string question, FaceCacheOptions options,
        CancellationToken cancel, Func<CacheHead, PreparedFaces>? take = null)
    {
        if (!File.Exists(place.Path))
            return null;
        try
        {
            using var file = Open(place.Path, FileAccess.Read);
            var head = CacheHead.Read(file);
            if (head.Question != question || head.Count != faces.Count)
                throw new InvalidDataException("it is of another set or another preparation");
            var sources = PictureSources.Of(faces, options.Verify ? null : head.Sources, options.Threads, cancel);
            var isAsBefore = sources.AsSpan().SequenceEqual(head.Sources);
            if (!isAsBefore && KeyOf(faces, head.Parameters, sources) != head.Key)
            {
                options.Say?.Invoke($"pictures of '{place.Name}' have changed: they are prepared again.");
                return null;
            }
            if (options.Verify && CacheHead.ChecksumOf(file, head.PixelBytes, cancel) != head.Checksum)
                throw new InvalidDataException("its pixels have changed");
            NoteUse(place, isAsBefore ? null : head with { Sources = sources });
            return take is null ? PreparedFaces.Map(faces, head, place.Path) : take(head);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            options.Say?.Invoke($"the cache '{place.Path}' is damaged ({error.Message}): it is made again.");
            return null;
        }
    }

    /// <summary>Records that a cache was used, and the new times of pictures whose content is unchanged.</summary>
    private static void NoteUse(CachePlace place, CacheHead? changed)
    {
        try
        {
            File.SetLastWriteTimeUtc(place.Path, DateTime.UtcNow);
            if (changed is null)
                return;
            using var file = Open(place.Path, FileAccess.ReadWrite);
            // Heads of the same content have the same length and differ only in times, so a partly written new head is
            // valid too.
            if (CacheHead.Read(file).Key == changed.Key)
                changed.Write(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A read-only cache is good enough.
        }
    }

    private static CacheHead Make(FaceSet faces, IFacePreparation preparation, CachePlace place, string question,
        FaceCacheOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (DiskSpace.Free(options.Folder) < PixelBytes(faces, preparation))
            throw new FaceDataException(FullDisk(faces, preparation, options));
        WholeFile.DeleteRemains(place.Path);
        CacheHead? head = null;
        WholeFile.Write(place.Path, temporary =>
        {
            using var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var (skipped, sources) = PreparationRun.Run(faces, preparation, options.Threads, progress,
                (i, row) => RandomAccess.Write(file.SafeFileHandle, row, (long)i * row.Length), cancellationToken);
            CloseUp(file, skipped, faces.Count, preparation.Size * preparation.Size * 3);
            head = new CacheHead
            {
                Question = question, Key = KeyOf(faces, preparation.Parameters, sources), Size = preparation.Size,
                Parameters = preparation.Parameters, Count = faces.Count, Unreadable = skipped, Sources = sources,
                Checksum = CacheHead.ChecksumOf(file, file.Length, cancellationToken),
            };
            head.Write(file);
        });
        return head!;
    }

    /// <summary>Closes the gaps between rows that unreadable pictures left.</summary>
    private static void CloseUp(FileStream file, List<SkippedPicture> skipped, int count, int bytesEach)
    {
        var (row, gone, to) = (new byte[bytesEach], skipped.Select(picture => picture.Index).ToHashSet(), 0L);
        for (var i = 0; i < count; i++)
        {
            if (gone.Contains(i))
                continue;
            if (to < i)
            {
                file.Position = (long)i * bytesEach;
                file.ReadExactly(row);
                RandomAccess.Write(file.SafeFileHandle, row, to * bytesEach);
            }
            to++;
        }
        file.SetLength(to * bytesEach);
    }

    private static string KeyOf(FaceSet faces, string parameters, byte[] sources) =>
        FaceCacheKey.Of(faces, parameters, i => PictureSources.HashOf(sources, i));

    public static FileStream Open(string path, FileAccess access) =>
        new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);

    private static long PixelBytes(FaceSet faces, IFacePreparation preparation) =>
        (long)faces.Count * preparation.Size * preparation.Size * 3;

    private static string FullDisk(FaceSet faces, IFacePreparation preparation, FaceCacheOptions options) =>
        $"The disk of the cache folder '{options.Folder}' is full: " +
        $"the pixels need {PixelBytes(faces, preparation) / 1e6:N1} MB, " +
        $"{DiskSpace.Free(options.Folder) / 1e6:N1} MB are free. Free some, choose a smaller size, " +
        $"or name a folder on another disk by the environment variable {FaceCacheOptions.Variable}.";
}
