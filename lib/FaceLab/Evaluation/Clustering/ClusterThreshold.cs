using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Chooses the threshold of <see cref="AgglomerativeClustering"/> by average linkage on known
/// people.</summary>
/// <remarks>
/// A threshold that judges balanced pairs well is far too low for clusters: among thousands of faces nearly all pairs
/// are impostors. The clusters at all thresholds are the cuts of one dendrogram, so one clustering tells BCubed F at
/// each of them. Never choose on the faces whose clusters are reported.
/// </remarks>
public static class ClusterThreshold
{
    /// <summary>The dendrogram is made down to the similarity of this many pairs at most.</summary>
    private const long MostPairs = 2_000_000;

    private const int SampledRows = 700;

    /// <summary>Finds the threshold with the highest BCubed F: the middle of the best gap between two merges.</summary>
    /// <param name="embeddings">(N, D), float32, rows of any length above zero.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A cosine similarity, -1 to 1. Of more than 2,000 faces, thresholds that the similarity of most pairs
    /// reaches are not tried.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, or a row is zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static double BestBCubed(Tensor embeddings, IReadOnlyList<int> labels,
        CancellationToken cancellationToken = default)
    {
        using var rows = UnitRows.Of(embeddings, nameof(embeddings), labels);
        var lowest = Lowest(rows);
        var search = new AverageLinkage(rows, lowest, cancellationToken);
        search.Clusters(cancellationToken);
        var merges = search.Merges.OrderByDescending(merge => merge.Similarity).ToList();
        var tally = new BCubedTally(labels);
        var (best, threshold) = (tally.F, merges.Count > 0 ? (1 + merges[0].Similarity) / 2 : 1);
        for (var i = 0; i < merges.Count; i++)
        {
            tally.Merge(merges[i].First, merges[i].Second);
            var next = i + 1 < merges.Count ? merges[i + 1].Similarity : lowest;
            if (next < merges[i].Similarity && tally.F > best)
                (best, threshold) = (tally.F, (merges[i].Similarity + next) / 2);
        }
        return Math.Clamp(threshold, -1, 1);
    }

    /// <summary>Estimates the similarity that <see cref="MostPairs"/> pairs reach, by the pairs of some
    /// rows.</summary>
    private static double Lowest(Tensor rows)
    {
        var count = rows.shape[0];
        var share = (double)MostPairs / (count * (count - 1) / 2.0);
        if (!(share < 1))
            return -1;
        using var scope = NewDisposeScope();
        var some = rows[TensorIndex.Slice(step: Math.Max(1, count / SampledRows))];
        var (products, width) = (some.mm(some.t()).data<float>().ToArray(), (int)some.shape[0]);
        var similarities = products.Where((_, i) => i % width > i / width).Order().ToArray();
        return similarities[(int)((1 - share) * similarities.Length)];
    }
}
