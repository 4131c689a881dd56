using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Display.Faces;

/// <summary>A face and its most similar faces by a model.</summary>
public sealed class NearestNeighbours
{
    private readonly string html;

    private NearestNeighbours(string html) => this.html = html;

    /// <summary>Searches all other faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="embeddings">(N, D), float32, rows of length 1, in the order of <paramref name="faces"/>.</param>
    /// <param name="row">The row of the query face.</param>
    /// <param name="count">The number of neighbours, at least 1; all others if they are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or no neighbour is asked for.</exception>
    /// <exception cref="ArgumentException">The embeddings do not fit the faces, one is not finite, or there is no
    /// other face.</exception>
    public static NearestNeighbours Of(PreparedFaces faces, Tensor embeddings, int row, int count = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var query = FaceTile.Of(faces, row) with { Above = "query" };
        var (similarities, labels) = (Similarities(embeddings, faces.Faces.Count, row), faces.Faces.Labels);
        var found = Enumerable.Range(0, similarities.Length).Where(other => other != row)
            .OrderByDescending(other => similarities[other]).Take(count)
            .Select((other, place) => (Place: place + 1, Row: other, Similarity: similarities[other],
                Same: labels[other] == labels[row])).ToList();
        if (found.Count == 0)
            throw new ArgumentException("There is one face only: nothing is left to compare it with.", nameof(faces));
        var others = faces.Faces.ImagesOf(labels[row]).Count - 1;
        var tiles = found.Select(entry => FaceTile.Of(faces, entry.Row) with
        {
            Above = $"{entry.Place}",
            IsRight = entry.Same,
            Beneath = [FaceTile.Name(faces, entry.Row), $"{entry.Similarity:F3}", entry.Same ? "✓ same" : "✗ other"],
        });
        var text = $"{found.Count(entry => entry.Same)} of the {found.Count} nearest show " +
            $"{FaceTile.Name(faces, row)}, " +
            $"of whom there {(others == 1 ? "is 1 other picture" : $"are {others:N0} other pictures")}";
        return new NearestNeighbours($"<div style=\"{FaceTile.Font}\">{WebUtility.HtmlEncode(text)}" +
            $"{FaceTile.Flow([query, .. tiles])}</div>");
    }

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() => html;

    private static float[] Similarities(Tensor embeddings, int faces, int row)
    {
        if (embeddings.dim() != 2 || embeddings.shape[0] != faces || embeddings.dtype != ScalarType.Float32)
            throw new ArgumentException($"Embeddings are (N, D), Float32, one for each of the {faces:N0} faces; " +
                $"these are ({string.Join(", ", embeddings.shape)}), {embeddings.dtype}.", nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var similarities = embeddings.detach().mv(embeddings.detach()[row]).cpu().data<float>().ToArray();
        return Array.TrueForAll(similarities, float.IsFinite) ? similarities
            : throw new ArgumentException("An embedding is not finite: look for a network that diverged.",
                nameof(embeddings));
    }
}
