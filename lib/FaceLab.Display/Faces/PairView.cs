using System.Net;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>Two faces: whether they are one person, how alike a model finds them, and what a threshold makes of that.</summary>
public sealed class PairView
{
    /// <summary>Side of a face and the gap between both, in screen pixels.</summary>
    private const int Side = 88, Gap = 4;

    private readonly IReadOnlyList<FaceTile> tiles;

    private PairView(IReadOnlyList<FaceTile> tiles, string text, bool? isRight) => (this.tiles, Text, IsRight) = (tiles, text, isRight);

    /// <summary>What is said of the pair, in one line.</summary>
    public string Text { get; }

    /// <summary>Whether the threshold judges it rightly; <see langword="null"/> without one.</summary>
    public bool? IsRight { get; }

    /// <summary>A pair.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="pair">Two rows of <paramref name="faces"/>.</param>
    /// <param name="cosineSimilarity">In [-1, 1], if it is known.</param>
    /// <param name="threshold">Cosine similarity from which a pair is accepted; needs <paramref name="cosineSimilarity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not there.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or there is a threshold and no similarity.</exception>
    public static PairView Of(PreparedFaces faces, FacePair pair, double? cosineSimilarity = null, double? threshold = null)
    {
        if (cosineSimilarity is { } similarity && !double.IsFinite(similarity))
            throw new ArgumentException($"The similarity is {similarity}: look for a network that diverged.", nameof(cosineSimilarity));
        if (threshold is { } limit && (double.IsNaN(limit) || cosineSimilarity is null))
            throw new ArgumentException($"A threshold, here {limit}, is a number and judges a similarity: give both.", nameof(threshold));
        bool? right = threshold is null ? null : cosineSimilarity >= threshold == pair.Genuine;
        var tiles = new[] { pair.First, pair.Second }.Select(row => FaceTile.Of(faces, row) with { Side = Side, IsRight = right }).ToList();
        return new PairView(tiles, Describe(pair.Genuine, cosineSimilarity, threshold, right), right);
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() =>
        $"<div style=\"display:inline-block;vertical-align:top;width:{2 * (Side + 8) + Gap}px;margin:0 18px 10px 0;{FaceTile.Font}\">" +
        $"{FaceTile.Flow(tiles, Gap)}<div>{WebUtility.HtmlEncode(Text)}</div></div>";

    private static string Describe(bool genuine, double? similarity, double? threshold, bool? right)
    {
        var text = genuine ? "same person" : "different people";
        if (similarity is { } alike)
            text += FormattableString.Invariant($", cosine similarity {alike:F3}");
        if (threshold is { } limit)
            text += FormattableString.Invariant($", {(similarity >= limit ? "accepted" : "rejected")} at {limit:F3}: ") +
                (right == true ? "✓\u00A0right" : "✗\u00A0wrong");
        return text;
    }
}
