using System.Numerics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>All pairs of rows that are at least so similar, each row's neighbours in rising order.</summary>
internal sealed class SimilarityGraph
{
    /// <summary>Three gigabytes of neighbours: every pair of 16,000 rows.</summary>
    private const long MostNeighbours = 1L << 28;

    private readonly int[][] neighbours;
    private readonly float[][] similarities;

    private SimilarityGraph(int[][] neighbours, float[][] similarities) => (this.neighbours, this.similarities) = (neighbours, similarities);

    /// <summary>Number of rows.</summary>
    public int Count => neighbours.Length;

    /// <summary>The rows that are similar to a row, without itself.</summary>
    public ReadOnlySpan<int> NeighboursOf(int row) => neighbours[row];

    /// <summary>How similar each of <see cref="NeighboursOf"/> is.</summary>
    public ReadOnlySpan<float> SimilaritiesOf(int row) => similarities[row];

    /// <summary>Compares all rows, a block of matrix product at a time; each pair once, so that both sides see the same number.</summary>
    /// <param name="rows">(N, D), float32, on the CPU, of length 1.</param>
    /// <param name="threshold">Cosine similarity from which two rows are neighbours.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="mostNeighbours">Above so many, each pair counted twice, it gives up.</param>
    /// <exception cref="TooManyNeighboursException">There are too many neighbours to keep.</exception>
    public static SimilarityGraph Of(Tensor rows, double threshold, CancellationToken cancellationToken, long mostNeighbours = MostNeighbours)
    {
        var count = (int)rows.shape[0];
        var (later, values) = (new int[count][], new float[count][]);
        var limit = (float)threshold;
        var found = 0L;
        // One thread: the comparison takes far less than the product, which has them all.
        SimilarityBlocks.ForEachRow(rows, rows, (first, _) => (first, count), (_, row, from, products) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            (later[row], values[row]) = AtLeast(products[(row + 1 - from)..], limit, row + 1);
            found += later[row].Length;
            if (2 * found > mostNeighbours)
                throw new TooManyNeighboursException($"More than {mostNeighbours / 2:N0} pairs of these {count:N0} faces reach " +
                    FormattableString.Invariant($"a similarity of {threshold:G4}: ") + "raise the threshold, or give fewer faces.", nameof(threshold));
        }, workers: 1);
        return Mirrored(later, values);
    }

    /// <summary>Which values reach a limit.</summary>
    private static (int[] Places, float[] Values) AtLeast(ReadOnlySpan<float> values, float limit, int offset)
    {
        var (places, kept) = (new List<int>(), new List<float>());
        var limits = new Vector<float>(limit);
        var at = 0;
        // Most groups have none: one comparison passes over them.
        for (; at <= values.Length - Vector<float>.Count; at += Vector<float>.Count)
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(values[at..]), limits))
                Keep(values, at, at + Vector<float>.Count);
        Keep(values, at, values.Length);
        return ([.. places], [.. kept]);

        void Keep(ReadOnlySpan<float> all, int from, int to)
        {
            for (var i = from; i < to; i++)
                if (all[i] >= limit)
                {
                    places.Add(offset + i);
                    kept.Add(all[i]);
                }
        }
    }

    /// <summary>Each row gets its earlier neighbours before its later ones.</summary>
    private static SimilarityGraph Mirrored(int[][] later, float[][] values)
    {
        var degrees = Array.ConvertAll(later, own => own.Length);
        foreach (var other in later.SelectMany(own => own))
            degrees[other]++;
        var (neighbours, similarities) = (Array.ConvertAll(degrees, degree => new int[degree]), Array.ConvertAll(degrees, degree => new float[degree]));
        var filled = new int[later.Length];
        for (var row = 0; row < later.Length; row++)
        {
            later[row].CopyTo(neighbours[row].AsSpan(filled[row]));
            values[row].CopyTo(similarities[row].AsSpan(filled[row]));
            for (var i = 0; i < later[row].Length; i++)
            {
                var other = later[row][i];
                (neighbours[other][filled[other]], similarities[other][filled[other]]) = (row, values[row][i]);
                filled[other]++;
            }
        }
        return new SimilarityGraph(neighbours, similarities);
    }
}
