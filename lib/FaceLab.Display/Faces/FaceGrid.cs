using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>Faces in rows with captions, as HTML with the pictures inside.</summary>
public sealed class FaceGrid
{
    private readonly StringBuilder html = new("<div style=\"font:13px system-ui,sans-serif\">");

    /// <summary>Adds a row.</summary>
    /// <param name="caption">Text before the faces; plain, not HTML.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows of <paramref name="faces"/> to show.</param>
    /// <returns>This grid, to add more.</returns>
    public FaceGrid Row(string caption, PreparedFaces faces, IEnumerable<int> rows)
    {
        html.Append("<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:4px;margin:4px 0\">")
            .Append($"<span style=\"width:12em;flex:none\">{WebUtility.HtmlEncode(caption)}</span>");
        foreach (var row in rows)
            html.Append("<img style=\"display:block;margin:0;border-radius:4px\" width=\"72\" height=\"72\" ")
                .Append($"alt=\"{WebUtility.HtmlEncode(faces.Faces.Records[row].Identity)}\" ")
                .Append($"title=\"{WebUtility.HtmlEncode(FaceTile.File(faces, row))}\" " +
                    $"src=\"{FacePicture.ToDataUri(faces, row)}\">");
        html.Append("</div>");
        return this;
    }

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() => html + "</div>";
}
