using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Whose face is it? Each probe against a gallery of known people.</summary>
/// <remarks>
/// An identity is as similar to a probe as the most alike of its pictures. The rank of the right identity is one more than the number
/// of others that are at least as similar, so that a tie counts against the model.
/// Source: P. J. Phillips, P. Grother, R. Micheals, "Evaluation methods in face recognition", Handbook of Face Recognition, 2011:
/// closed set (rank, cumulative match characteristic) and open set (detection and identification rate).
/// </remarks>
public sealed class Identification
{
    private readonly int[] ranks;

    internal Identification(IReadOnlyList<ProbeResult> probes, int galleryIdentities)
    {
        (Probes, GalleryIdentities) = (probes, galleryIdentities);
        ranks = [.. probes.Select(probe => probe.MateRank).OfType<int>()];
    }

    /// <summary>Every probe, in the order given.</summary>
    public IReadOnlyList<ProbeResult> Probes { get; }

    /// <summary>Number of identities in the gallery: the largest rank, unless one of them is only the probe itself.</summary>
    public int GalleryIdentities { get; }

    /// <summary>Probes whose identity the gallery has: closed-set rates are theirs.</summary>
    public int MatedProbes => ranks.Length;

    /// <summary>Each identity's probes that are recognised at rank 1, the worst first.</summary>
    public IReadOnlyList<IdentityRate> PerIdentity => [.. Mated.GroupBy(probe => probe.Label)
        .Select(own => new IdentityRate(own.Key, new(own.Count(probe => probe.MateRank == 1), own.Count())))
        .OrderBy(identity => identity.RankOne.Rate).ThenBy(identity => identity.Label)];

    /// <summary>The confusion matrix of first answers without its zeros, the most frequent confusion first, right answers included.</summary>
    public IReadOnlyList<IdentityConfusion> Confusions => [.. Mated.GroupBy(probe => (probe.Label, probe.BestLabel))
        .Select(group => new IdentityConfusion(group.Key.Label, group.Key.BestLabel, group.Count()))
        .OrderByDescending(entry => entry.Probes).ThenBy(entry => entry.Label).ThenBy(entry => entry.Answer)];

    private IEnumerable<ProbeResult> Mated => Probes.Where(probe => probe.MateRank is not null);

    /// <summary>Compares probes with a gallery.</summary>
    /// <param name="gallery">(G, D), float32, rows of length 1: the known faces.</param>
    /// <param name="galleryLabels">G labels.</param>
    /// <param name="probes">(N, D), float32, rows of length 1: other pictures than the gallery's.</param>
    /// <param name="probeLabels">N labels, of the same people; those that the gallery lacks are strangers.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, or one side is empty.</exception>
    public static Identification Of(Tensor gallery, IReadOnlyList<int> galleryLabels, Tensor probes, IReadOnlyList<int> probeLabels) =>
        new GallerySearch(gallery, galleryLabels, probes, probeLabels, leaveOneOut: false).Identify();

    /// <summary>Each face of a set as a probe against all others; the only picture of a person is a stranger's.</summary>
    /// <param name="embeddings">(N, D), float32, rows of length 1, N at least 2.</param>
    /// <param name="labels">N labels.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, or a value is not finite.</exception>
    public static Identification LeaveOneOut(Tensor embeddings, IReadOnlyList<int> labels) =>
        new GallerySearch(embeddings, labels, embeddings, labels, leaveOneOut: true).Identify();

    /// <summary>Rank-k identification rate: probes whose identity is among the k most similar, of those the gallery knows.</summary>
    /// <param name="rank">k, at least 1.</param>
    /// <exception cref="InvalidOperationException">The gallery knows none of the probes.</exception>
    public Proportion RankRate(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        RequireMates();
        return new Proportion(ranks.Count(own => own <= rank), MatedProbes);
    }

    /// <summary>Cumulative match characteristic: the rates of rank 1, 2 and so on.</summary>
    /// <param name="ranks">How many; as many as the gallery has identities if that is fewer.</param>
    /// <exception cref="InvalidOperationException">The gallery knows none of the probes.</exception>
    public IReadOnlyList<double> CumulativeMatch(int ranks = 20) =>
        [.. Enumerable.Range(1, Math.Min(ranks, GalleryIdentities)).Select(rank => RankRate(rank).Rate)];

    /// <summary>Open-set identification rate at a share of strangers that may get an answer.</summary>
    /// <param name="falsePositiveRate">The share, above 0 and below 1.</param>
    /// <param name="rank">Among how many first answers the right one may be, at least 1.</param>
    /// <exception cref="ArgumentException">Too few strangers for the share: fewer than <see cref="RocCurve.FewestFalseAccepts"/> would be let in.</exception>
    /// <exception cref="InvalidOperationException">The gallery knows none of the probes.</exception>
    public OpenSetPoint OpenSet(double falsePositiveRate, int rank = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        // Written so that NaN fails too.
        if (!(falsePositiveRate > 0 && falsePositiveRate < 1))
            throw new ArgumentOutOfRangeException(nameof(falsePositiveRate), falsePositiveRate, "A false positive rate to aim at lies between 0 and 1, both excluded.");
        RequireMates();
        var strangers = Probes.Where(probe => probe.MateRank is null).Select(probe => probe.BestSimilarity).OrderDescending().ToArray();
        if (!SupportsOpenSet(falsePositiveRate))
            throw new ArgumentException(FormattableString.Invariant($"A false positive rate of {falsePositiveRate:G3} needs at least ") +
                FormattableString.Invariant($"{Math.Ceiling(RocCurve.FewestFalseAccepts / falsePositiveRate - 1e-6):N0} probes whose identity the gallery lacks; ") +
                FormattableString.Invariant($"there are {strangers.Length:N0}. Take a higher rate, or leave more people out of the gallery."), nameof(falsePositiveRate));
        // Just above the first stranger who may not get an answer; those equal to him may not either.
        var threshold = float.BitIncrement(strangers[Proportion.LargestCount(falsePositiveRate, strangers.Length)]);
        return new OpenSetPoint(threshold,
            new(strangers.Count(similarity => similarity >= threshold), strangers.Length),
            new(Mated.Count(probe => probe.MateRank <= rank && probe.MateSimilarity >= threshold), MatedProbes));
    }

    /// <summary>Whether the strangers are enough for <see cref="OpenSet"/>.</summary>
    internal bool SupportsOpenSet(double falsePositiveRate) =>
        Proportion.LargestCount(falsePositiveRate, Probes.Count - MatedProbes) >= RocCurve.FewestFalseAccepts;

    /// <summary>The confusion matrix of some identities: rows are who it is, columns whom it looks most like.</summary>
    /// <param name="labels">Which identities, in which order; each once.</param>
    /// <exception cref="ArgumentException">A label is there twice.</exception>
    public int[,] ConfusionMatrix(IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var position = labels.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var matrix = new int[labels.Count, labels.Count];
        foreach (var probe in Mated)
        {
            if (position.TryGetValue(probe.Label, out var row) && position.TryGetValue(probe.BestLabel, out var column))
                matrix[row, column]++;
        }
        return matrix;
    }

    private void RequireMates()
    {
        if (MatedProbes == 0)
            throw new InvalidOperationException($"The gallery knows none of the {Probes.Count:N0} probes: use one numbering of people for both, and some people in both.");
    }
}
