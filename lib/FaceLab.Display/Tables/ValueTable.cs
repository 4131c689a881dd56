using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Faces;
using FaceLab.Faces.Statistics;

namespace FaceLab.Display.Tables;

/// <summary>Named values as a small HTML table: name, value, and a note.</summary>
/// <param name="Caption">The title.</param>
internal sealed record ValueTable(string Caption)
{
    private const string Cell = "padding:2px 12px 2px 0;background:none;text-align:left;vertical-align:top";

    /// <summary>The number of faces that a prepared set shows.</summary>
    private const int ShownFaces = 10;

    private readonly StringBuilder rows = new();

    public static ValueTable Of(FaceSet faces)
    {
        var statistics = FaceSetStatistics.Of(faces);
        return new ValueTable(faces.Name).Row("images", Invariant($"{statistics.Images:N0}"))
            .Row("identities", Invariant($"{statistics.Identities.Count:N0}"),
                Invariant($"{statistics.MinimumImages:N0} to {statistics.MaximumImages:N0} images each, ") +
                Invariant($"{statistics.SingleImageIdentities:N0} with a single one"));
    }

    /// <summary>Shows the counts of a prepared set, and a few of its faces.</summary>
    public static string Of(PreparedFaces faces)
    {
        var table = Of(faces.Faces).Row("pixels", $"{faces.Size} x {faces.Size}", faces.Parameters);
        if (faces.Unreadable is [var first, ..])
            table.Row("could not be read", Invariant($"{faces.Unreadable.Count:N0}"),
                $"{first.Path}: {first.Reason}{(faces.Unreadable.Count > 1 ? " ..." : "")}");
        var shown = Math.Min(ShownFaces, faces.Faces.Count);
        var rows = Enumerable.Range(0, shown).Select(i => (int)((long)i * faces.Faces.Count / shown));
        return table.ToHtml() + FaceTile.Flow(rows.Select(row => FaceTile.Of(faces, row) with { Side = 64 }), gap: 6);
    }

    /// <summary>Adds a row; texts are plain.</summary>
    /// <returns>This table, to add more.</returns>
    public ValueTable Row(string name, string value, string note = "")
    {
        rows.Append($"<tr style=\"background:none\"><th scope=\"row\" " +
            $"style=\"{Cell};font-weight:400\">{WebUtility.HtmlEncode(name)}</th>")
            .Append($"<td style=\"{Cell};font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap\">")
            .Append($"{WebUtility.HtmlEncode(value)}</td>")
            .Append($"<td style=\"{Cell};{FaceTile.Soft}\">{WebUtility.HtmlEncode(note)}</td></tr>");
        return this;
    }

    public string ToHtml() => $"<table style=\"{FaceTile.Font};border-collapse:collapse;margin:6px 0\">" +
        "<caption style=\"caption-side:top;text-align:left;color:inherit;padding:0 0 2px\">" +
        $"<b>{WebUtility.HtmlEncode(Caption)}</b></caption><tbody>{rows}</tbody></table>";
}
