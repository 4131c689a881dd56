using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>The wrongly judged pairs: the impostors most alike, and the genuine pairs least alike.</summary>
public sealed class WrongPairs
{
    /// <summary>Side of a face and the gap between both, in screen pixels.</summary>
    private const int Side = 88, Gap = 4;

    private readonly StringBuilder html = new($"<div style=\"{FaceTile.Font}\">");

    private WrongPairs()
    {
    }

    /// <summary>Picks the pairs.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <param name="judged">The similarities of the same pairs, in their order.</param>
    /// <param name="threshold">Cosine similarity from which a pair is accepted.</param>
    /// <param name="each">The largest number of pairs of each kind, at least 1.</param>
    /// <exception cref="ArgumentException">The similarities do not fit the pairs, or a number is not
    /// finite.</exception>
    public static WrongPairs Of(PreparedFaces faces, IReadOnlyList<FacePair> pairs, PairSimilarities judged,
        double threshold, int each = 4)
    {
        Check(pairs, judged, threshold, each);
        var similarities = judged.CosineSimilarities;
        var wrong = Enumerable.Range(0, pairs.Count).Where(i => similarities[i] >= threshold != pairs[i].Genuine)
            .OrderByDescending(i => Math.Abs(similarities[i] - threshold)).ToLookup(i => pairs[i].Genuine);
        var view = new WrongPairs();
        view.Add("Accepted, and different people", [.. wrong[false]], each, Pair);
        view.Add("Rejected, and the same person", [.. wrong[true]], each, Pair);
        return view;

        string Pair(int i)
        {
            var tiles = new[] { pairs[i].First, pairs[i].Second }.Select(row =>
                FaceTile.Of(faces, row) with { Side = Side, IsRight = false });
            var judgement = Judgement(pairs[i].Genuine, similarities[i], threshold);
            return $"<div style=\"display:inline-block;vertical-align:top;width:{2 * (Side + 8) + Gap}px;" +
                $"margin:0 18px 10px 0\">{FaceTile.Flow(tiles, Gap)}<div>{judgement}</div></div>";
        }
    }

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() => html + "</div>";

    private static void Check(IReadOnlyList<FacePair> pairs, PairSimilarities judged, double threshold, int each)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(each, 1);
        if (double.IsNaN(threshold))
            throw new ArgumentException("The threshold is not a number: give a cosine similarity, from -1 to 1.",
                nameof(threshold));
        if (judged.Count != pairs.Count ||
            Enumerable.Range(0, pairs.Count).Any(i => judged.Genuine[i] != pairs[i].Genuine))
            throw new ArgumentException($"{judged.Count} similarities are not of these {pairs.Count} pairs: " +
                "give the similarities of these, in their order.", nameof(judged));
        if (judged.CosineSimilarities.Any(similarity => !float.IsFinite(similarity)))
            throw new ArgumentException("A similarity is not finite: look for a network that diverged.",
                nameof(judged));
    }

    private static string Judgement(bool genuine, double similarity, double threshold) =>
        Invariant($"{(genuine ? "same person" : "different people")}, cosine similarity {similarity:F3}, ") +
        Invariant($"{(similarity >= threshold ? "accepted" : "rejected")} at {threshold:F3}: ✗\u00A0wrong");

    private void Add(string heading, int[] wrong, int each, Func<int, string> pair) =>
        html.Append($"<div style=\"margin:8px 0 4px\"><b>{heading}</b> ")
            .Append(wrong.Length == 0 ? "(none)"
                : $"(the worst {Math.Min(each, wrong.Length):N0} of {wrong.Length:N0})")
            .Append("</div>").AppendJoin("", wrong.Take(each).Select(pair));
}
