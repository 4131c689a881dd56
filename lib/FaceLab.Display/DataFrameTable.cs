using System.Net;
using System.Text;
using Microsoft.Data.Analysis;

namespace FaceLab.Display;

/// <summary>A data frame as an HTML table.</summary>
internal static class DataFrameTable
{
    /// <summary>Rows that are shown; the rest is counted.</summary>
    private const int ShownRows = 12;

    /// <summary>The first rows of a table, with column names and a line that says how many there are.</summary>
    public static string ToHtml(DataFrame frame)
    {
        var html = new StringBuilder("<table style=\"font:13px system-ui,sans-serif;border-collapse:collapse\"><thead><tr>");
        foreach (var column in frame.Columns)
            html.Append("<th style=\"text-align:left;padding:2px 12px\">").Append(WebUtility.HtmlEncode(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        for (var row = 0L; row < Math.Min(frame.Rows.Count, ShownRows); row++)
        {
            html.Append("<tr>");
            foreach (var column in frame.Columns)
                html.Append("<td style=\"padding:2px 12px\">").Append(WebUtility.HtmlEncode(Cell(column[row]))).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (frame.Rows.Count > ShownRows)
            html.Append("<div style=\"font:12px system-ui,sans-serif;opacity:.7\">").Append($"{ShownRows} of {frame.Rows.Count:N0} rows").Append("</div>");
        return html.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.####"),
        float number => number.ToString("0.####"),
        long or int or short or byte => $"{value:N0}",
        _ => value.ToString() ?? "",
    };
}
