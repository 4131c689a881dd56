using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>The faces of a photo's file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">The width of the upright photo in pixels.</param>
/// <param name="Height">The height of the upright photo in pixels.</param>
/// <param name="Faces">The faces, the highest confidence first; boxes are in pixels of the upright photo.</param>
public sealed record PhotoDetections(string Path, int Width, int Height, IReadOnlyList<FaceDetection> Faces)
{
    /// <summary>The main face of the photo, or <see langword="null"/> without faces.</summary>
    public FaceDetection? Main => MainFace.Of(Faces, Width, Height);

    /// <summary>Finds the faces of many files, several photos at a time.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="paths">The photos.</param>
    /// <param name="threads">Photos at a time, 1 or more.</param>
    /// <param name="progress">Gets the number of photos done, fewer than 400 times.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The faces, in the order of the paths, and the files that cannot be read, with reasons.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (IReadOnlyList<PhotoDetections> Photos, IReadOnlyList<UnreadableImage> Unreadable) OfAll(
        IFaceDetector detector, IReadOnlyList<string> paths, int threads,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var (photos, unreadable) = (new PhotoDetections?[paths.Count], new UnreadableImage?[paths.Count]);
        var (done, step) = (0, Math.Max(1, paths.Count / 200));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, paths.Count, parallel, i =>
        {
            try
            {
                photos[i] = Of(detector, paths[i]);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                unreadable[i] = new(paths[i], error.Message);
            }
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == paths.Count)
                progress?.Report(now);
        });
        return ([.. photos.OfType<PhotoDetections>()], [.. unreadable.OfType<UnreadableImage>()]);
    }

    private static PhotoDetections Of(IFaceDetector detector, string path)
    {
        using var photo = FaceDecoder.Load(PictureFile.Read(path));
        return new(path, photo.Size.Width, photo.Size.Height, detector.Detect(photo.Pixels));
    }
}
