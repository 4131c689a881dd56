using System.Net;
using FaceLab.Faces;
using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Display.Faces;

/// <summary>A triplet: anchor, positive and negative, and how far the anchor is from both.</summary>
public sealed class TripletView
{
    private readonly IReadOnlyList<FaceTile> tiles;

    private TripletView(IReadOnlyList<FaceTile> tiles, string text) => (this.tiles, Text) = (tiles, text);

    /// <summary>What is said of the triplet, in one line.</summary>
    public string Text { get; }

    /// <summary>A triplet and, given embeddings, its distances.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="anchor">Row of the anchor.</param>
    /// <param name="positive">Row of another picture of the same person.</param>
    /// <param name="negative">Row of a picture of somebody else.</param>
    /// <param name="embeddings">(N, D), floating point, in the rows of <paramref name="faces"/>; no distances if <see langword="null"/>.</param>
    /// <param name="distance">Which distance.</param>
    /// <param name="margin">In units of the distance, above 0; FaceNet's 0.2 fits squared distances of unit embeddings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not there, or the margin is not positive.</exception>
    /// <exception cref="ArgumentException">The people are not those of a triplet, the embeddings do not fit, or one is not finite.</exception>
    public static TripletView Of(PreparedFaces faces, int anchor, int positive, int negative,
        Tensor? embeddings = null, EmbeddingDistance distance = EmbeddingDistance.SquaredEuclidean, double margin = 0.2)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (!double.IsFinite(margin) || margin <= 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "Give a positive margin, in units of the distance.");
        FaceTile[] tiles =
        [
            FaceTile.Of(faces, anchor) with { Above = "anchor" }, FaceTile.Of(faces, positive) with { Above = "positive" },
            FaceTile.Of(faces, negative) with { Above = "negative" },
        ];
        RequirePeople(faces, anchor, positive, negative);
        if (embeddings is null)
            return new TripletView(tiles, "");
        var (near, far) = Distances(embeddings, faces.Faces.Count, [anchor, positive, negative], distance);
        return new TripletView([tiles[0], With(tiles[1], near), With(tiles[2], far)], Describe(near, far, margin));
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() =>
        $"<div style=\"{FaceTile.Font}\">{FaceTile.Flow(tiles.Select(tile => tile with { Side = 96 }), gap: 8)}<div>{WebUtility.HtmlEncode(Text)}</div></div>";

    private static void RequirePeople(PreparedFaces faces, int anchor, int positive, int negative)
    {
        var labels = faces.Faces.Labels;
        if (anchor == positive || labels[anchor] != labels[positive] || labels[anchor] == labels[negative])
            throw new ArgumentException($"Rows {anchor}, {positive} and {negative} show '{FaceTile.Name(faces, anchor)}', '{FaceTile.Name(faces, positive)}' and " +
                $"'{FaceTile.Name(faces, negative)}': a triplet is two pictures of one person and one of another.", nameof(positive));
    }

    private static FaceTile With(FaceTile tile, double distance) => tile with { Beneath = [tile.Beneath[0], FormattableString.Invariant($"distance {distance:F3}")] };

    private static (double Near, double Far) Distances(Tensor embeddings, int faces, long[] rows, EmbeddingDistance distance)
    {
        if (embeddings.dim() != 2 || embeddings.shape[0] != faces || !embeddings.is_floating_point())
            throw new ArgumentException($"Embeddings are (N, D), floating point, one for each of the {faces:N0} faces; " +
                $"these are ({string.Join(", ", embeddings.shape)}), {embeddings.dtype}.", nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var all = BatchDistances.All(embeddings.detach().cpu().index_select(0, tensor(rows)), distance).to(ScalarType.Float64).data<double>().ToArray();
        var (near, far) = (all[1], all[2]);
        return double.IsFinite(near) && double.IsFinite(far) ? (near, far)
            : throw new ArgumentException("An embedding is not finite: look for a network that diverged.", nameof(embeddings));
    }

    private static string Describe(double near, double far, double margin)
    {
        var kind = far <= near ? "hard: the stranger is as near as the same person, or nearer"
            : far < near + margin ? "semi-hard: in the right order, within the margin" : "easy: costs nothing";
        return FormattableString.Invariant($"{kind}; loss {Math.Max(0, near - far + margin):F3} at margin {margin:0.###}");
    }
}
