using System.Numerics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Projection;

/// <summary>Similarities p of all pairs of points, t-SNE's target (van der Maaten, Hinton, 2008, section 3.1,
/// equation 1).</summary>
/// <remarks>The p of a point are a Gaussian of the others' distances; its width follows from the perplexity.</remarks>
internal sealed class JointProbabilities
{
    /// <summary>A distance with weight 0 at any width.</summary>
    private const float Far = 1e30f;

    /// <summary>Enough to halve a range of 2^32 down to float32's precision.</summary>
    private const int MostSteps = 64;

    private const int Tile = 64;
    private readonly float[] values;

    private JointProbabilities(int count)
    {
        Count = count;
        Stride = (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        values = new float[(long)count * Stride];
    }

    public int Count { get; }

    /// <summary>The length of a row: the number of points, filled up with zeros to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>Returns p of a point and all others, 0 for itself. p is symmetric, and all p sum to 1.</summary>
    public ReadOnlySpan<float> Row(int point) => Own(point);

    /// <summary>Computes p of points for a perplexity.</summary>
    /// <param name="points">(N, D), float32, on the CPU.</param>
    /// <param name="perplexity">The exponential of the entropy in nats of each row.</param>
    public static JointProbabilities Of(Tensor points, double perplexity)
    {
        using var scope = NewDisposeScope();
        // Products far from zero would lose the small distances to rounding.
        var centred = points - points.mean([0], keepdim: true);
        var squares = centred.square().sum([1]).data<float>().ToArray();
        var joint = new JointProbabilities((int)points.shape[0]);
        SimilarityBlocks.ForEachRow(centred, centred, (_, _) => (0, joint.Count), (_, row, _, products) =>
        {
            var distances = joint.Own(row);
            for (var i = 0; i < products.Length; i++)
                distances[i] = Math.Max(squares[row] + squares[i] - 2 * products[i], 0);
            Scale(distances, joint.Count, row);
            Weigh(distances, (float)Precision(distances, Math.Log(perplexity)));
        }, Environment.ProcessorCount);
        joint.MakeSymmetric();
        return joint;
    }

    private Span<float> Own(int point) => values.AsSpan(point * Stride, Stride);

    /// <summary>Scales distances to 0 for the nearest and a mean of 1: exponential and search do not
    /// overflow.</summary>
    private static void Scale(Span<float> row, int count, int self)
    {
        row[self] = row[self == 0 ? 1 : 0];
        var (least, sum) = (float.MaxValue, 0.0);
        foreach (var distance in row[..count])
            (least, sum) = (Math.Min(least, distance), sum + distance);
        var mean = (float)(sum / count) - least;
        for (var i = 0; i < count; i++)
            row[i] = mean > 0 ? (row[i] - least) / mean : 0;
        row[self] = Far;
        row[count..].Fill(Far);
    }

    /// <summary>Searches the inverse width of the Gaussian with the wanted entropy.</summary>
    private static double Precision(ReadOnlySpan<float> row, double wanted)
    {
        var (precision, low, high) = (1.0, 0.0, double.PositiveInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            var (sum, moment) = Sums(row, (float)precision);
            var surplus = Math.Log(sum) + precision * moment / sum - wanted;
            if (Math.Abs(surplus) < 1e-5)
                break;
            // Too many neighbours: narrower.
            (low, high) = surplus > 0 ? (precision, high) : (low, precision);
            precision = double.IsInfinity(high) ? precision * 2 : (low + high) / 2;
        }
        return precision;
    }

    private static (double Sum, double Moment) Sums(ReadOnlySpan<float> row, float precision)
    {
        var (sum, moment, factor) = (Vector<float>.Zero, Vector<float>.Zero, new Vector<float>(-precision));
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
        {
            var distances = new Vector<float>(row[at..]);
            var weights = Vector.Exp(distances * factor);
            sum += weights;
            moment += weights * distances;
        }
        return (Vector.Sum(sum), Vector.Sum(moment));
    }

    /// <summary>Replaces distances by weights that sum to 1.</summary>
    private static void Weigh(Span<float> row, float precision)
    {
        var scale = new Vector<float>((float)(1 / Sums(row, precision).Sum));
        var factor = new Vector<float>(-precision);
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
            (Vector.Exp(new Vector<float>(row[at..]) * factor) * scale).CopyTo(row[at..]);
    }

    /// <summary>Computes (p + p transposed) / 2N, a tile at a time, which fits the processor's cache.</summary>
    private void MakeSymmetric()
    {
        var scale = 0.5f / Count;
        Parallel.For(0, (Count + Tile - 1) / Tile, down =>
        {
            for (var across = down; across * Tile < Count; across++)
                for (var row = down * Tile; row < Math.Min((down + 1) * Tile, Count); row++)
                {
                    var end = Math.Min((across + 1) * Tile, Count);
                    for (var column = Math.Max(across * Tile, row); column < end; column++)
                    {
                        ref var there = ref values[row * Stride + column];
                        ref var back = ref values[column * Stride + row];
                        there = back = (there + back) * scale;
                    }
                }
        });
    }
}
