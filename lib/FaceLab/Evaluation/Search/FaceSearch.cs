using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Exact search: the faces of a gallery that are most similar to one face.</summary>
/// <remarks>
/// It compares with every face of the gallery, one matrix product, and keeps the best in a heap. A gallery of N faces
/// takes 4 N D bytes.
/// <example><code>
/// using var search = new FaceSearch(embeddings);           // (100000, 128)
/// FoundFace best = search.Nearest(embedding, count: 1)[0];
/// </code></example>
/// </remarks>
public sealed class FaceSearch : IDisposable
{
    private readonly Tensor gallery;    // (N, D), rows of length 1

    /// <summary>Makes a search.</summary>
    /// <param name="gallery">(N, D), float32, of any length above 0; a normalised copy is kept.</param>
    /// <exception cref="ArgumentException">The shape is wrong, or a row is zero or not finite.</exception>
    public FaceSearch(Tensor gallery)
    {
        using var scope = NewDisposeScope();
        this.gallery = Unit(gallery, nameof(gallery)).DetachFromDisposeScope();
    }

    /// <summary>The number of faces, N.</summary>
    public int Count => (int)gallery.shape[0];

    /// <summary>Finds the most similar faces.</summary>
    /// <param name="probe">(1, D), float32, of any length above 0.</param>
    /// <param name="count">The number of faces to find, at least 1; all of the gallery if it has fewer.</param>
    /// <returns>The faces by falling similarity; of equal ones the lower row first.</returns>
    /// <exception cref="ArgumentException">The shape does not fit the gallery, or the probe is zero or not
    /// finite.</exception>
    public IReadOnlyList<FoundFace> Nearest(Tensor probe, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var one = Unit(probe, nameof(probe));
        if (one.shape[0] != 1 || one.shape[1] != gallery.shape[1])
            throw new ArgumentException($"An embedding of ({string.Join(", ", probe.shape)}) does not fit a gallery " +
                $"of ({string.Join(", ", gallery.shape)}): one network must make both, and one face is searched at " +
                "a time.", nameof(probe));
        return Best(gallery.mv(one[0]).data<float>().ToArray(), Math.Min(count, Count));
    }

    /// <summary>Frees the gallery.</summary>
    public void Dispose() => gallery.Dispose();

    /// <summary>Keeps the best in a heap whose root is the worst of them.</summary>
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
            found[place] = new FoundFace(row, Math.Clamp(similarities[row], -1, 1));
        }
        return found;
    }

    private static Tensor Unit(Tensor rows, string name)
    {
        EmbeddingRows.Require(rows, name);
        var own = rows.detach().cpu();
        var lengths = own.norm(1, keepdim: true);
        if (lengths.argmin().item<long>() is var shortest && lengths[shortest].item<float>() == 0)
            throw new ArgumentException($"The embedding of row {shortest:N0} is zero, so it has no direction: look " +
                "for a dead network.", name);
        return own / lengths;
    }
}

/// <summary>A face that a search found.</summary>
/// <param name="Row">Its row in the gallery.</param>
/// <param name="CosineSimilarity">Its similarity to the probe, in [-1, 1].</param>
public readonly record struct FoundFace(int Row, float CosineSimilarity);
