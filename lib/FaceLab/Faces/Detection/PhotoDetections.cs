using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>The faces of a photo's file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">Of the upright photo, in pixels.</param>
/// <param name="Height">Of the upright photo, in pixels.</param>
/// <param name="Faces">The faces, the surest first; boxes count in the upright photo.</param>
public sealed record PhotoDetections(string Path, int Width, int Height, IReadOnlyList<FaceDetection> Faces)
{
    /// <summary>The face that the photo is about, or <see langword="null"/> without faces.</summary>
    public FaceDetection? Main => MainFace.Of(Faces, Width, Height);

    /// <summary>Finds the faces of one file.</summary>
    /// <param name="detector">What finds them.</param>
    /// <param name="path">The photo.</param>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short, or claims an absurd size.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PhotoDetections Of(IFaceDetector detector, string path)
    {
        ArgumentNullException.ThrowIfNull(detector);
        using var photo = FaceDecoder.Load(PictureFile.Read(path));
        return new(path, photo.Size.Width, photo.Size.Height, detector.Detect(photo.Pixels));
    }

    /// <summary>Finds the faces of many files, several photos at a time.</summary>
    /// <param name="detector">What finds them.</param>
    /// <param name="paths">The photos.</param>
    /// <param name="threads">Photos at a time, 1 or more.</param>
    /// <param name="progress">Told the number of photos done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was found, in the order of the paths, and the files that cannot be read, with reasons.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (IReadOnlyList<PhotoDetections> Photos, IReadOnlyList<UnreadableImage> Unreadable) OfAll(
        IFaceDetector detector, IReadOnlyList<string> paths, int threads,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var photos = new PhotoDetections?[paths.Count];
        var reasons = new string[paths.Count];
        var (done, step) = (0, Math.Max(1, paths.Count / 200));
        Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            try
            {
                photos[i] = Of(detector, paths[i]);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                reasons[i] = error.Message;
            }
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == paths.Count)
                progress?.Report(now);
        });
        var unreadable = Enumerable.Range(0, paths.Count).Where(i => photos[i] is null).Select(i => new UnreadableImage(paths[i], reasons[i]));
        return ([.. photos.OfType<PhotoDetections>()], [.. unreadable]);
    }
}
