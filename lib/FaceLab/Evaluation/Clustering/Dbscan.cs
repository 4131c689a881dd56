using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>DBSCAN: faces of one dense region share a cluster; the rest is noise.</summary>
/// <remarks>
/// A face is a core if at least <c>minPoints</c> faces, itself included, reach the threshold of similarity to it.
/// Cores that reach each other share a cluster. A face that is no core goes to the first cluster with a core that it
/// reaches, and is noise if there is none. Source: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based
/// algorithm for discovering clusters", KDD, 1996, section 4; their Eps is 1 - threshold in cosine distance, their
/// MinPts (4 in the paper) is <c>minPoints</c>. People with fewer pictures than that are noise.
/// </remarks>
public sealed class Dbscan : IFaceClustering
{
    /// <summary>The number of a face that belongs to no cluster.</summary>
    public const int Noise = -1;

    private readonly double threshold;
    private readonly int minPoints;

    /// <summary>Sets threshold and density.</summary>
    /// <param name="threshold">Cosine similarity from which faces are neighbours, -1 to 1.</param>
    /// <param name="minPoints">The least faces around a core, itself included, at least 1; with 1 or 2 the clusters
    /// are the connected groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Dbscan(double threshold, int minPoints = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minPoints, 1);
        (this.threshold, this.minPoints) = (SimilarityThreshold.Of(threshold), minPoints);
    }

    /// <summary>Groups faces; those in no dense region get <see cref="Noise"/>.</summary>
    /// <inheritdoc/>
    public int[] Cluster(Tensor embeddings, CancellationToken cancellationToken = default)
    {
        using var rows = UnitRows.Of(embeddings, nameof(embeddings));
        var graph = SimilarityGraph.Of(rows, threshold, cancellationToken);
        var clusters = new int[graph.Count];
        Array.Fill(clusters, Noise);
        for (var (face, next) = (0, 0); face < graph.Count; face++)
            if (clusters[face] == Noise && IsCore(graph, face))
                Spread(graph, face, next++, clusters);
        // A border face can come before the first core of its cluster.
        var numbers = new Queue<int>(ClusterNumbers.InOrder(clusters.Where(cluster => cluster != Noise)));
        return Array.ConvertAll(clusters, cluster => cluster == Noise ? Noise : numbers.Dequeue());
    }

    private bool IsCore(SimilarityGraph graph, int face) => graph.NeighboursOf(face).Length + 1 >= minPoints;

    private void Spread(SimilarityGraph graph, int start, int cluster, int[] clusters)
    {
        var cores = new Stack<int>([start]);
        clusters[start] = cluster;
        while (cores.TryPop(out var core))
            foreach (var (neighbour, _) in graph.NeighboursOf(core))
                if (clusters[neighbour] == Noise)
                {
                    clusters[neighbour] = cluster;
                    if (IsCore(graph, neighbour))
                        cores.Push(neighbour);
                }
    }
}
