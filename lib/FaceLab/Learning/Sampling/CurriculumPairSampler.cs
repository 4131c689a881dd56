using System.Globalization;
using FaceLab.Data;
using FaceLab.Learning.Losses;

namespace FaceLab.Learning.Sampling;

/// <summary>The schedule of the share of genuine pairs.</summary>
/// <remarks>Share after t of T batches, with u = min(1, t / T): first^(1 - u) x last^u. It falls by the same factor in
/// equal times, because the two ends often differ by a factor of a hundred or more. The values are our own.</remarks>
public sealed record CurriculumOptions
{
    /// <summary>The first share of genuine pairs, in (0, 1); <see langword="null"/> for that among all pairs.</summary>
    public double? FirstShare { get; init; } = 0.5;

    /// <summary>The last share, in (0, 1); <see langword="null"/> for that among all pairs.</summary>
    public double? LastShare { get; init; }

    /// <summary>T, the number of batches from first to last, at least 1.</summary>
    public int Batches { get; init; } = 1000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Batches, 1);
        foreach (var (share, name) in new[] { (FirstShare, nameof(FirstShare)), (LastShare, nameof(LastShare)) })
        {
            if (share is not (null or (> 0 and < 1)))
                throw new ArgumentOutOfRangeException(name, share,
                    $"{name} is {share}: give a share of genuine pairs between 0 and 1.");
        }
    }
}

/// <summary>Draws pairs with a share of genuine ones that follows a schedule.</summary>
/// <remarks>
/// Rows 2i and 2i + 1 of a batch are a pair, which <see cref="PairLoss"/> expects; it is genuine if their labels are
/// equal. A genuine pair is uniform over all genuine pairs of the set and an impostor pair over all impostor pairs,
/// at every share: at the natural share pairs come with the statistics of the full enumeration. The number of genuine
/// pairs of a batch is the share times the pairs, rounded up or down at random so that its mean is exact. Pairs by
/// rating are the siamese pre-training of E. Gölge's rating of selfies (2016).
/// </remarks>
public sealed class CurriculumPairSampler : BatchSampler
{
    private readonly long[] genuineUpTo;
    private readonly int pairs;

    /// <summary>A sampler over some people of a set.</summary>
    /// <param name="faces">The faces that rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="pairs">The number of pairs of a batch, at least 1; its rows are twice as many.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <param name="classWidth">The width of a class of ratings, above 0: a pair is genuine if floor(rating / width),
    /// the label, is the same. Null if a pair is genuine when both faces are of one person.</param>
    /// <exception cref="ArgumentException">An image has no rating, or a kind of pair is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CurriculumPairSampler(FaceSet faces, FaceSet? people, int pairs, CurriculumOptions? options, int seed,
        double? classWidth = null)
        : base(SampledFaces.Of(faces, people, classWidth), SettingsOf(pairs, options ??= new()), 2 * pairs, seed)
    {
        options.Validate();
        (this.pairs, Options) = (pairs, options);
        var sum = 0L;
        genuineUpTo = [.. Faces.ByClass.Select(person => sum += PairsAmong(person.Rows.Length))];
        if (sum == 0 || Faces.ByClass.Length < 2)
            throw new ArgumentException($"{sum} genuine pairs among {Faces.ByClass.Length} people: pairs need two " +
                "people, and two images of one of them; where classes of ratings stand for people, two of those.");
        NaturalShare = (double)sum / PairsAmong(Faces.Rows.Count);
    }

    /// <summary>The schedule.</summary>
    public CurriculumOptions Options { get; }

    /// <summary>The share of genuine pairs among all pairs of the set.</summary>
    public double NaturalShare { get; }

    /// <summary>The expected share of genuine pairs in the next batch.</summary>
    public double GenuineShare
    {
        get
        {
            var progress = Math.Min(1, (double)Batches / Options.Batches);
            return Math.Pow(Options.FirstShare ?? NaturalShare, 1 - progress)
                * Math.Pow(Options.LastShare ?? NaturalShare, progress);
        }
    }

    private protected override LabeledRows Draw()
    {
        var genuine = (int)Math.Floor(GenuineShare * pairs + Random.NextDouble());
        var (rows, labels) = (new long[BatchSize], new long[BatchSize]);
        for (var pair = 0; pair < pairs; pair++)
        {
            var (first, second) = pair < genuine ? Genuine() : Impostor();
            (rows[2 * pair], labels[2 * pair]) = first;
            (rows[2 * pair + 1], labels[2 * pair + 1]) = second;
        }
        return new LabeledRows(rows, labels);
    }

    private ((long Row, long Label) First, (long Row, long Label) Second) Genuine()
    {
        var at = Array.BinarySearch(genuineUpTo, Random.Below(genuineUpTo[^1]) + 1);
        if (at < 0)
            at = ~at;
        while (at > 0 && genuineUpTo[at - 1] == genuineUpTo[at])
            at--;       // people without a pair share the sum of the one before them
        var (label, images) = Faces.ByClass[at];
        var (first, second) = (Random.Below(images.Length), Random.Below(images.Length - 1));
        return ((images[first], label), (images[second >= first ? second + 1 : second], label));
    }

    private ((long Row, long Label) First, (long Row, long Label) Second) Impostor()
    {
        while (true)
        {
            var (first, second) = (Random.Below(Faces.Rows.Count), Random.Below(Faces.Rows.Count));
            if (Faces.Classes[first] != Faces.Classes[second])
                return ((Faces.Rows[first], Faces.Classes[first]), (Faces.Rows[second], Faces.Classes[second]));
        }
    }

    private static long PairsAmong(long images) => images * (images - 1) / 2;

    private static string SettingsOf(int pairs, CurriculumOptions options) => pairs is > 0 and <= int.MaxValue / 2
        ? string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs, share {options.FirstShare} " +
            $"to {options.LastShare} in {options.Batches}")
        : throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "Give at least 1 pair.");
}
