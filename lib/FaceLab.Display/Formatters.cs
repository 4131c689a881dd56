using System.Net;
using System.Text;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Display.Results;
using Microsoft.AspNetCore.Html;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.Display;

/// <summary>How FaceLab's values show themselves in a notebook: the one place that knows its formatters.</summary>
public static class Formatters
{
    /// <summary>Rows of a table that are shown; the rest is counted.</summary>
    private const int ShownRows = 12;

    /// <summary>
    /// Registers the formatters. As the last expression of a notebook's first cell the result also puts plotly.js, once,
    /// onto the page, so that charts work offline.
    /// </summary>
    /// <returns>The script element, to be shown.</returns>
    public static IHtmlContent Register()
    {
        Html<Figure>(figure => figure.ToFragment());
        Html<FaceGrid>(grid => grid.ToHtml());
        Html<DataFrame>(Table);
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToJson()), KeyResult.MimeType);
        Html<KeyResult>(result => $"<div style=\"font:13px system-ui,sans-serif\"><code>{WebUtility.HtmlEncode(result.Name)}</code> = <b>{result.Value:0.####}</b></div>");
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(KeyResult), KeyResult.MimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        return new HtmlString(PlotlyScript.Html);
    }

    private static void Html<T>(Func<T, string> toHtml) where T : notnull
    {
        Formatter.Register<T>((value, writer) => writer.Write(toHtml(value)), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType);
    }

    /// <summary>The first rows of a table, with column names and a line that says how many there are.</summary>
    private static string Table(DataFrame frame)
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
            html.Append("<div style=\"font:12px system-ui,sans-serif;color:#666\">").Append($"{ShownRows} of {frame.Rows.Count:N0} rows").Append("</div>");
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
