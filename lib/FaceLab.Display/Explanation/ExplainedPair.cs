using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using TorchSharp;

namespace FaceLab.Display.Explanation;

/// <summary>Two faces and, between them, heat maps of the places where each is like the other.</summary>
public sealed class ExplainedPair
{
    /// <summary>Side of a picture on the page, in screen pixels.</summary>
    private const int Side = 144;

    private readonly string html;

    private ExplainedPair(string html) => this.html = html;

    /// <summary>Makes the view of one pair.</summary>
    /// <param name="heat">The heat that <see cref="PairExplanation"/> found for some pairs.</param>
    /// <param name="faces">The pixels that it was made from.</param>
    /// <param name="pairs">The pairs of rows that it was made from.</param>
    /// <param name="pair">The number of the pair to show.</param>
    /// <exception cref="ArgumentException">The heat is of another number of pairs, or larger than the
    /// faces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public static ExplainedPair Of(PairHeat heat, PreparedFaces faces, IReadOnlyList<FacePair> pairs, int pair = 0)
    {
        Check(heat, faces, pairs, pair);
        var (first, second) = (faces.Faces.Records[pairs[pair].First].Identity,
            faces.Faces.Records[pairs[pair].Second].Identity);
        var scale = Math.Max(heat.First.Scales[pair], heat.Second.Scales[pair]);
        var (one, other) = (Pixels(faces, pairs[pair].First, heat), Pixels(faces, pairs[pair].Second, heat));
        var pictures = string.Concat(
            Picture(FacePicture.ToDataUri(one, Size(heat)), first, first),
            Overlay(one, heat.First, pair, scale, "like the right face", first, second),
            Overlay(other, heat.Second, pair, scale, "like the left face", second, first),
            Picture(FacePicture.ToDataUri(other, Size(heat)), second, second));
        var places = string.Join('x', heat.First.Places.shape.Skip(2));
        var legend = scale > 0
            ? HeatColours.Legend(0, scale, $"of the similarity from one place; {heat.Layer} has {places} places")
            : "<div style=\"margin-top:6px;opacity:.75\">" +
                $"no place of {WebUtility.HtmlEncode(heat.Layer)} raises the similarity</div>";
        return new ExplainedPair("<div style=\"font:13px system-ui,sans-serif;margin:4px 0 14px\">" +
            $"<div style=\"display:flex;flex-wrap:wrap;gap:8px\">{pictures}</div><div " +
                $"style=\"margin-top:6px\">cosine similarity " +
            Invariant($"<b>{heat.CosineSimilarities[pair]:0.00}</b></div>{legend}</div>"));
    }

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() => html;

    private static void Check(PairHeat heat, PreparedFaces faces, IReadOnlyList<FacePair> pairs, int pair)
    {
        if (pairs.Count != heat.Count)
            throw new ArgumentException(
                $"The heat is of {heat.Count} pairs; these are {pairs.Count}. Give those that it was made from.",
                nameof(pairs));
        if (Size(heat) > faces.Size)
            throw new ArgumentException($"Heat of {Size(heat)}x{Size(heat)} does not fit faces of " +
                $"{faces.Size}x{faces.Size}. Give those that it was made from.", nameof(faces));
        ArgumentOutOfRangeException.ThrowIfNegative(pair);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pair, pairs.Count);
    }

    private static int Size(PairHeat heat) => (int)heat.First.Heat.shape[2];

    /// <summary>Cuts out the centre of a face, which the network saw.</summary>
    private static byte[] Pixels(PreparedFaces faces, int row, PairHeat heat)
    {
        using var scope = torch.NewDisposeScope();
        var (size, margin) = (Size(heat), (faces.Size - Size(heat)) / 2);
        return faces.Pixels[row].narrow(0, margin, size).narrow(1, margin, size).contiguous().bytes.ToArray();
    }

    private static string Overlay(byte[] face, FaceHeat heat, int pair, float scale, string caption, string shown,
        string partner)
    {
        using var scope = torch.NewDisposeScope();
        var share = scale > 0 ? heat.Scales[pair] / scale : 0;
        var values = (heat.Heat[pair, 0] * share).contiguous().data<float>().ToArray();
        var size = (int)heat.Heat.shape[2];
        return Picture(HeatPicture.Over(face, values, size), caption,
            $"where {shown} is like the other face, {partner}: {HeatPicture.Describe(values, size)}");
    }

    private static string Picture(string source, string caption, string alternative) =>
        $"<figure style=\"margin:0;width:{Side}px\"><img style=\"border-radius:6px\" width=\"{Side}\" " +
            $"height=\"{Side}\" alt=\"{WebUtility.HtmlEncode(alternative)}\" src=\"{source}\">" +
        $"<figcaption>{WebUtility.HtmlEncode(caption)}</figcaption></figure>";
}
