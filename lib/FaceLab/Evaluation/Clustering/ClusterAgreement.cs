namespace FaceLab.Evaluation.Clustering;

/// <summary>How well clusters of faces agree with the people on them.</summary>
/// <remarks>
/// From the number n(c, p) of faces of person p in cluster c, with sizes n(c) and n(p) and N faces in all. BCubed: A. Bagga, B. Baldwin,
/// "Entity-based cross-document coreferencing using the vector space model", 1998; E. Amigó, J. Gonzalo, J. Artiles, F. Verdejo, 2009,
/// section 3.1, show that it alone meets their four demands. It weighs each face alike, pairs weigh people by their number of faces
/// squared, so on LFW they mostly judge a few presidents.
/// </remarks>
public sealed record ClusterAgreement
{
    private ClusterAgreement()
    {
    }

    /// <summary>Number of clusters C.</summary>
    public required int Clusters { get; init; }

    /// <summary>Number of people P.</summary>
    public required int Identities { get; init; }

    /// <summary>Mean over faces of the share of their cluster that shows the same person, the face itself included: sum n(c, p)² / n(c) / N,
    /// above 0 to 1.</summary>
    public required double BCubedPrecision { get; init; }

    /// <summary>Mean over faces of the share of their person that is in the same cluster, the face itself included: sum n(c, p)² / n(p) / N,
    /// above 0 to 1.</summary>
    public required double BCubedRecall { get; init; }

    /// <summary>Harmonic mean of BCubed precision and recall.</summary>
    public double BCubedF => Harmonic(BCubedPrecision, BCubedRecall);

    /// <summary>Pairs of one person in one cluster, of all pairs in one cluster; 1 where there is none.</summary>
    public required double PairwisePrecision { get; init; }

    /// <summary>Pairs of one person in one cluster, of all pairs of one person; 1 where there is none.</summary>
    public required double PairwiseRecall { get; init; }

    /// <summary>Harmonic mean of pairwise precision and recall.</summary>
    public double PairwiseF => Harmonic(PairwisePrecision, PairwiseRecall);

    /// <summary>Mutual information of cluster and person over the mean of their two entropies, 0 to 1; 1 where both entropies are zero.</summary>
    /// <remarks>A. Strehl, J. Ghosh, 2002, with the arithmetic mean as in scikit-learn. It grows with the number of clusters even by chance.</remarks>
    public required double NormalizedMutualInformation { get; init; }

    /// <summary>Pairwise agreement beyond chance: 0 expected of random clusters of the same sizes, 1 if equal, down to -0.5.</summary>
    /// <remarks>L. Hubert, P. Arabie, "Comparing partitions", 1985, equation 5.</remarks>
    public required double AdjustedRand { get; init; }

    /// <summary>Compares clusters with people.</summary>
    /// <param name="clusters">N cluster numbers; each negative one, such as <see cref="Dbscan.Noise"/>, is a cluster of that face alone.</param>
    /// <param name="labels">N labels, any numbers.</param>
    /// <exception cref="ArgumentException">There is no face, or the numbers differ.</exception>
    public static ClusterAgreement Between(IReadOnlyList<int> clusters, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(labels);
        if (clusters.Count != labels.Count || labels.Count == 0)
            throw new ArgumentException($"{clusters.Count:N0} cluster numbers do not fit {labels.Count:N0} labels: " +
                "give one of each for each face, and at least one face.", nameof(clusters));
        var counts = new ContingencyTable(clusters, labels);
        var (same, inCluster, ofPerson) = (counts.Cells.Sum(cell => Pairs(cell.Faces)), counts.ClusterSizes.Sum(Pairs), counts.IdentitySizes.Sum(Pairs));
        return new ClusterAgreement
        {
            Clusters = counts.ClusterSizes.Count,
            Identities = counts.IdentitySizes.Count,
            BCubedPrecision = counts.Cells.Sum(cell => (double)cell.Faces * cell.Faces / counts.ClusterSizes[cell.Cluster]) / labels.Count,
            BCubedRecall = counts.Cells.Sum(cell => (double)cell.Faces * cell.Faces / counts.IdentitySizes[cell.Identity]) / labels.Count,
            PairwisePrecision = inCluster == 0 ? 1 : (double)same / inCluster,
            PairwiseRecall = ofPerson == 0 ? 1 : (double)same / ofPerson,
            NormalizedMutualInformation = Information(counts, labels.Count),
            AdjustedRand = Rand(same, inCluster, ofPerson, Pairs(labels.Count)),
        };
    }

    private static double Harmonic(double first, double second) => first + second == 0 ? 0 : 2 * first * second / (first + second);

    private static long Pairs(int faces) => faces * (faces - 1L) / 2;

    private static double Information(ContingencyTable counts, int faces)
    {
        if (counts.ClusterSizes.Count == 1 && counts.IdentitySizes.Count == 1)
            return 1;
        var mutual = counts.Cells.Sum(cell => (double)cell.Faces / faces *
            Math.Log((double)cell.Faces * faces / ((double)counts.ClusterSizes[cell.Cluster] * counts.IdentitySizes[cell.Identity])));
        return Math.Clamp(2 * mutual / (Entropy(counts.ClusterSizes) + Entropy(counts.IdentitySizes)), 0, 1);

        double Entropy(IReadOnlyList<int> sizes) => -sizes.Sum(size => (double)size / faces * Math.Log((double)size / faces));
    }

    private static double Rand(double same, double inCluster, double ofPerson, double all)
    {
        var (expected, most) = (all == 0 ? 0 : inCluster * ofPerson / all, (inCluster + ofPerson) / 2);
        // Both put everything together, or both put nothing together.
        return most == expected ? 1 : (same - expected) / (most - expected);
    }
}
