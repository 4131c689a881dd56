using System.Net;
using System.Text;
using FaceLab.Networks;
using Microsoft.Data.Analysis;

namespace FaceLab.Display;

/// <summary>A network's layers as a data frame and as an HTML table.</summary>
public static class NetworkTable
{
    private static readonly string[] Headings = ["layer", "kind", "input", "output", "parameters", "trainable"];

    /// <summary>One row for each layer: layer, kind, input, output (text), parameters, trainable (numbers).</summary>
    /// <param name="summary">The layers.</param>
    public static DataFrame ToDataFrame(this NetworkSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var rows = summary.Layers;
        return new DataFrame(
            new StringDataFrameColumn(Headings[0], rows.Select(row => row.Name)),
            new StringDataFrameColumn(Headings[1], rows.Select(row => row.Kind)),
            new StringDataFrameColumn(Headings[2], rows.Select(row => row.Input)),
            new StringDataFrameColumn(Headings[3], rows.Select(row => row.Output)),
            new Int64DataFrameColumn(Headings[4], rows.Select(row => row.Parameters)),
            new Int64DataFrameColumn(Headings[5], rows.Select(row => row.TrainableParameters)));
    }

    /// <summary>Every layer in a box that scrolls, headings and totals always in view; frozen layers are faint.</summary>
    internal static string ToHtml(NetworkSummary summary)
    {
        var html = new StringBuilder("<div style=\"max-height:26em;overflow:auto;display:inline-block;border:1px solid rgba(128,128,128,.35)\">")
            .Append("<table style=\"font:13px system-ui,sans-serif;border-collapse:collapse;margin:0\"><thead><tr>");
        foreach (var heading in Headings)
            Cell(html, "th", heading, heading is "parameters" or "trainable", "position:sticky;top:0;background:rgba(128,128,128,.15);backdrop-filter:blur(8px);");
        html.Append("</tr></thead><tbody>");
        foreach (var row in summary.Layers)
            Row(html, row);
        html.Append("</tbody></table></div><div style=\"font:13px system-ui,sans-serif\"><b>").Append(WebUtility.HtmlEncode(summary.Network))
            .Append("</b>: ").Append(summary.Totals).Append("</div>");
        return html.ToString();
    }

    private static void Row(StringBuilder html, LayerRow row)
    {
        var frozen = row.Parameters > 0 && row.TrainableParameters == 0;
        html.Append(frozen ? "<tr style=\"opacity:.55\">" : "<tr>");
        foreach (var text in (string[])[row.Name, row.Kind, row.Input, row.Output])
            Cell(html, "td", text, number: false);
        foreach (var count in (long[])[row.Parameters, row.TrainableParameters])
            Cell(html, "td", row.Parameters == 0 ? "" : $"{count:N0}", number: true);
        html.Append("</tr>");
    }

    private static void Cell(StringBuilder html, string element, string text, bool number, string style = "") => html
        .Append($"<{element} style=\"{style}text-align:{(number ? "right" : "left")};padding:2px 10px\">{WebUtility.HtmlEncode(text)}</{element}>");
}
