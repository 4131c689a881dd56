using static System.FormattableString;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Identification: each probe is compared with a gallery of known people.</summary>
/// <remarks>
/// The similarity of an identity to a probe is that of its most similar picture. The rank of the right identity is one
/// more than the number of others that are at least as similar, so that a tie counts against the model. Only the
/// direction of a row counts. Source: P. J. Phillips, P. Grother, R. Micheals, "Evaluation methods in face
/// recognition", Handbook of Face Recognition, 2011: closed set (rank, cumulative match characteristic) and open set
/// (detection and identification rate).
/// </remarks>
public sealed class Identification
{
    private readonly int[] ranks;

    internal Identification(IReadOnlyList<ProbeResult> probes, int galleryIdentities)
    {
        (Probes, GalleryIdentities) = (probes, galleryIdentities);
        ranks = [.. probes.Select(probe => probe.MateRank).OfType<int>()];
    }

    /// <summary>All probes, in the order given.</summary>
    public IReadOnlyList<ProbeResult> Probes { get; }

    /// <summary>The number of identities in the gallery: the largest rank, unless one of them is only the probe
    /// itself.</summary>
    public int GalleryIdentities { get; }

    /// <summary>The number of probes whose identity the gallery has, for closed-set rates.</summary>
    public int MatedProbes => ranks.Length;

    /// <summary>The confusion matrix of first answers without its zeros, the most frequent confusion first, right
    /// answers included.</summary>
    public IReadOnlyList<IdentityConfusion> Confusions => [.. Mated.GroupBy(probe => (probe.Label, probe.BestLabel))
        .Select(group => new IdentityConfusion(group.Key.Label, group.Key.BestLabel, group.Count()))
        .OrderByDescending(entry => entry.Probes).ThenBy(entry => entry.Label).ThenBy(entry => entry.Answer)];

    private IEnumerable<ProbeResult> Mated => Probes.Where(probe => probe.MateRank is not null);

    /// <summary>Compares probes with a gallery.</summary>
    /// <param name="gallery">(G, D), float32, rows of any length above zero: the known faces.</param>
    /// <param name="galleryLabels">G labels.</param>
    /// <param name="probes">(N, D), float32, likewise: other pictures than the gallery's.</param>
    /// <param name="probeLabels">N labels in the same numbering; people outside the gallery are strangers.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, or one side is
    /// empty.</exception>
    public static Identification Of(
        Tensor gallery, IReadOnlyList<int> galleryLabels, Tensor probes, IReadOnlyList<int> probeLabels)
    {
        using var search = new GallerySearch(gallery, galleryLabels, probes, probeLabels, leaveOneOut: false);
        return search.Identify();
    }

    /// <summary>Compares each face of a set, as a probe, with all others; the only picture of a person counts as a
    /// stranger's.</summary>
    /// <param name="embeddings">(N, D), float32, rows of any length above zero, N at least 2.</param>
    /// <param name="labels">N labels.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, or a row is zero.</exception>
    public static Identification LeaveOneOut(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var search = new GallerySearch(embeddings, labels, embeddings, labels, leaveOneOut: true);
        return search.Identify();
    }

    /// <summary>Measures the rank-k identification rate: probes whose identity is among the k most similar, of those
    /// the gallery knows.</summary>
    /// <param name="rank">k, at least 1.</param>
    /// <exception cref="InvalidOperationException">The gallery knows none of the probes.</exception>
    public Proportion RankRate(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        RequireMates();
        return new Proportion(ranks.Count(own => own <= rank), MatedProbes);
    }

    /// <summary>Measures the open-set identification rate at a share of strangers that may get an answer.</summary>
    /// <param name="falsePositiveRate">The share, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">Too few strangers for the share: fewer than
    /// <see cref="RocCurve.FewestFalseAccepts"/> would be let in.</exception>
    /// <exception cref="InvalidOperationException">The gallery knows none of the probes.</exception>
    public OpenSetPoint OpenSet(double falsePositiveRate)
    {
        Proportion.RequireRate(falsePositiveRate, nameof(falsePositiveRate));
        RequireMates();
        var strangers = Probes.Where(probe => probe.MateRank is null).Select(probe => probe.BestSimilarity)
            .OrderDescending().ToArray();
        if (!SupportsOpenSet(falsePositiveRate))
            throw new ArgumentException(Invariant($"A false positive rate of {falsePositiveRate:G3} needs at least ") +
                Invariant($"{Proportion.LeastTotal(RocCurve.FewestFalseAccepts, falsePositiveRate):N0} probes whose ") +
                Invariant($"identity the gallery lacks; there are {strangers.Length:N0}. ") +
                "Take a higher rate, or leave more people out of the gallery.", nameof(falsePositiveRate));
        // Just above the first stranger who may not get an answer; those equal to it may not either.
        var threshold = float.BitIncrement(strangers[Proportion.LargestCount(falsePositiveRate, strangers.Length)]);
        return new OpenSetPoint(threshold,
            new(strangers.Count(similarity => similarity >= threshold), strangers.Length),
            new(Mated.Count(probe => probe.MateRank == 1 && probe.MateSimilarity >= threshold), MatedProbes));
    }

    internal bool SupportsOpenSet(double falsePositiveRate) =>
        Proportion.LargestCount(falsePositiveRate, Probes.Count - MatedProbes) >= RocCurve.FewestFalseAccepts;

    /// <summary>Counts confusions of some identities: rows are the true, columns the most similar identity.</summary>
    /// <param name="labels">The identities in their order, each once.</param>
    /// <exception cref="ArgumentException">A label occurs twice.</exception>
    public int[,] ConfusionMatrix(IReadOnlyList<int> labels)
    {
        var position = labels.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var matrix = new int[labels.Count, labels.Count];
        foreach (var confusion in Confusions)
        {
            if (position.TryGetValue(confusion.Label, out var row)
                && position.TryGetValue(confusion.Answer, out var column))
                matrix[row, column] = confusion.Probes;
        }
        return matrix;
    }

    private void RequireMates()
    {
        if (MatedProbes == 0)
            throw new InvalidOperationException($"The gallery knows none of the {Probes.Count:N0} probes: " +
                "use one numbering of people for both, and some people in both.");
    }
}
