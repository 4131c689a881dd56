using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Merges mutually nearest clusters of a graph until none is left that reaches the threshold.</summary>
/// <remarks>
/// The search goes from a cluster to its most similar one, and on from there, until two are each other's most similar.
/// These two would be merged in any order of merges, so they are merged now. A cluster that reaches no other is closed,
/// because a merged cluster is not more similar to it than the more similar of its parts ("reducibility"). Each cluster
/// has a list of links to others, which is updated only when it is read: a link to a cluster that was merged since then
/// counts for the merged one.
/// </remarks>
internal abstract class LinkageSearch
{
    private readonly double threshold;
    private readonly List<ClusterMerge> merges = [];
    private readonly List<Link>[] links;
    private readonly bool[] closed;

    /// <summary>The place of each cluster in the list that is being updated, else -1.</summary>
    private readonly int[] places;

    /// <summary>A union-find forest (B. Galler, M. Fischer, 1964): the parent of each face.</summary>
    private readonly int[] parents;

    /// <summary>Starts with a cluster for each row.</summary>
    /// <param name="graph">The pairs that two clusters need to reach the threshold.</param>
    /// <param name="threshold">Similarity from which clusters are merged.</param>
    protected LinkageSearch(SimilarityGraph graph, double threshold)
    {
        this.threshold = threshold;
        parents = [.. Enumerable.Range(0, graph.Count)];
        (Sizes, places, closed, links) =
            (new int[graph.Count], new int[graph.Count], new bool[graph.Count], new List<Link>[graph.Count]);
        Array.Fill(Sizes, 1);
        Array.Fill(places, -1);
        for (var row = 0; row < links.Length; row++)
        {
            var neighbours = graph.NeighboursOf(row);
            links[row] = new List<Link>(neighbours.Length);
            foreach (var neighbour in neighbours)
                links[row].Add(new Link(neighbour.Row, neighbour.Similarity, 1));
        }
    }

    protected int[] Sizes { get; }

    /// <summary>The merges so far. In average linkage they are those of the whole dendrogram above the
    /// threshold.</summary>
    public IReadOnlyList<ClusterMerge> Merges => merges;

    /// <summary>Returns the similarity of linked clusters; not a number if they cannot reach the threshold.</summary>
    protected abstract double Similarity(int cluster, Link link);

    /// <summary>Called when the second cluster is merged into the first.</summary>
    protected virtual void Joined(int first, int second)
    {
    }

    /// <summary>Merges all that can be merged, and gives each row the number of its cluster.</summary>
    public int[] Clusters(CancellationToken cancellationToken)
    {
        for (var start = 0; start < links.Length; start++)
            while (!closed[Find(start)])
                MergeFrom(Find(start), cancellationToken);
        return ClusterNumbers.InOrder(Enumerable.Range(0, links.Length).Select(Find));
    }

    /// <summary>Merges the two clusters at the end of a chain, and goes on from there, until one is closed.</summary>
    private void MergeFrom(int cluster, CancellationToken cancellationToken)
    {
        while (MutuallyNearest(cluster) is { } merge)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Join(merge.First, merge.Second);
            merges.Add(merge);
            cluster = merge.First;
        }
    }

    /// <summary>Follows the chain from a cluster; closes a cluster without a next one, and returns null
    /// then.</summary>
    private ClusterMerge? MutuallyNearest(int start)
    {
        var (before, at) = (-1, start);
        while (true)
        {
            var (next, similarity) = Nearest(at, before);
            if (next < 0)
            {
                closed[at] = true;
                return null;
            }
            // Similarities rise strictly along the chain, so it comes to an end.
            if (next == before)
                return new(Math.Min(at, before), Math.Max(at, before), similarity);
            (before, at) = (at, next);
        }
    }

    /// <summary>Returns the most similar cluster, at a tie the preferred; -1 if none reaches the threshold.</summary>
    private (int Cluster, double Similarity) Nearest(int cluster, int preferred)
    {
        Settle(cluster);
        var (nearest, most) = (-1, double.NegativeInfinity);
        foreach (var link in CollectionsMarshal.AsSpan(links[cluster]))
        {
            var similarity = Similarity(cluster, link);
            if (similarity >= threshold && (similarity > most || (similarity == most && link.Cluster == preferred)))
                (nearest, most) = (link.Cluster, similarity);
        }
        return (nearest, most);
    }

    /// <summary>Updates the links to merged clusters, to one link for each.</summary>
    private void Settle(int cluster)
    {
        var own = links[cluster];
        var kept = 0;
        foreach (var link in CollectionsMarshal.AsSpan(own))
        {
            var other = Find(link.Cluster);
            if (other == cluster || closed[other])
                continue;
            if (places[other] < 0)
            {
                places[other] = kept;
                own[kept++] = link with { Cluster = other };
            }
            else
                own[places[other]] = own[places[other]].With(link);
        }
        CollectionsMarshal.SetCount(own, kept);
        foreach (var link in own)
            places[link.Cluster] = -1;
    }

    /// <summary>Merges the second cluster into the first. The longer list of links is extended.</summary>
    private void Join(int first, int second)
    {
        parents[second] = first;
        Joined(first, second);
        Sizes[first] += Sizes[second];
        var (longer, shorter) = links[first].Count >= links[second].Count
            ? (links[first], links[second]) : (links[second], links[first]);
        longer.AddRange(shorter);
        (links[first], links[second]) = (longer, []);
    }

    /// <summary>Returns the face that represents a face's cluster.</summary>
    private int Find(int face)
    {
        // Each step halves the way for the next one (R. Tarjan, J. van Leeuwen, 1984).
        while (parents[face] != face)
            face = parents[face] = parents[parents[face]];
        return face;
    }

    /// <summary>A link to a cluster, with the least similarity and the number of pairs in the graph.</summary>
    protected readonly record struct Link(int Cluster, float Least, int Pairs)
    {
        /// <summary>Joins the link with that to another part of the same cluster.</summary>
        public Link With(Link part) => this with { Least = Math.Min(Least, part.Least), Pairs = Pairs + part.Pairs };
    }
}

/// <summary>A merge of two clusters, each named by one of its faces, at their similarity.</summary>
internal readonly record struct ClusterMerge(int First, int Second, double Similarity);

/// <summary>The least similarity of all pairs: two clusters reach the threshold if all their pairs are in the
/// graph.</summary>
internal sealed class CompleteLinkage(Tensor rows, double threshold, CancellationToken cancellationToken)
    : LinkageSearch(SimilarityGraph.Of(rows, threshold, cancellationToken), threshold)
{
    protected override double Similarity(int cluster, Link link) =>
        link.Pairs == (long)Sizes[cluster] * Sizes[link.Cluster] ? link.Least : double.NaN;
}
