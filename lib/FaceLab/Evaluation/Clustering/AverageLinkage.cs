using System.Numerics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>The mean similarity of all pairs: the product of the two clusters' mean rows.</summary>
/// <remarks>An average reaches the threshold only if a pair does, so the pairs above it are enough.</remarks>
internal sealed class AverageLinkage(Tensor rows, double threshold, CancellationToken cancellationToken)
    : LinkageSearch(SimilarityGraph.Of(rows, threshold - SimilarityThreshold.Rounding, cancellationToken), threshold)
{
    private readonly int size = (int)rows.shape[1];
    private readonly float[] sums = rows.data<float>().ToArray();

    protected override double Similarity(int cluster, Link link) =>
        (double)Product(Sum(cluster), Sum(link.Cluster)) / ((double)Sizes[cluster] * Sizes[link.Cluster]);

    protected override void Joined(int first, int second)
    {
        var into = Sum(first);
        var from = Sum(second);
        for (var i = 0; i < size; i++)
            into[i] += from[i];
    }

    private Span<float> Sum(int cluster) => sums.AsSpan(cluster * size, size);

    private static float Product(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (total, other, width, at) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Count, 0);
        // Two sums, so that an addition need not wait for the one before.
        for (; at <= first.Length - 2 * width; at += 2 * width)
        {
            total += new Vector<float>(first[at..]) * new Vector<float>(second[at..]);
            other += new Vector<float>(first[(at + width)..]) * new Vector<float>(second[(at + width)..]);
        }
        var rest = 0f;
        for (; at < first.Length; at++)
            rest += first[at] * second[at];
        return Vector.Sum(total + other) + rest;
    }
}
