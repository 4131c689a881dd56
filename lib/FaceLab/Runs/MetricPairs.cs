using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Faces.Statistics;
using FaceLab.Learning.Losses;

namespace FaceLab.Runs;

/// <summary>The pairs of <see cref="RunConfig.MetricSet"/>, which give a run its metric.</summary>
/// <remarks>LFW View 1's training pairs, which are meant for choices; never its test pairs or View 2's.</remarks>
public sealed class MetricPairs : IDisposable
{
    private const string PairsName = "LFW View 1's training pairs";

    private MetricPairs(PreparedFaces faces, IReadOnlyList<FacePair> pairs, int all) =>
        (Faces, Pairs, LeftOut) = (faces, pairs, all - pairs.Count);

    /// <summary>The pixels of the pairs' pictures. Owned by this object.</summary>
    public PreparedFaces Faces { get; }

    /// <summary>Pairs of rows of <see cref="Faces"/>, without those of a picture that cannot be read.</summary>
    public IReadOnlyList<FacePair> Pairs { get; }

    /// <summary>The number of pairs with a picture that cannot be read.</summary>
    public int LeftOut { get; }

    /// <summary>Tells of the pairs that are left out; <see langword="null"/> if there is none.</summary>
    public string? Note => LeftOut == 0 ? null : $"{LeftOut:N0} of {LeftOut + Pairs.Count:N0} of {PairsName} are " +
        "left out of the metric, because of pictures that cannot be read, such as " +
        $"{Faces.Unreadable[0].Path}: {Faces.Unreadable[0].Reason}";

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();

    internal VerificationMetric By(IPairComparer? comparer) =>
        new($"area under ROC, {Pairs.Count:N0} of {PairsName}", Faces, Pairs, comparer);

    /// <summary>Returns a set's pairs, and their pictures, of which they are rows.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="set">Its name, for messages.</param>
    /// <exception cref="FaceDataException">The set has no such pairs.</exception>
    internal static (FaceSet Pictures, IReadOnlyList<FacePair> Pairs) PairsOf(IFaceDataset dataset, string set)
    {
        if (dataset is not LfwDataset lfw)
            throw new FaceDataException($"'{set}' is not LFW, which alone has View 1's training pairs for a run's " +
                "metric: name LFW, or leave metricSet (--metric-set) out.");
        var pairs = lfw.DevTrainPairs;
        var used = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Order().ToArray();
        var positionOf = used.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return (new FaceSet(PairsName, used.Select(index => lfw.Faces.Records[index])),
            [.. pairs.Select(pair => pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] })]);
    }

    /// <summary>Throws if a training person is in the pairs, under any spelling of the name.</summary>
    /// <exception cref="FaceDataException">A training person is in the pairs; the message has a name.</exception>
    internal static void RequireStrangers(FaceSet training, FaceSet pictures)
    {
        if (IdentityNames.Shared(training, pictures) is not [var known, ..] shared)
            return;
        var spelling = known.IsExact ? "" : $" as '{known.Second}'";
        throw new FaceDataException($"{shared.Count:N0} of the training people are in {PairsName}, such as " +
            $"'{known.First}'{spelling}: the metric would flatter the network. Train on other people, or leave " +
            "metricSet (--metric-set) out: validation identities give the metric then.");
    }

    /// <summary>Prepares the pictures like those of the training, or finds them in the cache.</summary>
    /// <exception cref="FaceDataException">None of them can be read.</exception>
    internal static MetricPairs Load(FaceSet pictures, IReadOnlyList<FacePair> pairs, PreparationOptions preparation,
        FaceCacheOptions? cache, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var faces = PreparedFaces.FromCache(pictures, preparation.OnLfw().Make(), cache, progress, cancellationToken);
        var missing = faces.Unreadable.Select(picture => picture.Path).ToHashSet(StringComparer.Ordinal);
        return new MetricPairs(faces, faces.RowsOf(pairs.Where(pair => !IsMissing(pair.First)
            && !IsMissing(pair.Second))), pairs.Count);

        bool IsMissing(int picture) => missing.Contains(pictures.Records[picture].Path);
    }
}
