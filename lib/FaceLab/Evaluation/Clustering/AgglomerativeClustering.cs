using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Agglomerative clustering: the two most similar clusters are merged while they reach a threshold.</summary>
/// <remarks>
/// The similarity of two clusters is that of the <see cref="Linkage"/> over cosine similarities. The result is that of
/// the textbook loop (G. Lance, W. Williams, 1967), up to ties, but it needs no N x N matrix: two clusters can only be
/// merged if a pair of their faces reaches the threshold, so the graph of such pairs is searched for mutually nearest
/// clusters (the chain of J.-P. Benzécri, 1982; F. Murtagh, "A survey of recent advances in hierarchical clustering
/// algorithms", 1983). Time and memory grow with the pairs above the threshold.
/// </remarks>
public sealed class AgglomerativeClustering : IFaceClustering
{
    private readonly double threshold;
    private readonly Linkage linkage;

    /// <summary>Merges clusters while they are at least so similar.</summary>
    /// <param name="threshold">Cosine similarity, -1 to 1.</param>
    /// <param name="linkage">The similarity of two clusters.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AgglomerativeClustering(double threshold, Linkage linkage = Linkage.Average)
    {
        if (!Enum.IsDefined(linkage))
            throw new ArgumentOutOfRangeException(nameof(linkage), linkage, "Linkage is average or complete.");
        (this.threshold, this.linkage) = (SimilarityThreshold.Of(threshold), linkage);
    }

    /// <inheritdoc/>
    public int[] Cluster(Tensor embeddings, CancellationToken cancellationToken = default)
    {
        using var rows = UnitRows.Of(embeddings, nameof(embeddings));
        LinkageSearch search = linkage == Linkage.Average
            ? new AverageLinkage(rows, threshold, cancellationToken)
            : new CompleteLinkage(rows, threshold, cancellationToken);
        return search.Clusters(cancellationToken);
    }
}

/// <summary>Definitions of the similarity of two clusters.</summary>
public enum Linkage
{
    /// <summary>The mean similarity of all pairs between them (R. Sokal, C. Michener, 1958: UPGMA).</summary>
    Average,

    /// <summary>The least similarity of all pairs between them (T. Sørensen, 1948).</summary>
    Complete,
}
