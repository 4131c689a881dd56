using System.Net;
using System.Text;
using FaceLab.Display.Faces;

namespace FaceLab.Display.Tables;

/// <summary>Named values as a small HTML table: name, value, and what it rests on.</summary>
/// <param name="Caption">What they are values of.</param>
internal sealed record ValueTable(string Caption)
{
    private const string Cell = "padding:2px 12px 2px 0;background:none;text-align:left;vertical-align:top";
    private readonly StringBuilder rows = new();

    /// <summary>Adds a row; texts are plain.</summary>
    /// <returns>This table, to go on with.</returns>
    public ValueTable Row(string name, string value, string note = "")
    {
        rows.Append($"<tr style=\"background:none\"><th scope=\"row\" style=\"{Cell};font-weight:400\">").Append(WebUtility.HtmlEncode(name))
            .Append($"</th><td style=\"{Cell};font-weight:600;font-variant-numeric:tabular-nums\">").Append(WebUtility.HtmlEncode(value))
            .Append($"</td><td style=\"{Cell};{FaceTile.Soft}\">").Append(WebUtility.HtmlEncode(note)).Append("</td></tr>");
        return this;
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => $"<table style=\"{FaceTile.Font};border-collapse:collapse;margin:6px 0\">" +
        "<caption style=\"caption-side:top;text-align:left;color:inherit;padding:0 0 2px\">" +
        $"<b>{WebUtility.HtmlEncode(Caption)}</b></caption><tbody>{rows}</tbody></table>";
}
