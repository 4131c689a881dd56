using System.Text;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using Microsoft.Data.Analysis;

namespace FaceLab.Display.Faces;

/// <summary>The pairs on which a model is most surely wrong: the impostors most alike, and the genuine pairs least alike.</summary>
public sealed class WrongPairs
{
    private readonly StringBuilder html = new($"<div style=\"{FaceTile.Font}\">");

    private WrongPairs(DataFrame data) => Data = data;

    /// <summary>The pairs shown, as a table: the most surely wrong of each kind first.</summary>
    public DataFrame Data { get; }

    /// <summary>Picks the pairs.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <param name="scored">The same pairs, scored in their order.</param>
    /// <param name="threshold">Cosine similarity from which a pair is accepted.</param>
    /// <param name="each">How many of each kind at most, at least 1.</param>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or a number is not finite.</exception>
    public static WrongPairs Of(PreparedFaces faces, IReadOnlyList<FacePair> pairs, PairSimilarities scored, double threshold, int each = 4)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(scored);
        ArgumentOutOfRangeException.ThrowIfLessThan(each, 1);
        if (double.IsNaN(threshold))
            throw new ArgumentException("The threshold is not a number: give a cosine similarity, from -1 to 1.", nameof(threshold));
        if (scored.Count != pairs.Count || Enumerable.Range(0, pairs.Count).Any(i => scored.Genuine[i] != pairs[i].Genuine))
            throw new ArgumentException($"{scored.Count} scored pairs are not these {pairs.Count}: score them, in their order.", nameof(scored));
        if (scored.CosineSimilarities.Any(similarity => !float.IsFinite(similarity)))
            throw new ArgumentException("A similarity is not finite: look for a network that diverged.", nameof(scored));
        var wrong = Enumerable.Range(0, pairs.Count).Where(i => scored.CosineSimilarities[i] >= threshold != pairs[i].Genuine)
            .OrderByDescending(i => Math.Abs(scored.CosineSimilarities[i] - threshold)).ToLookup(i => pairs[i].Genuine);
        var (accepted, rejected) = (wrong[false].Take(each).ToArray(), wrong[true].Take(each).ToArray());
        var view = new WrongPairs(Table(faces, pairs, scored, [.. accepted, .. rejected]));
        view.Add("Accepted, and different people", accepted, wrong[false].Count(), i => PairView.Of(faces, pairs[i], scored.CosineSimilarities[i], threshold));
        view.Add("Rejected, and the same person", rejected, wrong[true].Count(), i => PairView.Of(faces, pairs[i], scored.CosineSimilarities[i], threshold));
        return view;
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => html + "</div>";

    private void Add(string heading, int[] shown, int all, Func<int, PairView> view)
    {
        html.Append("<div style=\"margin:8px 0 4px\"><b>").Append(heading).Append("</b> ")
            .Append(all == 0 ? "(none)" : $"(the worst {shown.Length:N0} of {all:N0})").Append("</div>");
        foreach (var i in shown)
            html.Append(view(i).ToHtml());
    }

    private static DataFrame Table(PreparedFaces faces, IReadOnlyList<FacePair> pairs, PairSimilarities scored, int[] shown) => new(
        new Int32DataFrameColumn("pair", shown),
        new StringDataFrameColumn("first", shown.Select(i => FaceTile.File(faces, pairs[i].First))),
        new StringDataFrameColumn("second", shown.Select(i => FaceTile.File(faces, pairs[i].Second))),
        new BooleanDataFrameColumn("genuine", shown.Select(i => pairs[i].Genuine)),
        new SingleDataFrameColumn("cosine similarity", shown.Select(i => scored.CosineSimilarities[i])));
}
