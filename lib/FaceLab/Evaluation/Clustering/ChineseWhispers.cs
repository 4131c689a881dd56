using FaceLab.Basics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Chinese whispers: every face repeatedly takes the most common name among its similar faces.</summary>
/// <remarks>
/// Faces whose similarity reaches the threshold are neighbours. Each starts with a name of its own, the number of a
/// cluster. In each of 20 rounds all faces, in a random order, take the name with the largest sum of similarities among
/// their neighbours; at a tie a face keeps its name, otherwise the lowest wins. It ends when a round changes nothing.
/// Source: C. Biemann, "Chinese whispers", TextGraphs, 2006, figure 2, with its weighted edges, where little changes
/// after 20 rounds; over a graph of face embeddings as D. King's dlib uses it (2017; every edge weighs 1 there, and it
/// runs 100 rounds). Time and memory grow with the pairs above the threshold.
/// </remarks>
public sealed class ChineseWhispers : IFaceClustering
{
    private const int Rounds = 20, Seed = 0;
    private readonly double threshold;

    /// <summary>Sets the threshold.</summary>
    /// <param name="threshold">Cosine similarity from which two faces are neighbours, above 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range.</exception>
    public ChineseWhispers(double threshold)
    {
        // A negative similarity would lower the sum of a name.
        if (!(threshold is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(threshold), threshold, "Chinese whispers needs a cosine similarity above 0, up to 1.");
        this.threshold = SimilarityThreshold.Of(threshold);
    }

    /// <inheritdoc/>
    public int[] Cluster(Tensor embeddings, CancellationToken cancellationToken = default)
    {
        using var rows = UnitRows.Of(embeddings, nameof(embeddings));
        var graph = SimilarityGraph.Of(rows, threshold, cancellationToken);
        var names = Enumerable.Range(0, graph.Count).ToArray();
        var (order, said, random) = (names.ToArray(), new float[graph.Count], new RandomSource(Seed));
        for (var (round, changed) = (0, true); changed && round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle<int>(order);
            changed = false;
            foreach (var face in order)
            {
                var loudest = Loudest(graph, face, names, said);
                changed |= loudest != names[face];
                names[face] = loudest;
            }
        }
        return ClusterNumbers.InOrder(names);
    }

    /// <summary>Returns the name with the largest sum; the sums are zero before and after.</summary>
    private static int Loudest(SimilarityGraph graph, int face, int[] names, float[] said)
    {
        var neighbours = graph.NeighboursOf(face);
        foreach (var neighbour in neighbours)
            said[names[neighbour.Row]] += neighbour.Similarity;
        var loudest = names[face];
        foreach (var neighbour in neighbours)
        {
            var name = names[neighbour.Row];
            if (said[name] > said[loudest] || (said[name] == said[loudest] && loudest != names[face] && name < loudest))
                loudest = name;
        }
        foreach (var neighbour in neighbours)
            said[names[neighbour.Row]] = 0;
        return loudest;
    }
}
