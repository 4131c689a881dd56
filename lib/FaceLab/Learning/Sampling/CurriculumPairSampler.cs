using System.Globalization;
using FaceLab.Data;
using FaceLab.Learning.Losses;

namespace FaceLab.Learning.Sampling;

/// <summary>Pairs whose share of genuine ones goes from an easy value to the natural one.</summary>
/// <remarks>
/// Rows 2i and 2i + 1 of a batch are a pair, which <see cref="PairLoss"/> expects; it is genuine if their labels
/// are equal. A genuine pair is uniform over all genuine pairs of the set and an impostor pair over all impostor pairs, at
/// every share: at the natural share pairs come with the statistics of the full enumeration. The number of genuine pairs of a
/// batch is the share times the pairs, rounded up or down at random so that its mean is exact.
/// </remarks>
public sealed class CurriculumPairSampler : BatchSampler
{
    private readonly SampledFaces faces;
    private readonly long[] genuineUpTo;
    private readonly int pairs;

    /// <summary>A sampler over some people of a set.</summary>
    /// <param name="faces">What rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="pairs">Pairs of a batch, at least 1; its rows are twice as many.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">There is no genuine or no impostor pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CurriculumPairSampler(FaceSet faces, FaceSet? people, int pairs, CurriculumOptions? options, int seed)
        : this(SampledFaces.Of(faces, people), Checked(pairs), options ?? new(), seed)
    {
    }

    private CurriculumPairSampler(SampledFaces faces, int pairs, CurriculumOptions options, int seed)
        : base(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs, share {options.FirstShare} to {options.LastShare} in {options.Batches}"),
            faces, 2 * pairs, seed)
    {
        options.Validate();
        (this.faces, this.pairs, Options) = (faces, pairs, options);
        var sum = 0L;
        genuineUpTo = [.. faces.ByClass.Select(person => sum += PairsAmong(person.Rows.Length))];
        if (sum == 0 || faces.ByClass.Length < 2)
            throw new ArgumentException($"{sum} genuine pairs among {faces.ByClass.Length} people: pairs need two people, and two images of one " +
                "of them; where classes of scores stand for people, two of those.");
        NaturalShare = (double)sum / PairsAmong(faces.Rows.Count);
    }

    /// <summary>Pairs by score: genuine if both faces have about one, that is, floor(score / width) is the same, which is also the label.</summary>
    /// <remarks>Source: the siamese pre-training of E. Gölge's selfie scoring (2016).</remarks>
    /// <param name="faces">A set whose images all have a <see cref="FaceRecord.Rating"/>.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="classWidth">Width of a class in units of the score, above 0.</param>
    /// <param name="pairs">Pairs of a batch, at least 1; its rows are twice as many.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">An image has no score, or there is no genuine or no impostor pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static CurriculumPairSampler OfRatings(FaceSet faces, FaceSet? people, double classWidth, int pairs, CurriculumOptions? options,
        int seed) => new(SampledFaces.OfRatings(faces, people, classWidth), Checked(pairs), options ?? new(), seed);

    /// <summary>The schedule.</summary>
    public CurriculumOptions Options { get; }

    /// <summary>Share of genuine pairs among all pairs of the set.</summary>
    public double NaturalShare { get; }

    /// <summary>Expected share of genuine pairs in the next batch.</summary>
    public double GenuineShare
    {
        get
        {
            var progress = Math.Min(1, (double)Batches / Options.Batches);
            return Math.Pow(Options.FirstShare ?? NaturalShare, 1 - progress) * Math.Pow(Options.LastShare ?? NaturalShare, progress);
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
        var (label, images) = faces.ByClass[at];
        var (first, second) = (Random.Below(images.Length), Random.Below(images.Length - 1));
        return ((images[first], label), (images[second >= first ? second + 1 : second], label));
    }

    private ((long Row, long Label) First, (long Row, long Label) Second) Impostor()
    {
        while (true)
        {
            var (first, second) = (Random.Below(faces.Rows.Count), Random.Below(faces.Rows.Count));
            if (faces.Classes[first] != faces.Classes[second])
                return ((faces.Rows[first], faces.Classes[first]), (faces.Rows[second], faces.Classes[second]));
        }
    }

    private static long PairsAmong(long images) => images * (images - 1) / 2;

    private static int Checked(int pairs) => pairs is > 0 and <= int.MaxValue / 2 ? pairs
        : throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "Give at least 1 pair.");
}
