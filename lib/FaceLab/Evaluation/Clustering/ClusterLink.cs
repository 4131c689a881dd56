namespace FaceLab.Evaluation.Clustering;

/// <summary>What a cluster knows of another.</summary>
/// <param name="Cluster">The other.</param>
/// <param name="Least">The least similarity of the pairs between them that are in the graph.</param>
/// <param name="Pairs">How many those are.</param>
internal readonly record struct ClusterLink(int Cluster, float Least, long Pairs)
{
    /// <summary>The same, with what is known of another part of the same cluster.</summary>
    public ClusterLink With(ClusterLink part) => this with { Least = Math.Min(Least, part.Least), Pairs = Pairs + part.Pairs };
}
