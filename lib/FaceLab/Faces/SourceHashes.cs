using System.Security.Cryptography;
using System.Text;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces;

/// <summary>Hashes the content of every file of a set, of those only that changed since the last time.</summary>
internal static class SourceHashes
{
    /// <summary>The SHA-256 of each file, in order; zeros where it cannot be read.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ContentHashes Of(FaceSet faces, FaceCacheOptions options, CancellationToken cancellationToken)
    {
        var begun = DateTime.UtcNow;
        var file = MemoFile(faces, options.Folder);
        var memo = options.Verify ? new FingerprintMemo() : FingerprintMemo.Load(file);
        var hashes = new ContentHashes(faces.Count);
        var fingerprints = new Fingerprint?[faces.Count];
        var read = 0;
        var threads = options.Threads ?? Environment.ProcessorCount;
        Parallel.For(0, faces.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            var path = faces.Records[i].Path;
            fingerprints[i] = Fingerprint.Of(path);
            if (fingerprints[i] is { } now && memo.TryGet(path, now, out var hash))
                hashes.SetHash(i, hash);
            else if (TryHash(path, hashes, i))
                Interlocked.Increment(ref read);
            else
                fingerprints[i] = null;
        });
        if (read > 0)
            Remember(faces, fingerprints, hashes, begun).Save(file);
        return hashes;
    }

    /// <summary>A set that is called the same and begins at the same file has the same memo.</summary>
    private static string MemoFile(FaceSet faces, string root) => CachePaths.Fingerprints(
        root, faces.Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{faces.Name}\0{faces.Records[0].Path}"))));

    private static bool TryHash(string path, ContentHashes hashes, int index)
    {
        try
        {
            hashes.Set(index, PictureFile.Read(path));
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // Preparation meets the same error and says it.
            return false;
        }
    }

    private static FingerprintMemo Remember(FaceSet faces, Fingerprint?[] fingerprints, ContentHashes hashes, DateTime begun)
    {
        var memo = new FingerprintMemo();
        for (var i = 0; i < faces.Count; i++)
        {
            if (fingerprints[i] is { } fingerprint)
                memo.Add(faces.Records[i].Path, fingerprint, hashes[i], begun);
        }
        return memo;
    }
}
