using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Retrieval: each probe orders a gallery's pictures by falling similarity; those of its own person should be
/// first.</summary>
/// <remarks>
/// With R pictures of the probe's identity in the gallery, MAP@R is the mean over probes of (1 / R) sum over i = 1 ..
/// R of P(i), where P(i) is the precision of the first i if picture i is right, else 0. It is 1 only if the first R
/// are the R right ones. Of equal similarities the wrong picture stands first, so that a tie counts against the
/// model. Probes without a picture in the gallery have no figure and are left out; <see cref="ProbeCount"/> tells how
/// many remain. Source: K. Musgrave, S. Belongie, S.-N. Lim, "A Metric Learning Reality Check", 2020, section 3.2.
/// </remarks>
public sealed class Retrieval
{
    private readonly int[][] positions;
    private readonly int gallerySize;

    internal Retrieval(IEnumerable<int[]> positionsOfProbes, int gallerySize)
    {
        positions = [.. positionsOfProbes.Where(own => own.Length > 0)];
        this.gallerySize = gallerySize;
        if (positions.Length == 0)
            throw new ArgumentException("No probe has a picture of its identity in the gallery: " +
                "use one numbering of people for both, and some people twice.");
    }

    /// <summary>The number of probes that have a picture of their identity in the gallery, at least 1.</summary>
    public int ProbeCount => positions.Length;

    /// <summary>The MAP@R, 0 to 1.</summary>
    public double MeanAveragePrecisionAtR => positions.Average(own => Precisions(own, own.Length));

    /// <summary>The mean average precision over the whole order, 0 to 1.</summary>
    public double MeanAveragePrecision => positions.Average(own => Precisions(own, int.MaxValue));

    /// <summary>The mean share of right pictures among the first R, 0 to 1.</summary>
    public double RPrecision =>
        positions.Average(own => (double)own.Count(position => position < own.Length) / own.Length);

    /// <summary>Compares probes with a gallery.</summary>
    /// <param name="gallery">(G, D), float32, rows of any length above zero; only their direction
    /// counts.</param>
    /// <param name="galleryLabels">G labels.</param>
    /// <param name="probes">(N, D), float32, likewise: other pictures than the gallery's.</param>
    /// <param name="probeLabels">N labels, of the same people.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, one side is empty,
    /// or they share no identity.</exception>
    public static Retrieval Of(
        Tensor gallery, IReadOnlyList<int> galleryLabels, Tensor probes, IReadOnlyList<int> probeLabels)
    {
        using var search = new GallerySearch(gallery, galleryLabels, probes, probeLabels, leaveOneOut: false);
        return search.Retrieve();
    }

    /// <summary>Compares each face of a set, as a probe, with all others.</summary>
    /// <param name="embeddings">(N, D), float32, rows of any length above zero, N at least 2.</param>
    /// <param name="labels">N labels, one of them twice.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, or nobody has two
    /// faces.</exception>
    public static Retrieval LeaveOneOut(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var search = new GallerySearch(embeddings, labels, embeddings, labels, leaveOneOut: true);
        return search.Retrieve();
    }

    /// <summary>Measures the mean share of right pictures among the first k, 0 to 1; below 1 for a probe with fewer
    /// than k right ones.</summary>
    /// <param name="count">k, 1 to the size of the gallery.</param>
    public double PrecisionAt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, gallerySize);
        return positions.Average(own => (double)own.Count(position => position < count) / count);
    }

    /// <summary>Averages the precisions at the right pictures among the first ones, over the number of right pictures
    /// in the gallery.</summary>
    private static double Precisions(int[] own, int first)
    {
        var sum = 0.0;
        for (var i = 0; i < own.Length && own[i] < first; i++)
            sum += (i + 1.0) / (own[i] + 1);
        return sum / own.Length;
    }
}
