using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Merges mutually nearest clusters of a graph until none is left that reaches the threshold.</summary>
/// <remarks>
/// From any cluster go to the most similar one, from there again, until two are each other's most similar: those two
/// would be merged sooner or later whatever else is, so they are merged now. A cluster that reaches no other never
/// will, as a merged cluster is not more similar to it than the more similar of its parts was ("reducibility"); it is
/// closed. Each cluster keeps a list of links to others, which is put in order only when it is walked: a link to a
/// cluster that was merged since then counts for what that became.
/// </remarks>
internal abstract class LinkageSearch
{
    private readonly double threshold;
    private readonly List<Link>[] links;
    private readonly bool[] closed;

    /// <summary>The place of each cluster in the list that is being put in order, else -1.</summary>
    private readonly int[] places;

    /// <summary>Groups that become one (B. Galler, M. Fischer, 1964): the next face on the way to the one that stands
    /// for all.</summary>
    private readonly int[] parents;

    /// <summary>Starts with a cluster for each row.</summary>
    /// <param name="graph">Pairs without which two clusters cannot reach the threshold.</param>
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

    /// <summary>The number of faces of each cluster.</summary>
    protected int[] Sizes { get; }

    /// <summary>The similarity of two linked clusters; not a number where they can never reach the threshold.</summary>
    protected abstract double Similarity(int cluster, Link link);

    /// <summary>Called when the second becomes part of the first.</summary>
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

    /// <summary>Merges what a chain leads to, and that with what the next chain leads to, until one is
    /// closed.</summary>
    private void MergeFrom(int cluster, CancellationToken cancellationToken)
    {
        while (MutuallyNearest(cluster) is var (first, second) && first >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Join(first, second);
            cluster = first;
        }
    }

    /// <summary>Follows the chain from a cluster; where it leads nowhere, closes the cluster and gives -1.</summary>
    private (int First, int Second) MutuallyNearest(int start)
    {
        var (before, at) = (-1, start);
        while (true)
        {
            var next = Nearest(at, before);
            if (next < 0)
            {
                closed[at] = true;
                return (-1, -1);
            }
            // Similarities rise strictly along the chain, so it comes to an end.
            if (next == before)
                return (Math.Min(at, before), Math.Max(at, before));
            (before, at) = (at, next);
        }
    }

    /// <summary>The most similar cluster, the preferred one at a tie; -1 where none reaches the threshold.</summary>
    private int Nearest(int cluster, int preferred)
    {
        Settle(cluster);
        var (nearest, most) = (-1, double.NegativeInfinity);
        foreach (var link in CollectionsMarshal.AsSpan(links[cluster]))
        {
            var similarity = Similarity(cluster, link);
            if (similarity >= threshold && (similarity > most || (similarity == most && link.Cluster == preferred)))
                (nearest, most) = (link.Cluster, similarity);
        }
        return nearest;
    }

    /// <summary>Makes links point at what clusters became, one link each.</summary>
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

    /// <summary>Makes two clusters one, for which the first one's face stands; the longer list of links is the one
    /// that stays.</summary>
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

    /// <summary>The face that stands for a face's cluster.</summary>
    private int Find(int face)
    {
        // Each step halves the way for the next one (R. Tarjan, J. van Leeuwen, 1984).
        while (parents[face] != face)
            face = parents[face] = parents[parents[face]];
        return face;
    }

    /// <summary>One cluster's knowledge of another: the least similarity and the number of their pairs in the
    /// graph.</summary>
    protected readonly record struct Link(int Cluster, float Least, int Pairs)
    {
        /// <summary>The same, with what is known of another part of the same cluster.</summary>
        public Link With(Link part) => this with { Least = Math.Min(Least, part.Least), Pairs = Pairs + part.Pairs };
    }
}

/// <summary>The least similarity of all pairs: two clusters reach the threshold if all their pairs are in the
/// graph.</summary>
internal sealed class CompleteLinkage(Tensor rows, double threshold, CancellationToken cancellationToken)
    : LinkageSearch(SimilarityGraph.Of(rows, threshold, cancellationToken), threshold)
{
    protected override double Similarity(int cluster, Link link) =>
        link.Pairs == (long)Sizes[cluster] * Sizes[link.Cluster] ? link.Least : double.NaN;
}
