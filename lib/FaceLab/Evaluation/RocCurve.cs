using static System.FormattableString;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Receiver operating characteristic: false and true accept rates as the similarity threshold falls.</summary>
/// <remarks>
/// Source: T. Fawcett, "An introduction to ROC analysis", 2006, algorithms 1 and 2. Pairs of equal similarity are
/// accepted together, so a tie gives one slanted step, and the area counts it half.
/// </remarks>
public sealed class RocCurve
{
    /// <summary>The least number of accepted impostor pairs that a rate may rest on, FAR x impostor pairs, in
    /// <see cref="TrueAcceptRateAt"/>.</summary>
    /// <remarks>
    /// A count of accepted impostors has a relative standard error of about 1 / sqrt(count), so a third at ten. The
    /// "rule of 30" asks for thirty, to be within 30 % nine times in ten (G. Doddington et al., "The NIST speaker
    /// recognition evaluation", 2000).
    /// </remarks>
    public const int FewestFalseAccepts = 10;

    private readonly long[] falseAccepts;
    private readonly long[] trueAccepts;
    private readonly Lazy<double[]> falseRejectRates;

    /// <summary>The false accept rates that are usually reported: 1e-1, 1e-2 and so on to 1e-6.</summary>
    public static IReadOnlyList<double> UsualRates { get; } = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>Makes a curve of the pairs accepted at falling thresholds: none at the first, +infinity, and all at the
    /// last.</summary>
    internal RocCurve(double[] thresholds, long[] falseAccepts, long[] trueAccepts)
    {
        (this.falseAccepts, this.trueAccepts, Thresholds) = (falseAccepts, trueAccepts, thresholds);
        FalseAcceptRates = Array.ConvertAll(falseAccepts, count => (double)count / ImpostorCount);
        TrueAcceptRates = Array.ConvertAll(trueAccepts, count => (double)count / GenuineCount);
        falseRejectRates = new(() =>
            Array.ConvertAll(trueAccepts, count => (double)(GenuineCount - count) / GenuineCount));
        // Twice the area in pairs of pairs is a whole number: no rounding, whatever the number of points.
        var area = Int128.Zero;
        for (var i = 1; i < thresholds.Length; i++)
            area += (Int128)(falseAccepts[i] - falseAccepts[i - 1]) * (trueAccepts[i] + trueAccepts[i - 1]);
        AreaUnderCurve = (double)area / ((double)ImpostorCount * GenuineCount * 2);
    }

    /// <summary>The FAR at each point, from 0 up to 1.</summary>
    public IReadOnlyList<double> FalseAcceptRates { get; }

    /// <summary>The TAR at each point, from 0 up to 1.</summary>
    public IReadOnlyList<double> TrueAcceptRates { get; }

    /// <summary>The FRR at each point, 1 - TAR, from 1 down to 0: against FAR it draws the DET curve (A. Martin et
    /// al., 1997).</summary>
    public IReadOnlyList<double> FalseRejectRates => falseRejectRates.Value;

    /// <summary>The similarity from which pairs are accepted at each point; the first is +infinity: nothing is
    /// accepted.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The number of genuine pairs that the rates rest on.</summary>
    public long GenuineCount => trueAccepts[^1];

    /// <summary>The number of impostor pairs that the rates rest on.</summary>
    public long ImpostorCount => falseAccepts[^1];

    /// <summary>The area under the curve, 0.5 for chance, 1 for no error: the chance that a genuine pair is more
    /// similar than an impostor pair.</summary>
    public double AreaUnderCurve { get; }

    /// <summary>The point at which FAR and FRR are equal, on the straight line between the two points of the curve
    /// around it.</summary>
    /// <remarks>The threshold is interpolated by the same share between those of the two points; if the first is
    /// +infinity it is the second one.</remarks>
    public EqualErrorRate EqualErrorRate
    {
        get
        {
            var after = 1;
            while (FalseAcceptRates[after] + TrueAcceptRates[after] < 1)
                after++;
            var before = FalseAcceptRates[after - 1] + TrueAcceptRates[after - 1] - 1;
            var above = FalseAcceptRates[after] + TrueAcceptRates[after] - 1;
            var share = -before / (above - before);
            var rate = FalseAcceptRates[after - 1] + share * (FalseAcceptRates[after] - FalseAcceptRates[after - 1]);
            var (high, low) = (Thresholds[after - 1], Thresholds[after]);
            return new EqualErrorRate(rate, double.IsInfinity(high) ? low : high + share * (low - high));
        }
    }

    /// <summary>Finds the TAR at a FAR: the point of the curve with the lowest threshold whose FAR is not above the
    /// target.</summary>
    /// <param name="falseAcceptRate">The target, above 0 and below 1, such as 1e-3.</param>
    /// <returns>The point, exact; its own FAR may be below the target, as it is a multiple of 1 / impostor
    /// pairs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">Too few impostor pairs for this rate: FAR x pairs is below
    /// <see cref="FewestFalseAccepts"/>.</exception>
    public OperatingPoint TrueAcceptRateAt(double falseAcceptRate)
    {
        if (!Supports(falseAcceptRate))
            throw new ArgumentException(Invariant($"TAR at FAR {falseAcceptRate:G3} needs at least ") +
                Invariant($"{ImpostorsFor(falseAcceptRate):N0} impostor pairs, ") +
                Invariant($"of which {FewestFalseAccepts} would be accepted; there are {ImpostorCount:N0}. ") +
                "Take a higher FAR, or more pairs: all pairs of a set.", nameof(falseAcceptRate));
        var allowed = Proportion.LargestCount(falseAcceptRate, ImpostorCount);
        var at = Array.BinarySearch(falseAccepts, allowed);
        at = at < 0 ? ~at - 1 : at;
        while (at + 1 < falseAccepts.Length && falseAccepts[at + 1] <= allowed)
            at++;
        return new OperatingPoint(
            Thresholds[at], new(falseAccepts[at], ImpostorCount), new(trueAccepts[at], GenuineCount));
    }

    /// <summary>True if the impostor pairs are enough for <see cref="TrueAcceptRateAt"/>.</summary>
    /// <param name="falseAcceptRate">The target, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not between 0 and 1.</exception>
    public bool Supports(double falseAcceptRate)
    {
        Proportion.RequireRate(falseAcceptRate, nameof(falseAcceptRate));
        return Proportion.LargestCount(falseAcceptRate, ImpostorCount) >= FewestFalseAccepts;
    }

    /// <summary>Returns the least number of impostor pairs that <see cref="Supports"/> a rate.</summary>
    /// <param name="falseAcceptRate">The rate, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    public static double ImpostorsFor(double falseAcceptRate)
    {
        Proportion.RequireRate(falseAcceptRate, nameof(falseAcceptRate));
        return Proportion.LeastTotal(FewestFalseAccepts, falseAcceptRate);
    }

    internal long ErrorsAt(int point) => falseAccepts[point] + GenuineCount - trueAccepts[point];

    /// <summary>Draws the curve of pairs.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static RocCurve Of(PairSimilarities pairs)
    {
        pairs.RequireBothKinds();
        var similarities = pairs.CosineSimilarities.ToArray();
        var genuine = pairs.Genuine.ToArray();
        Array.Sort(similarities, genuine);
        var (thresholds, falseAccepts, trueAccepts) =
            (new List<double> { double.PositiveInfinity }, new List<long> { 0 }, new List<long> { 0 });
        var (accepted, wronglyAccepted) = (0, 0);
        for (var i = similarities.Length - 1; i >= 0; i--)
        {
            (accepted, wronglyAccepted) = genuine[i] ? (accepted + 1, wronglyAccepted)
                : (accepted, wronglyAccepted + 1);
            if (i > 0 && similarities[i - 1] == similarities[i])
                continue;
            thresholds.Add(similarities[i]);
            falseAccepts.Add(wronglyAccepted);
            trueAccepts.Add(accepted);
        }
        return new RocCurve([.. thresholds], [.. falseAccepts], [.. trueAccepts]);
    }

    /// <summary>Draws the exact curve of all N (N - 1) / 2 pairs of a set, without storing them.</summary>
    /// <param name="embeddings">(N, D), float32, rows of any length above zero: they are scaled to length
    /// 1.</param>
    /// <param name="labels">N labels: rows of equal label are genuine pairs.</param>
    /// <returns>The curve, with a point on each side of every distinct genuine similarity. Between them it is a
    /// straight line, so the area, the EER and the TAR at any FAR are those of the curve with every impostor
    /// similarity.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, or a kind of
    /// pair is missing.</exception>
    /// <remarks>
    /// Sorts the genuine similarities only, and counts how many impostors lie between each and the next. Memory: about
    /// 150 bytes for a distinct genuine similarity, 16 more for each core, and a block of products of 32 MB; none for
    /// an impostor. Similarities are products of float32 rows.
    /// </remarks>
    public static RocCurve OfAllPairs(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var scan = new AllPairsScan(embeddings, labels);
        return new ImpostorCounts(scan.GenuineSimilarities()).CountedIn(scan).ToCurve();
    }
}
