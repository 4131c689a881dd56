namespace FaceLab.Evaluation.Clustering;

/// <summary>The agreement of clusters of faces with the people on them.</summary>
/// <remarks>
/// Computed from the number n(c, p) of faces of person p in cluster c, with sizes n(c) and n(p) and N faces in all.
/// BCubed: A. Bagga, B. Baldwin, "Entity-based cross-document coreferencing using the vector space model", 1998; E.
/// Amigó, J. Gonzalo, J. Artiles, F. Verdejo, 2009, section 3.1, show that it alone meets their four demands. It weighs
/// each face equally. Pairs weigh people by their number of faces squared, so on LFW they mostly measure a few
/// presidents.
/// </remarks>
public sealed record ClusterAgreement
{
    private ClusterAgreement()
    {
    }

    /// <summary>The number of clusters C.</summary>
    public required int Clusters { get; init; }

    /// <summary>The number of people P.</summary>
    public required int Identities { get; init; }

    /// <summary>The mean over faces of the share of their cluster that shows the same person, the face itself
    /// included: sum n(c, p)² / n(c) / N, above 0 to 1.</summary>
    public required double BCubedPrecision { get; init; }

    /// <summary>The mean over faces of the share of their person that is in the same cluster, the face itself
    /// included: sum n(c, p)² / n(p) / N, above 0 to 1.</summary>
    public required double BCubedRecall { get; init; }

    /// <summary>The harmonic mean of BCubed precision and recall.</summary>
    public double BCubedF => Harmonic(BCubedPrecision, BCubedRecall);

    /// <summary>The pairs of one person in one cluster, of all pairs in one cluster; 1 where there is none.</summary>
    public required double PairwisePrecision { get; init; }

    /// <summary>The pairs of one person in one cluster, of all pairs of one person; 1 where there is none.</summary>
    public required double PairwiseRecall { get; init; }

    /// <summary>The harmonic mean of pairwise precision and recall.</summary>
    public double PairwiseF => Harmonic(PairwisePrecision, PairwiseRecall);

    /// <summary>The mutual information of cluster and person over the mean of their two entropies, 0 to 1; 1 where
    /// both entropies are zero.</summary>
    /// <remarks>
    /// A. Strehl, J. Ghosh, 2002, with the arithmetic mean as in scikit-learn. It grows with the number of clusters
    /// even by chance.
    /// </remarks>
    public required double NormalizedMutualInformation { get; init; }

    /// <summary>The pairwise agreement beyond chance: 0 expected of random clusters of the same sizes, 1 if equal,
    /// down to -0.5 (L. Hubert, P. Arabie, "Comparing partitions", 1985, equation 5).</summary>
    public required double AdjustedRand { get; init; }

    /// <summary>Compares clusters with people.</summary>
    /// <param name="clusters">N cluster numbers; each negative one, such as <see cref="Dbscan.Noise"/>, is a cluster
    /// of that face alone.</param>
    /// <param name="labels">N labels, any numbers.</param>
    /// <exception cref="ArgumentException">There is no face, or the lists have different lengths.</exception>
    public static ClusterAgreement Between(IReadOnlyList<int> clusters, IReadOnlyList<int> labels)
    {
        if (clusters.Count != labels.Count || labels.Count == 0)
            throw new ArgumentException($"{clusters.Count:N0} cluster numbers do not fit {labels.Count:N0} labels: " +
                "give one of each for each face, and at least one face.", nameof(clusters));
        var alone = clusters.Max() + 1L;
        var inClusters = ClusterNumbers.InOrder(clusters.Select(cluster => cluster >= 0 ? cluster : alone++));
        var ofPeople = ClusterNumbers.InOrder(labels);
        return Of(inClusters.Zip(ofPeople).CountBy(cell => cell)
            .Select(cell => (cell.Key.First, cell.Key.Second, cell.Value)).ToList(),
            Sizes(inClusters), Sizes(ofPeople), labels.Count);
    }

    private static ClusterAgreement Of(
        List<(int Cluster, int Person, int Faces)> cells, int[] ofCluster, int[] ofPerson, int faces)
    {
        var (same, together, samePerson) =
            (cells.Sum(cell => Pairs(cell.Faces)), ofCluster.Sum(Pairs), ofPerson.Sum(Pairs));
        var mutual = cells.Sum(cell => (double)cell.Faces / faces *
            Math.Log((double)cell.Faces * faces / ((double)ofCluster[cell.Cluster] * ofPerson[cell.Person])));
        return new ClusterAgreement
        {
            Clusters = ofCluster.Length,
            Identities = ofPerson.Length,
            BCubedPrecision = cells.Sum(cell => (double)cell.Faces * cell.Faces / ofCluster[cell.Cluster]) / faces,
            BCubedRecall = cells.Sum(cell => (double)cell.Faces * cell.Faces / ofPerson[cell.Person]) / faces,
            PairwisePrecision = together == 0 ? 1 : (double)same / together,
            PairwiseRecall = samePerson == 0 ? 1 : (double)same / samePerson,
            NormalizedMutualInformation = ofCluster.Length == 1 && ofPerson.Length == 1 ? 1
                : Math.Clamp(2 * mutual / (Entropy(ofCluster, faces) + Entropy(ofPerson, faces)), 0, 1),
            AdjustedRand = Rand(same, together, samePerson, Pairs(faces)),
        };
    }

    private static int[] Sizes(int[] numbers) => [.. numbers.CountBy(number => number).Select(size => size.Value)];

    private static double Harmonic(double first, double second) =>
        first + second == 0 ? 0 : 2 * first * second / (first + second);

    private static long Pairs(int faces) => faces * (faces - 1L) / 2;

    private static double Entropy(int[] sizes, int faces) =>
        -sizes.Sum(size => (double)size / faces * Math.Log((double)size / faces));

    private static double Rand(double same, double together, double samePerson, double all)
    {
        var (expected, most) = (all == 0 ? 0 : together * samePerson / all, (together + samePerson) / 2);
        // Both put everything together, or both put nothing together.
        return most == expected ? 1 : (same - expected) / (most - expected);
    }
}
