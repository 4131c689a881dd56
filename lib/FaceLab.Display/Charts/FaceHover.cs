using System.Text.Json;
using FaceLab.Display.Faces;

namespace FaceLab.Display.Charts;

/// <summary>What hovering over a point shows: its face, a name and a caption.</summary>
/// <param name="Faces">One picture for each point.</param>
/// <param name="Names">One for each point, not encoded: the page takes them as text.</param>
/// <param name="Captions">One for each point, not encoded.</param>
internal sealed record FaceHover(FaceThumbnails Faces, IReadOnlyList<string> Names, IReadOnlyList<string> Captions)
{
    /// <summary>Side of a face on the page, in screen pixels: small enough to see the points around.</summary>
    private const int Shown = 112;

    /// <summary>The second argument of the script.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        side = Faces.Side, columns = FaceThumbnails.Columns, perSheet = FaceThumbnails.PerSheet, shown = Shown, sheets = Faces.Sheets,
        names = Names, captions = Captions,
    });
}
