using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Agglomerative clustering: the two most similar clusters become one, again and again.</summary>
/// <remarks>
/// It stops where no two clusters are as similar as a threshold, or where so many clusters are left. The similarity of two clusters is the
/// <see cref="Linkage"/>'s over cosine similarities; the result is that of the textbook's loop (G. Lance, W. Williams, 1967), up to ties.
/// It needs no N x N matrix: clusters can only meet if a pair of their faces reaches the threshold, so the graph of such pairs is searched
/// for mutually nearest clusters (the chain of J.-P. Benzécri, 1982; F. Murtagh, "A survey of recent advances in hierarchical clustering
/// algorithms", 1983). Time and memory grow with the pairs above the threshold.
/// </remarks>
public sealed class AgglomerativeClustering : IFaceClustering
{
    /// <summary>Below every cosine, however rounded.</summary>
    private const double LeastOfAll = -2;

    private readonly double threshold;
    private readonly int count;
    private readonly Linkage linkage;

    private AgglomerativeClustering(double threshold, int count, Linkage linkage)
    {
        if (!Enum.IsDefined(linkage))
            throw new ArgumentOutOfRangeException(nameof(linkage), linkage, "Linkage is average or complete.");
        (this.threshold, this.count, this.linkage) = (threshold, count, linkage);
    }

    /// <summary>Clusters become one while they are at least so similar.</summary>
    /// <param name="threshold">Cosine similarity, -1 to 1.</param>
    /// <param name="linkage">How similar two clusters are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AgglomerativeClustering(double threshold, Linkage linkage = Linkage.Average)
        : this(UnitRows.RequireSimilarity(threshold), 0, linkage)
    {
    }

    /// <summary>Clusters become one until so many are left.</summary>
    /// <param name="clusters">How many, at least 1; <see cref="Cluster"/> refuses fewer faces than that.</param>
    /// <param name="linkage">How similar two clusters are.</param>
    /// <returns>A clustering that looks at ever less similar pairs until it has come so far; all pairs, where few clusters are wanted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static AgglomerativeClustering Into(int clusters, Linkage linkage = Linkage.Average)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        return new(double.NaN, clusters, linkage);
    }

    /// <inheritdoc/>
    public int[] Cluster(Tensor embeddings, CancellationToken cancellationToken = default)
    {
        using var rows = UnitRows.Of(embeddings);
        var faces = (int)rows.shape[0];
        if (count > faces)
            throw new ArgumentException($"{faces:N0} faces cannot make {count:N0} clusters.", nameof(embeddings));
        return Numbers(faces, count == 0 ? Merges(rows, threshold, cancellationToken) : FirstMerges(rows, faces - count, cancellationToken));
    }

    private List<ClusterMerge> Merges(Tensor rows, double from, CancellationToken cancellationToken) => linkage switch
    {
        Linkage.Average => new AverageLinkage(rows, from, cancellationToken).Merge(cancellationToken),
        _ => new CompleteLinkage(rows, from, cancellationToken).Merge(cancellationToken),
    };

    private IEnumerable<ClusterMerge> FirstMerges(Tensor rows, int wanted, CancellationToken cancellationToken)
    {
        // Merges above a threshold are the first ones of the whole tree, whatever the threshold.
        var merges = new List<ClusterMerge>();
        foreach (var from in (double[])[0.5, 0.25, 0.1, 0, LeastOfAll])
            if ((merges = Merges(rows, from, cancellationToken)).Count >= wanted)
                break;
        return merges.OrderByDescending(merge => merge.Similarity).Take(wanted);
    }

    private static int[] Numbers(int faces, IEnumerable<ClusterMerge> merges)
    {
        var groups = new DisjointGroups(faces);
        foreach (var merge in merges)
            groups.Join(merge.First, merge.Second);
        return ClusterNumbers.InOrder(Enumerable.Range(0, faces).Select(groups.Find));
    }
}
