using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>The similarities of all pairs of a set, a block of matrix product at a time.</summary>
/// <remarks>
/// Rows are put in the order of their labels, so that in each row of products above the diagonal the genuine pairs come first and the
/// impostors after them: no pair is asked for its kind. Each pair's product is computed once.
/// </remarks>
internal sealed class AllPairsScan : IDisposable
{
    private readonly Tensor rows;
    private readonly int[] identityEnd;

    /// <summary>Prepares the rows.</summary>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, or a kind of pair is missing.</exception>
    public AllPairsScan(Tensor embeddings, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(labels);
        EmbeddingRows.Require(embeddings, labels, nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var order = Enumerable.Range(0, labels.Count).OrderBy(row => labels[row]).ToArray();
        identityEnd = Ends([.. order.Select(row => labels[row])]);
        PairCount = labels.Count * (labels.Count - 1L) / 2;
        GenuineCount = identityEnd.Index().Sum(entry => entry.Item - entry.Index - 1L);
        if (GenuineCount == 0 || GenuineCount == PairCount)
            throw new ArgumentException($"Verification needs genuine and impostor pairs; all pairs of these {labels.Count:N0} rows are " +
                $"{GenuineCount:N0} and {PairCount - GenuineCount:N0}. Give some people twice, and two people.", nameof(labels));
        rows = embeddings.detach().cpu().index_select(0, torch.tensor(Array.ConvertAll(order, row => (long)row))).MoveToOuterDisposeScope();
    }

    /// <summary>N (N - 1) / 2.</summary>
    public long PairCount { get; }

    /// <summary>Pairs of equal label.</summary>
    public long GenuineCount { get; }

    /// <summary>At most so many rows are handed out at once.</summary>
    public static int Workers => Environment.ProcessorCount;

    private int Count => identityEnd.Length;

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    /// <summary>The similarities of all genuine pairs.</summary>
    public float[] GenuineSimilarities()
    {
        var similarities = new float[GenuineCount];
        var taken = 0;
        SimilarityBlocks.ForEachRow(rows, rows, (first, last) => (first, identityEnd[last]), (_, row, from, products) =>
        {
            var genuine = products[(row + 1 - from)..(identityEnd[row] - from)];
            genuine.CopyTo(similarities.AsSpan(taken));
            taken += genuine.Length;
        }, workers: 1);
        return similarities;
    }

    /// <summary>Hands out the similarities of all impostor pairs, a row at a time, from several threads.</summary>
    /// <param name="visit">Gets the number of the worker, 0 .. <see cref="Workers"/> - 1, the number of impostor pairs before this row,
    /// and the row's similarities, which are gone when it returns.</param>
    public void ForEachImpostorRow(ImpostorRow visit)
    {
        var before = new long[Count];
        for (var row = 1; row < Count; row++)
            before[row] = before[row - 1] + Count - identityEnd[row - 1];
        SimilarityBlocks.ForEachRow(rows, rows, (first, _) => (first, Count), (worker, row, from, products) =>
            visit(worker, before[row], products[(identityEnd[row] - from)..]), Workers);
    }

    /// <summary>For each row in the order of labels, where its label's rows end.</summary>
    private static int[] Ends(int[] labels)
    {
        var ends = new int[labels.Length];
        for (var row = labels.Length - 1; row >= 0; row--)
            ends[row] = row + 1 < labels.Length && labels[row + 1] == labels[row] ? ends[row + 1] : row + 1;
        return ends;
    }

    /// <summary>Takes the impostor similarities of one row.</summary>
    internal delegate void ImpostorRow(int worker, long position, ReadOnlySpan<float> similarities);
}
