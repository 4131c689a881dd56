using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>A face with text beneath. Texts are plain; they are encoded here and nowhere else.</summary>
/// <param name="Source">The picture: a data URI.</param>
/// <param name="Alt">The picture in words, for readers who do not see it.</param>
internal sealed record FaceTile(string Source, string Alt)
{
    /// <summary>The styles of text and of remarks, for any page.</summary>
    public const string Font = "font:13px/1.35 system-ui,sans-serif", Soft = "opacity:.75";

    /// <summary>Side of the face on the page, in screen pixels.</summary>
    public int Side { get; init; } = 80;

    /// <summary>The text that appears when the mouse rests on it.</summary>
    public string Hint { get; init; } = "";

    public string Above { get; init; } = "";

    /// <summary>Lines beneath, the first one bold.</summary>
    public IReadOnlyList<string> Beneath { get; init; } = [];

    /// <summary>True if an answer about it was right; <see langword="null"/> if there was none.</summary>
    public bool? IsRight { get; init; }

    /// <summary>Makes the tile of a row of prepared faces, with the person's name beneath.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static FaceTile Of(PreparedFaces faces, int row) =>
        new(FacePicture.ToDataUri(faces, row), $"face of {Name(faces, row)}")
        {
            Hint = File(faces, row), Beneath = [Name(faces, row)],
        };

    /// <summary>Returns the name with spaces.</summary>
    public static string Name(PreparedFaces faces, int row) => faces.Faces.Records[row].Identity.Replace('_', ' ');

    /// <summary>Returns the name of the picture's file, without its folders.</summary>
    public static string File(PreparedFaces faces, int row) => Path.GetFileName(faces.Faces.Records[row].Path);

    /// <summary>Sets tiles side by side, on as many lines as the page's width asks for.</summary>
    public static string Flow(IEnumerable<FaceTile> tiles, int gap = 8) =>
        $"<div style=\"display:flex;flex-wrap:wrap;gap:{gap}px;margin:4px " +
            $"0;{Font}\">{string.Concat(tiles.Select(tile => tile.ToHtml()))}</div>";

    private string ToHtml()
    {
        // A solid or dashed frame besides the words, so that nothing depends on the colour alone.
        var frame = IsRight switch
        {
            true => "border:3px solid #009E73",
            false => "border:3px dashed #D55E00",
            null =>
            "border:0"
        };
        var above = Above.Length > 0 ? $"<div style=\"{Soft}\">{WebUtility.HtmlEncode(Above)}</div>" : "";
        var lines = Beneath.Select((line, i) =>
            i == 0 ? $"<b>{WebUtility.HtmlEncode(line)}</b>" : WebUtility.HtmlEncode(line));
        var beneath = Beneath.Count > 0 ? $"<figcaption>{string.Join("<br>", lines)}</figcaption>" : "";
        return $"<figure style=\"margin:0;width:{Side + 8}px;overflow-wrap:anywhere\">{above}<img width=\"{Side}\" " +
            $"height=\"{Side}\" style=\"display:block;margin:0;width:{Side}px;height:{Side}px;box-sizing:border-box;" +
            $"border-radius:5px;{frame}\" " +
            $"alt=\"{WebUtility.HtmlEncode(Alt)}\" title=\"{WebUtility.HtmlEncode(Hint)}\" " +
                $"src=\"{Source}\">{beneath}</figure>";
    }
}
