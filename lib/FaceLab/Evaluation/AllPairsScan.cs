using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Computes the similarities of all pairs of a set, a block of the matrix product at a time.</summary>
/// <remarks>Rows are sorted by label, so that in each row of products above the diagonal the genuine pairs come first
/// and the impostors after them. Each pair's product is computed once.</remarks>
internal sealed class AllPairsScan : IDisposable
{
    private readonly Tensor rows;

    /// <summary>The end of the rows of each row's label.</summary>
    private readonly List<int> identityEnd = [];

    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, or a kind of
    /// pair is missing.</exception>
    public AllPairsScan(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var unit = UnitRows.Of(embeddings, nameof(embeddings), labels);
        var order = Enumerable.Range(0, labels.Count).OrderBy(row => labels[row]).ToArray();
        foreach (var identity in order.CountBy(row => labels[row]))
            identityEnd.AddRange(Enumerable.Repeat(identityEnd.Count + identity.Value, identity.Value));
        GenuineCount = identityEnd.Index().Sum(entry => entry.Item - entry.Index - 1L);
        var impostors = labels.Count * (labels.Count - 1L) / 2 - GenuineCount;
        if (GenuineCount == 0 || impostors == 0)
            throw new ArgumentException(
                $"Verification needs genuine and impostor pairs; these {labels.Count:N0} rows have " +
                $"{GenuineCount:N0} and {impostors:N0}. Give two people, and two rows of one of them.", nameof(labels));
        var places = torch.tensor(Array.ConvertAll(order, row => (long)row));
        rows = unit.index_select(0, places).MoveToOuterDisposeScope();
    }

    public long GenuineCount { get; }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

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

    /// <summary>Visits the similarities of all impostor pairs, a row at a time, on several threads.</summary>
    /// <param name="visit">Gets the number of the thread, 0 .. <paramref name="workers"/> - 1, and the row's
    /// similarities, which are valid during the call only.</param>
    /// <param name="workers">The number of threads.</param>
    public void ForEachImpostorRow(ImpostorRow visit, int workers) =>
        SimilarityBlocks.ForEachRow(rows, rows, (first, _) => (first, identityEnd.Count),
            (worker, row, from, products) => visit(worker, products[(identityEnd[row] - from)..]), workers);

    internal delegate void ImpostorRow(int worker, ReadOnlySpan<float> similarities);
}
