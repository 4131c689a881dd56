using System.Net;
using FaceLab.Faces;
using Microsoft.Data.Analysis;
using static TorchSharp.torch;

namespace FaceLab.Display.Faces;

/// <summary>A face, and those that a model finds most like it.</summary>
public sealed class NearestNeighbours
{
    private readonly FaceTile query;
    private readonly IReadOnlyList<FaceTile> nearest;

    private NearestNeighbours(FaceTile query, IReadOnlyList<FaceTile> nearest, string text, DataFrame data) =>
        (this.query, this.nearest, Text, Data) = (query, nearest, text, data);

    /// <summary>How many of them are right, in one line.</summary>
    public string Text { get; }

    /// <summary>The neighbours as a table, the most alike first.</summary>
    public DataFrame Data { get; }

    /// <summary>Searches all other faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="embeddings">(N, D), float32, rows of length 1, in the rows of <paramref name="faces"/>.</param>
    /// <param name="row">The face that is searched for.</param>
    /// <param name="count">How many neighbours, at least 1; all others if they are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or no neighbour is asked for.</exception>
    /// <exception cref="ArgumentException">The embeddings do not fit the faces, one is not finite, or there is no other face.</exception>
    public static NearestNeighbours Of(PreparedFaces faces, Tensor embeddings, int row, int count = 8)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var query = FaceTile.Of(faces, row) with { Above = "query" };
        var similarities = Similarities(embeddings, faces.Faces.Count, row);
        var found = Enumerable.Range(0, similarities.Length).Where(other => other != row).OrderByDescending(other => similarities[other]).Take(count).ToArray();
        if (found.Length == 0)
            throw new ArgumentException("There is one face only: nothing is left to compare it with.", nameof(faces));
        var labels = faces.Faces.Labels;
        var right = found.Count(other => labels[other] == labels[row]);
        return new NearestNeighbours(query, [.. found.Select((other, place) => Tile(faces, other, place, similarities[other], labels[other] == labels[row]))],
            $"{right} of the {found.Length} nearest show {FaceTile.Name(faces, row)}, " +
                $"of whom there {(Others() == 1 ? "is 1 other picture" : $"are {Others():N0} other pictures")}",
            Table(faces, found, similarities, row));

        int Others() => faces.Faces.ImagesOf(labels[row]).Count - 1;
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => $"<div style=\"{FaceTile.Font}\">{WebUtility.HtmlEncode(Text)}{FaceTile.Flow([query, .. nearest])}</div>";

    private static FaceTile Tile(PreparedFaces faces, int row, int place, float similarity, bool right)
    {
        var tile = FaceTile.Of(faces, row);
        return tile with
        {
            Above = $"{place + 1}", IsRight = right,
            Beneath = [tile.Beneath[0], FormattableString.Invariant($"{similarity:F3}"), right ? "✓ same" : "✗ other"],
        };
    }

    private static float[] Similarities(Tensor embeddings, int faces, int row)
    {
        if (embeddings.dim() != 2 || embeddings.shape[0] != faces || embeddings.dtype != ScalarType.Float32)
            throw new ArgumentException($"Embeddings are (N, D), Float32, one for each of the {faces:N0} faces; " +
                $"these are ({string.Join(", ", embeddings.shape)}), {embeddings.dtype}.", nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var similarities = embeddings.detach().mv(embeddings.detach()[row]).cpu().data<float>().ToArray();
        return Array.TrueForAll(similarities, float.IsFinite) ? similarities
            : throw new ArgumentException("An embedding is not finite: look for a network that diverged.", nameof(embeddings));
    }

    private static DataFrame Table(PreparedFaces faces, int[] found, float[] similarities, int row) => new(
        new Int32DataFrameColumn("place", found.Select((_, place) => place + 1)),
        new Int32DataFrameColumn("row", found),
        new StringDataFrameColumn("identity", found.Select(other => faces.Faces.Records[other].Identity)),
        new StringDataFrameColumn("picture", found.Select(other => FaceTile.File(faces, other))),
        new SingleDataFrameColumn("cosine similarity", found.Select(other => similarities[other])),
        new BooleanDataFrameColumn("same person", found.Select(other => faces.Faces.Labels[other] == faces.Faces.Labels[row])));
}
