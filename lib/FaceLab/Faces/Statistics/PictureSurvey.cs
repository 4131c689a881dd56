using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Statistics;

/// <summary>A look at every picture file of a set: sizes, formats, gray or colour, unreadable files, duplicates by content.</summary>
/// <remarks>
/// A picture is gray if at most 1 % of its pixels have channels that differ by more than 16 of 255 levels, as the colour noise of a
/// JPEG leaves it, whatever its format could hold. A file with many faces is looked at once. Records that are no files
/// (<see cref="FaceRecord.IsFile"/>) are not looked at.
/// </remarks>
public sealed class PictureSurvey
{
    private PictureSurvey(FaceSet faces, IReadOnlyList<PictureFacts> pictures)
    {
        (Faces, Pictures) = (faces, pictures);
        Unreadable = [.. pictures.Where(picture => picture.Reason is not null).Select(picture => new UnreadableImage(picture.Path, picture.Reason!))];
        Duplicates = [.. pictures.Where(picture => picture is { Reason: null, Sha256: not null }).GroupBy(picture => picture.Sha256!)
            .Where(same => same.Skip(1).Any()).Select(same => ContentDuplicate.Of(same.Key, same, faces))];
    }

    /// <summary>The set that was looked at.</summary>
    public FaceSet Faces { get; }

    /// <summary>What was found, a row for each file, in the order of the set's records.</summary>
    public IReadOnlyList<PictureFacts> Pictures { get; }

    /// <summary>Files that cannot be read, with reasons. Without decoding, only missing files and broken headers are found.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>Good pictures that are there more than once, byte for byte; empty if nothing was hashed.</summary>
    public IReadOnlyList<ContentDuplicate> Duplicates { get; }

    /// <summary>Looks at the files in parallel.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="options">How closely; null for all there is.</param>
    /// <param name="progress">Told the number of files done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureSurvey Run(
        FaceSet faces, PictureSurveyOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return Run(faces, FilesOf(faces), options ?? new(), progress, cancellationToken);
    }

    /// <summary>As above, for a set of photos: those without a face too.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="options">How closely; null for all there is.</param>
    /// <param name="progress">Told the number of files done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureSurvey Run(
        PhotoDataset dataset, PictureSurveyOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var recordsOf = FilesOf(dataset.Faces).ToDictionary(picture => picture.Path, StringComparer.Ordinal);
        return Run(dataset.Faces, [.. dataset.Photos.Select(photo => recordsOf.GetValueOrDefault(photo.Path) ?? new PictureFacts(photo.Path, []))],
            options ?? new(), progress, cancellationToken);
    }

    private static PictureSurvey Run(
        FaceSet faces, PictureFacts[] pictures, PictureSurveyOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var (done, step) = (0, Math.Max(1, pictures.Length / 200));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, pictures.Length, parallel, i =>
        {
            pictures[i] = PictureInspector.Look(pictures[i], options);
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == pictures.Length)
                progress?.Report(now);
        });
        return new PictureSurvey(faces, pictures);
    }

    /// <summary>Each file once, with the records that are in it.</summary>
    private static PictureFacts[] FilesOf(FaceSet faces) =>
        [.. faces.Records.Index().Where(entry => entry.Item.IsFile).GroupBy(entry => entry.Item.Path, entry => entry.Index, StringComparer.Ordinal)
            .Select(file => new PictureFacts(file.Key, [.. file]))];
}
