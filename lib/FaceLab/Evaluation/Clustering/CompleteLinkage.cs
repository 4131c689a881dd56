using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>The least similarity of all pairs: two clusters reach the threshold if all their pairs are in the graph.</summary>
internal sealed class CompleteLinkage(Tensor rows, double threshold, CancellationToken cancellationToken)
    : LinkageSearch(SimilarityGraph.Of(rows, threshold, cancellationToken), threshold)
{
    protected override double Similarity(int cluster, ClusterLink link) =>
        link.Pairs == (long)Sizes[cluster] * Sizes[link.Cluster] ? link.Least : double.NaN;
}
