using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>A picture that two sets share, byte for byte.</summary>
/// <param name="FirstPath">Where it is in the first set.</param>
/// <param name="FirstIdentity">Under whose name.</param>
/// <param name="SecondPath">Where it is in the second set.</param>
/// <param name="SecondIdentity">Under whose name.</param>
public sealed record SharedPicture(string FirstPath, string FirstIdentity, string SecondPath, string SecondIdentity)
{
    /// <summary>Compares all pictures of two sets; those that are no files by the name of their pixels.</summary>
    internal static IReadOnlyList<SharedPicture> Between(
        FaceSet first, FaceSet second, int threads, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var firstContents = Contents(first, threads, progress, cancellationToken, out var files);
        var before = files;
        var inSecond = Contents(second, threads, progress is null ? null : new Further(progress, before), cancellationToken, out _)
            .ToLookup(entry => entry.Content, entry => entry.Record, StringComparer.Ordinal);
        return [.. from entry in firstContents from other in inSecond[entry.Content]
                   select new SharedPicture(entry.Record.Path, entry.Record.Identity, other.Path, other.Identity)];
    }

    private static List<(string Content, FaceRecord Record)> Contents(
        FaceSet faces, int threads, IProgress<long>? progress, CancellationToken cancellationToken, out int files)
    {
        var survey = PictureSurvey.Run(faces, new() { Decode = false, Threads = threads }, progress, cancellationToken);
        files = survey.Pictures.Count;
        if (survey.Pictures.FirstOrDefault(picture => picture.Sha256 is null) is { } unread)
            throw new FaceDataException($"'{unread.Path}' of '{faces.Name}' cannot be compared: {unread.Reason}. Restore it or take it out of the set.");
        return [.. survey.Pictures.SelectMany(picture => picture.Records.Select(index => (picture.Sha256!, faces.Records[index]))),
            .. faces.Records.Where(record => !record.IsFile).Select(record => (record.Path, record))];
    }

    private sealed class Further(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}
