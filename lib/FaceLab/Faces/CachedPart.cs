using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The prepared faces of a part of a set, such as View 1's people: out of the cache of the whole set if there
/// is one, else out of a cache of their own. The key is the same either way.</summary>
internal static class CachedPart
{
    /// <exception cref="FaceDataException">As for <see cref="PreparedFaces.FromCache"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces Open(FaceSet whole, FaceSet part, IFacePreparation preparation,
        FaceCacheOptions? options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        (whole.Count == part.Count ? null : OfWhole(whole, part, preparation, options ?? new(), cancellationToken))
        ?? PreparedFaces.FromCache(part, preparation, options, progress, cancellationToken);

    /// <summary>Takes them out of the cache of the whole set; null if there is none, or if a picture has
    /// changed.</summary>
    private static PreparedFaces? OfWhole(FaceSet whole, FaceSet part, IFacePreparation preparation,
        FaceCacheOptions options, CancellationToken cancellationToken)
    {
        var question = CachePlace.Question(whole, preparation.Parameters);
        var place = CachePlace.Of(options.Folder, whole.Name, question);
        var indexOf = new Dictionary<FaceRecord, int>();
        foreach (var (index, face) in whole.Records.Index())
            indexOf.TryAdd(face, index);
        if (!part.Records.All(indexOf.ContainsKey))
            return null;
        int[] indices = [.. part.Records.Select(face => indexOf[face])];
        try
        {
            return FaceCache.TryOpen(whole, place, question, options with { Say = null }, cancellationToken,
                head => PreparedFaces.Take(part, indices, whole, head, place.Path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
