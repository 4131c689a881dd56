using System.Runtime.InteropServices;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Merges mutually nearest clusters of a graph until none is left that reaches the threshold.</summary>
/// <remarks>
/// From any cluster go to the most similar one, from there again, until two are each other's most similar: those two would be merged
/// sooner or later whatever else is, so they are merged now. A cluster that reaches no other never will, as a merged cluster is not more
/// similar to it than the more similar of its parts was ("reducibility"); it is closed, and nobody looks at it again.
/// Each cluster keeps a list of links to others that is put in order only when it is walked: links to clusters that were merged since
/// then count for what those became.
/// </remarks>
internal abstract class LinkageSearch
{
    private readonly List<ClusterLink>[] links;
    private readonly DisjointGroups groups;
    private readonly bool[] closed;
    private readonly int[] place;

    /// <summary>Starts with a cluster for each row.</summary>
    /// <param name="graph">Pairs without which two clusters cannot reach the threshold.</param>
    /// <param name="threshold">Similarity from which clusters are merged.</param>
    protected LinkageSearch(SimilarityGraph graph, double threshold)
    {
        Threshold = threshold;
        (groups, closed, place) = (new DisjointGroups(graph.Count), new bool[graph.Count], new int[graph.Count]);
        Sizes = new int[graph.Count];
        Array.Fill(Sizes, 1);
        Array.Fill(place, -1);
        links = new List<ClusterLink>[graph.Count];
        for (var row = 0; row < links.Length; row++)
        {
            var neighbours = graph.NeighboursOf(row);
            var similarities = graph.SimilaritiesOf(row);
            links[row] = new List<ClusterLink>(neighbours.Length);
            for (var i = 0; i < neighbours.Length; i++)
                links[row].Add(new ClusterLink(neighbours[i], similarities[i], 1));
        }
    }

    /// <summary>Similarity from which clusters are merged.</summary>
    protected double Threshold { get; }

    /// <summary>Number of faces of each cluster.</summary>
    protected int[] Sizes { get; }

    /// <summary>Similarity of a cluster and another to which it has a link; not a number where they can never reach the threshold.</summary>
    protected abstract double Similarity(int cluster, ClusterLink link);

    /// <summary>Called when the second becomes part of the first.</summary>
    protected virtual void Joined(int first, int second)
    {
    }

    /// <summary>All merges, in no particular order but each after those of its parts.</summary>
    public List<ClusterMerge> Merge(CancellationToken cancellationToken)
    {
        var merges = new List<ClusterMerge>();
        for (var start = 0; start < links.Length; start++)
            while (!closed[groups.Find(start)])
                MergeFrom(groups.Find(start), merges, cancellationToken);
        return merges;
    }

    /// <summary>Merges what a chain leads to, and that with what the next chain leads to, until such a cluster is closed.</summary>
    private void MergeFrom(int cluster, List<ClusterMerge> merges, CancellationToken cancellationToken)
    {
        while (MutuallyNearest(cluster) is { } pair)
        {
            cancellationToken.ThrowIfCancellationRequested();
            merges.Add(pair);
            cluster = Join(pair.First, pair.Second);
        }
    }

    /// <summary>Follows the chain from a cluster; closes the cluster where it leads nowhere.</summary>
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
                return new ClusterMerge(Math.Min(at, before), Math.Max(at, before), similarity);
            (before, at) = (at, next);
        }
    }

    /// <summary>The most similar cluster, the preferred one at a tie; -1 where none reaches the threshold.</summary>
    private (int Cluster, double Similarity) Nearest(int cluster, int preferred)
    {
        Settle(cluster);
        var (nearest, most) = (-1, double.NegativeInfinity);
        foreach (var link in CollectionsMarshal.AsSpan(links[cluster]))
        {
            var similarity = Similarity(cluster, link);
            if (similarity >= Threshold && (similarity > most || (similarity == most && link.Cluster == preferred)))
                (nearest, most) = (link.Cluster, similarity);
        }
        return (nearest, most);
    }

    /// <summary>Makes links point at what clusters became, one link each.</summary>
    private void Settle(int cluster)
    {
        var own = links[cluster];
        var kept = 0;
        foreach (var link in CollectionsMarshal.AsSpan(own))
        {
            var other = groups.Find(link.Cluster);
            if (other == cluster || closed[other])
                continue;
            if (place[other] < 0)
            {
                place[other] = kept;
                own[kept++] = link with { Cluster = other };
            }
            else
                own[place[other]] = own[place[other]].With(link);
        }
        CollectionsMarshal.SetCount(own, kept);
        foreach (var link in own)
            place[link.Cluster] = -1;
    }

    private int Join(int first, int second)
    {
        groups.Join(first, second);
        Joined(first, second);
        Sizes[first] += Sizes[second];
        // The longer list is the one that stays.
        var (longer, shorter) = links[first].Count >= links[second].Count ? (links[first], links[second]) : (links[second], links[first]);
        longer.AddRange(shorter);
        (links[first], links[second]) = (longer, []);
        return first;
    }
}
