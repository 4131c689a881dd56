using System.Numerics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Projection;

/// <summary>Similarities p of all pairs of points, t-SNE's target (van der Maaten, Hinton, 2008, section 3.1 and equation 1).</summary>
internal sealed class JointProbabilities
{
    private const int Tile = 64;
    private readonly float[] values;

    private JointProbabilities(int count)
    {
        Count = count;
        Stride = (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        values = new float[(long)count * Stride];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>Length of a row: the number of points, filled up with zeros to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>p of a point and all others, zero for itself; they are the same on both sides, and all sum to 1.</summary>
    public ReadOnlySpan<float> Row(int point) => Own(point);

    /// <summary>From points, each with as many neighbours as the perplexity says.</summary>
    /// <param name="points">(N, D), float32, on the CPU.</param>
    /// <param name="perplexity">Two to the entropy in bits of each row.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static JointProbabilities Of(Tensor points, double perplexity, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        // Distances are those of the products only as well as these are: far from zero, their differences would be rounding.
        var centred = points - points.mean([0], keepdim: true);
        var squares = centred.square().sum([1]).data<float>().ToArray();
        var joint = new JointProbabilities((int)points.shape[0]);
        SimilarityBlocks.ForEachRow(centred, centred, (_, _) => (0, joint.Count), (_, row, _, products) =>
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            var distances = joint.Own(row);
            for (var i = 0; i < products.Length; i++)
                distances[i] = Math.Max(squares[row] + squares[i] - 2 * products[i], 0);
            NeighbourWeights.OfDistances(distances, joint.Count, row, perplexity);
        }, Environment.ProcessorCount);
        cancellationToken.ThrowIfCancellationRequested();
        joint.MakeSymmetric();
        return joint;
    }

    private Span<float> Own(int point) => values.AsSpan(point * Stride, Stride);

    /// <summary>(p + p transposed) / 2N, a tile at a time, as whole columns would not stay near the processor.</summary>
    private void MakeSymmetric()
    {
        var scale = 0.5f / Count;
        Parallel.For(0, (Count + Tile - 1) / Tile, down =>
        {
            for (var across = down; across * Tile < Count; across++)
                for (var row = down * Tile; row < Math.Min((down + 1) * Tile, Count); row++)
                    for (var column = Math.Max(across * Tile, row); column < Math.Min((across + 1) * Tile, Count); column++)
                    {
                        ref var there = ref values[row * Stride + column];
                        ref var back = ref values[column * Stride + row];
                        there = back = (there + back) * scale;
                    }
        });
    }
}
