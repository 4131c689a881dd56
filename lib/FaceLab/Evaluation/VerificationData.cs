using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Synthetic;

namespace FaceLab.Evaluation;

/// <summary>A verification task with its pixels in memory.</summary>
public sealed class VerificationData : IDisposable
{
    private VerificationData(VerificationTask task, PreparedFaces faces)
    {
        (Task, Faces) = (task, faces);
        ThresholdPairs = faces.RowsOf(task.ThresholdPairs);
        TestPairs = faces.RowsOf(task.TestPairs);
    }

    /// <summary>The people and pairs, as indices of the set.</summary>
    public VerificationTask Task { get; }

    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; }

    /// <summary>The pairs that choose the threshold, as rows of <see cref="Faces"/>.</summary>
    public IReadOnlyList<FacePair> ThresholdPairs { get; }

    /// <summary>The pairs that are reported, as rows of <see cref="Faces"/>.</summary>
    public IReadOnlyList<FacePair> TestPairs { get; }

    /// <summary>Decodes LFW for its View 1.</summary>
    /// <param name="folder">LFW's folder.</param>
    /// <param name="preparation">The preparation of the pictures; <see cref="CenterCrop"/> with its defaults if not
    /// given.</param>
    /// <param name="cache">The cache to keep the faces in; none if not given.</param>
    /// <param name="progress">Gets the number of pictures done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">Images or protocol files are missing or do not fit each other, or a pair
    /// needs an unreadable image.</exception>
    public static VerificationData FromLfw(
        string folder, IFacePreparation? preparation = null, FaceCacheOptions? cache = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var task = VerificationTask.LfwView1(LfwDataset.Open(folder));
        return Own(task, cache is null
            ? PreparedFaces.FromFiles(task.Faces, preparation, null, progress, cancellationToken)
            : PreparedFaces.FromCache(task.Faces, preparation, cache, progress, cancellationToken));
    }

    /// <summary>Renders faces: first the training people, then <paramref name="testIdentities"/> test people.</summary>
    /// <param name="renderer">Number of training people, images of each, size, seed.</param>
    /// <param name="testIdentities">The number of test people, at least 2.</param>
    /// <param name="pairsEach">The number of genuine, and of impostor, pairs for the threshold (training people) and
    /// for the test; fewer if there are not so many.</param>
    /// <param name="cache">The cache to keep the faces in; none if not given.</param>
    /// <param name="progress">Gets the number of pictures done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    public static VerificationData FromSynthetic(SyntheticFaces renderer, int testIdentities = 60, int pairsEach = 500,
        FaceCacheOptions? cache = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(testIdentities, 2);
        var (training, images) = (renderer.Options.Identities, renderer.Options.ImagesPerIdentity);
        var pixels = cache is null
            ? renderer.RenderRange(0, training + testIdentities, progress, cancellationToken)
            : RenderedFile.OpenOrRender(Path.Combine(cache.Folder, "rendered"), renderer, 0, training + testIdentities,
                progress, cancellationToken);
        var faces = new FaceSet("synthetic faces",
            from identity in Enumerable.Range(0, training + testIdentities)
            from image in Enumerable.Range(1, images)
            select new FaceRecord($"person {identity:000}", image,
            $"synthetic:{renderer.Options.Seed}/{identity}/{image - 1}"));
        var task = new VerificationTask("synthetic faces", faces,
            faces.OfIdentities("training people", faces.Identities.Take(training)),
            Pairs(0, training, 1), Pairs(training, training + testIdentities, 2)).Checked();
        return Own(task, PreparedFaces.FromPixels(
            faces, pixels, renderer.Options.Size, $"rendered {RenderedFile.Version}; size={renderer.Options.Size}"));

        IReadOnlyList<FacePair> Pairs(int from, int to, int seed)
        {
            // Drawn within a group of people; its indices start at the group's first image.
            var group = faces.OfIdentities("pairs", faces.Identities.Take(to).Skip(from));
            var sampler = new PairSampler(group, seed);
            var count = (int)Math.Min(pairsEach, Math.Min(sampler.GenuineCount, sampler.ImpostorCount));
            return [.. sampler.DrawDistinct(count).Select(pair => pair with
            {
                First = pair.First + from * images, Second = pair.Second + from * images,
            })];
        }
    }

    /// <summary>Draws pairs of validation identities to choose a threshold on: a network separates its training people
    /// better than others.</summary>
    /// <param name="validation">The validation identities; none of them may be in a test pair.</param>
    /// <param name="pairsEach">The number of pairs of each kind; fewer if there are not enough.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <returns>Pairs of rows of <see cref="Faces"/>.</returns>
    /// <exception cref="ArgumentException">A person is in a test pair, or the people have no genuine or no impostor
    /// pair.</exception>
    public IReadOnlyList<FacePair> ThresholdPairsOf(FaceSet validation, int pairsEach = 1000, int seed = 2)
    {
        var tested = TestPairs.SelectMany(pair => (int[])[pair.First, pair.Second])
            .Select(row => Faces.Faces.Records[row].Identity).ToHashSet();
        if (validation.Identities.FirstOrDefault(tested.Contains) is { } shared)
            throw new ArgumentException(
                $"'{shared}' is in the test pairs: choose the threshold on other people.", nameof(validation));
        return Faces.DrawPairs(validation, pairsEach, seed);
    }

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();

    private static VerificationData Own(VerificationTask task, PreparedFaces faces)
    {
        try
        {
            return new VerificationData(task, faces);
        }
        catch
        {
            faces.Dispose();
            throw;
        }
    }
}
