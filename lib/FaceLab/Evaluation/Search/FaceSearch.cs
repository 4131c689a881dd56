using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Exact search: the faces of a gallery that are most similar to one face.</summary>
/// <remarks>
/// Bounds of all similarities are computed from rows of 8 bits a number. Only the few faces that can be among the most
/// similar by these bounds are compared in float32, so that nothing is lost. A gallery of N faces takes 5 N D bytes.
/// <example><code>
/// var search = new FaceSearch(embeddings);                 // (100000, 128)
/// FoundFace best = search.Nearest(embedding, count: 1)[0];
/// </code></example>
/// </remarks>
public sealed class FaceSearch
{
    private readonly float[] gallery;   // (N, D), rows of length 1
    private readonly int size;
    private readonly CoarseRows coarse;

    /// <summary>Makes a search.</summary>
    /// <param name="gallery">(N, D), float32, rows of any length above 0; a normalised copy is kept.</param>
    /// <exception cref="ArgumentException">The shape is wrong, or a row is zero or not finite.</exception>
    public FaceSearch(Tensor gallery)
    {
        this.gallery = Unit(gallery, nameof(gallery));
        (size, Count) = ((int)gallery.shape[1], (int)gallery.shape[0]);
        coarse = new CoarseRows(this.gallery, size);
    }

    /// <summary>The number of faces, N.</summary>
    public int Count { get; }

    /// <summary>Finds the most similar faces.</summary>
    /// <param name="probe">(1, D), float32, of any length above 0.</param>
    /// <param name="count">The number of faces to find, at least 1; all of the gallery if it has fewer.</param>
    /// <returns>The faces by falling similarity; of equal ones the lower row first.</returns>
    /// <exception cref="ArgumentException">The shape does not fit the gallery, or the probe is zero or not
    /// finite.</exception>
    public IReadOnlyList<FoundFace> Nearest(Tensor probe, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var one = Unit(probe, nameof(probe));
        if (one.Length != size)
            throw new ArgumentException($"An embedding of ({string.Join(", ", probe.shape)}) does not fit a gallery " +
                $"of ({Count}, {size}): one network must make both, and one face is searched at a time.",
                nameof(probe));
        count = Math.Min(count, Count);
        var (lowest, highest) = (new float[Count], new float[Count]);
        coarse.Bound(one, lowest, highest);
        var floor = Best(lowest, count)[^1].CosineSimilarity;
        int[] candidates = [.. Enumerable.Range(0, Count).Where(row => highest[row] >= floor)];
        var similarities = Array.ConvertAll(candidates, row =>
            Math.Clamp(Product(gallery.AsSpan(row * size, size), one), -1, 1));
        return [.. Best(similarities, count).Select(found => found with { Row = candidates[found.Row] })];
    }

    /// <summary>Keeps the largest in a heap whose root is the least of them.</summary>
    private static FoundFace[] Best(ReadOnlySpan<float> similarities, int count)
    {
        var best = new PriorityQueue<int, (float Similarity, int Before)>(count);
        var worst = float.NegativeInfinity;
        for (var row = 0; row < similarities.Length; row++)
        {
            // A later row does not displace an equal one.
            if (best.Count == count && similarities[row] <= worst)
                continue;
            if (best.Count == count)
                best.Dequeue();
            best.Enqueue(row, (similarities[row], -row));
            worst = best.TryPeek(out _, out var root) ? root.Similarity : worst;
        }
        var found = new FoundFace[best.Count];
        for (var place = found.Length - 1; place >= 0; place--)
        {
            var row = best.Dequeue();
            found[place] = new FoundFace(row, similarities[row]);
        }
        return found;
    }

    private static float Product(ReadOnlySpan<float> row, ReadOnlySpan<float> probe)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += (double)row[i] * probe[i];
        return (float)sum;
    }

    private static float[] Unit(Tensor rows, string name)
    {
        using var unit = UnitRows.Of(rows, name);
        return unit.data<float>().ToArray();
    }
}

/// <summary>A face that a search found.</summary>
/// <param name="Row">Its row in the gallery.</param>
/// <param name="CosineSimilarity">Its similarity to the probe, in [-1, 1].</param>
public readonly record struct FoundFace(int Row, float CosineSimilarity);
