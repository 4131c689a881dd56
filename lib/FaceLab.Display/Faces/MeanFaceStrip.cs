using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>Mean faces side by side, large, each with its caption and figures beneath.</summary>
public sealed class MeanFaceStrip
{
    /// <summary>Side of a face on the page, in screen pixels.</summary>
    private const int Side = 168;

    private readonly StringBuilder html = new("<div style=\"font:13px " +
        "system-ui,sans-serif;display:flex;flex-wrap:wrap;gap:20px\">");

    /// <summary>Adds a mean face at the right.</summary>
    /// <param name="caption">The preparation of the faces; plain, not HTML.</param>
    /// <param name="face">Their mean.</param>
    /// <returns>This strip, to add more.</returns>
    public MeanFaceStrip Add(string caption, MeanFace face)
    {
        var text = WebUtility.HtmlEncode(caption);
        html.Append($"<figure style=\"margin:4px 0;width:{Side}px\"><img style=\"border-radius:6px\" " +
            $"width=\"{Side}\" height=\"{Side}\" ")
            .Append($"alt=\"mean of {face.Count} faces, {text}\" " +
                $"src=\"{FacePicture.ToDataUri(face.Pixels, face.Size)}\">")
            .Append(CultureInfo.InvariantCulture, $"<figcaption><b>{text}</b><br>mean of {face.Count:N0} faces,<br>")
            .Append(CultureInfo.InvariantCulture,
                $"{100 * face.EdgesKept:0.#} % of their edges left</figcaption></figure>");
        return this;
    }

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() => html + "</div>";
}
