using System.Globalization;
using System.Net;
using System.Text;
using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>A face with words beneath, as one element. Texts are plain; they are encoded here and nowhere else.</summary>
/// <param name="Source">Where the picture is: a data URI.</param>
/// <param name="Alt">What it shows, for those who do not see it.</param>
internal sealed record FaceTile(string Source, string Alt)
{
    /// <summary>Text of all views, and what is said more softly; both on any page.</summary>
    public const string Font = "font:13px/1.35 system-ui,sans-serif";
    public const string Soft = "opacity:.75";

    /// <summary>Side of the face on the page, in screen pixels.</summary>
    public int Side { get; init; } = 80;

    /// <summary>What appears when the mouse rests on it.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Lines above the face, soft.</summary>
    public string Above { get; init; } = "";

    /// <summary>Lines beneath, the first one bold.</summary>
    public IReadOnlyList<string> Beneath { get; init; } = [];

    /// <summary>Whether an answer about it was right; <see langword="null"/> where nothing was asked.</summary>
    public bool? IsRight { get; init; }

    /// <summary>A row of prepared faces, with the person's name beneath.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static FaceTile Of(PreparedFaces faces, int row)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var source = FacePicture.ToDataUri(faces, row);
        var name = Name(faces, row);
        return new FaceTile(source, $"face of {name}") { Hint = File(faces, row), Beneath = [name] };
    }

    /// <summary>The name as people write it.</summary>
    public static string Name(PreparedFaces faces, int row) => faces.Faces.Records[row].Identity.Replace('_', ' ');

    /// <summary>The name of the picture's file, without its folders.</summary>
    public static string File(PreparedFaces faces, int row) => Path.GetFileName(faces.Faces.Records[row].Path);

    /// <summary>Side by side, on as many lines as the page's width asks for.</summary>
    public static string Flow(IEnumerable<FaceTile> tiles, int gap = 8)
    {
        var html = new StringBuilder($"<div style=\"display:flex;flex-wrap:wrap;gap:{gap}px;margin:4px 0;{Font}\">");
        foreach (var tile in tiles)
            tile.AppendTo(html);
        return html.Append("</div>").ToString();
    }

    private void AppendTo(StringBuilder html)
    {
        // A solid or dashed frame besides the words, so that nothing hangs on the colour alone.
        var frame = IsRight switch { true => "border:3px solid #009E73", false => "border:3px dashed #D55E00", null => "border:0" };
        html.Append(CultureInfo.InvariantCulture, $"<figure style=\"margin:0;width:{Side + 8}px;overflow-wrap:anywhere\">");
        if (Above.Length > 0)
            html.Append($"<div style=\"{Soft}\">").Append(WebUtility.HtmlEncode(Above)).Append("</div>");
        html.Append(CultureInfo.InvariantCulture, $"<img width=\"{Side}\" height=\"{Side}\" style=\"display:block;margin:0;width:{Side}px;height:{Side}px;")
            .Append(CultureInfo.InvariantCulture, $"box-sizing:border-box;border-radius:5px;{frame}\"")
            .Append(" alt=\"").Append(WebUtility.HtmlEncode(Alt)).Append("\" title=\"").Append(WebUtility.HtmlEncode(Hint))
            .Append("\" src=\"").Append(Source).Append("\">");
        if (Beneath.Count > 0)
            html.Append("<figcaption><b>").AppendJoin("<br>", Beneath.Select((line, i) => WebUtility.HtmlEncode(line) + (i == 0 ? "</b>" : "")))
                .Append("</figcaption>");
        html.Append("</figure>");
    }
}
