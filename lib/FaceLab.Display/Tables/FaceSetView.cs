using System.Globalization;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Faces;
using FaceLab.Faces.Statistics;

namespace FaceLab.Display.Tables;

/// <summary>Sets of faces: their counts, and a few of the faces where there are pixels.</summary>
internal static class FaceSetView
{
    private const int ShownFaces = 10;

    public static string Of(FaceSet faces) => Counts(faces).ToHtml();

    public static string Of(PreparedFaces faces)
    {
        var table = Counts(faces.Faces).Row("pixels", $"{faces.Size} x {faces.Size}", faces.Parameters);
        if (faces.Unreadable.Count > 0)
            table.Row("could not be read", Text(faces.Unreadable.Count),
                $"{faces.Unreadable[0].Path}: {faces.Unreadable[0].Reason}{(faces.Unreadable.Count > 1 ? " ..." : "")}");
        var shown = Math.Min(ShownFaces, faces.Faces.Count);
        var rows = Enumerable.Range(0, shown).Select(i => (int)((long)i * faces.Faces.Count / shown));
        return table.ToHtml() + FaceTile.Flow(rows.Select(row => FaceTile.Of(faces, row) with { Side = 64 }), gap: 6);
    }

    private static ValueTable Counts(FaceSet faces)
    {
        var statistics = FaceSetStatistics.Of(faces);
        return new ValueTable(faces.Name)
            .Row("images", Text(statistics.Images))
            .Row("identities", Text(statistics.Identities.Count), $"{Text(statistics.MinimumImages)} to {Text(statistics.MaximumImages)} images each, " +
                $"{Text(statistics.SingleImageIdentities)} with a single one");
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
