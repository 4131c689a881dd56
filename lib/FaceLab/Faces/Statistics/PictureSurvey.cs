using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Statistics;

/// <summary>A survey of every picture file of a set: size, format, colour, damage, duplicates.</summary>
/// <remarks>
/// A picture is gray if at most 1 % of its pixels have channels that differ by more than 16 of 255 levels, which allows
/// for the colour noise of a JPEG. The format does not matter. A file with many faces is read once. Records that are
/// not files (<see cref="FaceRecord.IsFile"/>) are left out.
/// </remarks>
public sealed class PictureSurvey
{
    private PictureSurvey(FaceSet faces, IReadOnlyList<PictureFacts> pictures)
    {
        (Faces, Pictures) = (faces, pictures);
        Unreadable = [.. pictures.Where(picture => picture.Reason is not null)
            .Select(picture => new UnreadableImage(picture.Path, picture.Reason!))];
        Duplicates = [.. pictures.Where(picture => picture is { Reason: null, Sha256: not null })
            .GroupBy(picture => picture.Sha256!).Where(same => same.Skip(1).Any())
            .Select(same => ContentDuplicate.Of(same.Key, [.. same], faces))];
    }

    /// <summary>The set.</summary>
    public FaceSet Faces { get; }

    /// <summary>The properties of each file, in the order of the set's records.</summary>
    public IReadOnlyList<PictureFacts> Pictures { get; }

    /// <summary>The files that cannot be read, with reasons; without decoding only files with broken headers.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>The readable pictures that are in the set more than once, byte for byte; empty if nothing was
    /// hashed.</summary>
    public IReadOnlyList<ContentDuplicate> Duplicates { get; }

    /// <summary>Surveys the files of a set in parallel.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="options">The options; everything is read if null.</param>
    /// <param name="progress">Gets the number of files done, fewer than 400 times.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureSurvey Run(FaceSet faces, PictureSurveyOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Run(faces, FilesOf(faces), options ?? new(), progress, cancellationToken);

    /// <summary>Surveys the photos of a set in parallel, with those without a face.</summary>
    /// <inheritdoc cref="Run(FaceSet, PictureSurveyOptions?, IProgress{long}?, CancellationToken)"/>
    public static PictureSurvey Run(PhotoDataset dataset, PictureSurveyOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var recordsOf = FilesOf(dataset.Faces).ToDictionary(picture => picture.Path, StringComparer.Ordinal);
        var photos = dataset.Photos.Select(
            photo => recordsOf.GetValueOrDefault(photo.Path) ?? new PictureFacts(photo.Path, []));
        return Run(dataset.Faces, [.. photos], options ?? new(), progress, cancellationToken);
    }

    private static PictureSurvey Run(FaceSet faces, PictureFacts[] pictures, PictureSurveyOptions options,
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var (done, step) = (0, Math.Max(1, pictures.Length / 200));
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken,
        };
        Parallel.For(0, pictures.Length, parallel, i =>
        {
            pictures[i] = pictures[i].Look(options);
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == pictures.Length)
                progress?.Report(now);
        });
        return new PictureSurvey(faces, pictures);
    }

    /// <summary>Lists each file once, with its records.</summary>
    private static PictureFacts[] FilesOf(FaceSet faces) =>
        [.. faces.Records.Index().Where(entry => entry.Item.IsFile)
            .GroupBy(entry => entry.Item.Path, entry => entry.Index, StringComparer.Ordinal)
            .Select(file => new PictureFacts(file.Key, [.. file]))];
}

/// <summary>The options of <see cref="PictureSurvey"/>. Size and format are always read.</summary>
public sealed record PictureSurveyOptions
{
    /// <summary>True to decode every picture, to find gray pictures and corrupt files. This is the slow part.</summary>
    public bool Decode { get; init; } = true;

    /// <summary>True to hash the bytes of every file, to find duplicates.</summary>
    public bool Hash { get; init; } = true;

    /// <summary>The number of threads; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>One picture that is in a set more than once, byte for byte.</summary>
/// <remarks>If it has two people's names, one name is wrong or both people are the same.</remarks>
/// <param name="Sha256">The SHA-256 of the files' bytes, in hexadecimal.</param>
/// <param name="Paths">The files, two or more, in the order of the set.</param>
/// <param name="Identities">The identities of the files, each once.</param>
public sealed record ContentDuplicate(string Sha256, IReadOnlyList<string> Paths, IReadOnlyList<string> Identities)
{
    /// <summary>True if it has several identities: an error of the labels, except for photos with several
    /// faces.</summary>
    public bool IsUnderSeveralNames => Identities.Count > 1;

    internal static ContentDuplicate Of(string sha256, IReadOnlyList<PictureFacts> pictures, FaceSet faces)
    {
        var people = pictures.SelectMany(picture => picture.Records).Select(index => faces.Records[index].Identity);
        return new ContentDuplicate(
            sha256, [.. pictures.Select(picture => picture.Path)], [.. people.Distinct(StringComparer.Ordinal)]);
    }
}
