using System.Numerics;
using System.Runtime.InteropServices;
using static System.FormattableString;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>All pairs of rows that reach a similarity, each row's neighbours in rising order.</summary>
internal sealed class SimilarityGraph
{
    /// <summary>Two to four gigabytes of neighbours: every pair of 16,000 rows.</summary>
    private const long MostNeighbours = 1L << 28;

    private readonly List<Neighbour>[] neighbours;

    private SimilarityGraph(int count) =>
        neighbours = [.. Enumerable.Range(0, count).Select(_ => new List<Neighbour>())];

    public int Count => neighbours.Length;

    /// <summary>Returns the rows that are similar to a row, without itself.</summary>
    public ReadOnlySpan<Neighbour> NeighboursOf(int row) => CollectionsMarshal.AsSpan(neighbours[row]);

    /// <summary>Compares all rows, a block of the matrix product at a time; each pair once, so that both sides get one
    /// number.</summary>
    /// <param name="rows">(N, D), float32, on the CPU, of length 1.</param>
    /// <param name="threshold">Cosine similarity from which two rows are neighbours.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="mostNeighbours">The largest number of neighbours, each pair counted twice.</param>
    /// <exception cref="InsufficientMemoryException">There are too many neighbours to keep.</exception>
    public static SimilarityGraph Of(
        Tensor rows, double threshold, CancellationToken cancellationToken, long mostNeighbours = MostNeighbours)
    {
        var graph = new SimilarityGraph((int)rows.shape[0]);
        var found = 0L;
        // One thread: the comparison takes far less time than the product, which uses all threads.
        SimilarityBlocks.ForEachRow(rows, rows, (first, _) => (first, graph.Count), (_, row, from, products) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            found += graph.Add(row, products[(row + 1 - from)..], (float)threshold);
            if (2 * found > mostNeighbours)
                throw new InsufficientMemoryException(
                    Invariant($"More than {mostNeighbours / 2:N0} pairs ") +
                    Invariant($"of these {graph.Count:N0} faces reach a similarity of {threshold:G4}: ") +
                    "raise the threshold, or give fewer faces.");
        }, workers: 1);
        return graph;
    }

    /// <summary>Adds a row's neighbours among the later rows, on both sides, and counts them.</summary>
    private int Add(int row, ReadOnlySpan<float> later, float threshold)
    {
        var own = neighbours[row];
        var (before, limits, at) = (own.Count, new Vector<float>(threshold), 0);
        // Most groups have none: one comparison passes over them.
        for (; at <= later.Length - Vector<float>.Count; at += Vector<float>.Count)
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(later[at..]), limits))
                Keep(later, at, at + Vector<float>.Count);
        Keep(later, at, later.Length);
        return own.Count - before;

        void Keep(ReadOnlySpan<float> similarities, int from, int to)
        {
            for (var i = from; i < to; i++)
                if (similarities[i] >= threshold)
                {
                    own.Add(new Neighbour(row + 1 + i, similarities[i]));
                    neighbours[row + 1 + i].Add(new Neighbour(row, similarities[i]));
                }
        }
    }

    internal readonly record struct Neighbour(int Row, float Similarity);
}
