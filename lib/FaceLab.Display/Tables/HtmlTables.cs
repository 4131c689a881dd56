using FaceLab.Networks;

namespace FaceLab.Display.Tables;

internal static class HtmlTables
{
    /// <summary>The number of rows of a data frame that are shown; the rest is counted.</summary>
    private const int ShownRows = 12;

    /// <summary>The number of characters from which on the text of a cell may break.</summary>
    private const int LongestLine = 32;

    private const string Font = "font:13px system-ui,sans-serif";

    private static readonly string[] LayerColumns = ["layer", "kind", "input", "output", "parameters", "trainable"];

    /// <summary>Shows the first rows of a table, with column names and a line that says how many there are.</summary>
    public static string Of(DataFrame frame)
    {
        var head = string.Concat(frame.Columns.Select(column =>
            $"<th style=\"text-align:left;padding:2px 12px\">{WebUtility.HtmlEncode(column.Name)}</th>"));
        var rows = Enumerable.Range(0, (int)Math.Min(frame.Rows.Count, ShownRows))
            .Select(row => string.Concat(frame.Columns
            .Select(column => DataCell(Text(column[row])))));
        return $"<table style=\"{Font};border-collapse:collapse\"><thead><tr>{head}</tr></thead>" +
            $"<tbody>{string.Concat(rows.Select(row => $"<tr>{row}</tr>"))}</tbody></table>" +
                (frame.Rows.Count <= ShownRows ? ""
                : $"<div style=\"font:12px system-ui,sans-serif;opacity:.7\">{ShownRows} of {frame.Rows.Count:N0} " +
                    $"rows</div>");
    }

    /// <summary>Shows every layer in a box that scrolls, with totals; frozen layers are faint.</summary>
    public static string Of(NetworkSummary summary)
    {
        var head = string.Concat(LayerColumns.Select((column, i) =>
            Cell("th", column, i > 3,
                "position:sticky;top:0;background:rgba(128,128,128,.15);backdrop-filter:blur(8px);")));
        return "<div style=\"max-width:100%;max-height:26em;overflow:auto;display:inline-block;border:1px solid " +
            "rgba(128,128,128,.35)\">" +
            $"<table style=\"{Font};border-collapse:collapse;margin:0\"><thead><tr>{head}</tr></thead>" +
            $"<tbody>{string.Concat(summary.Layers.Select(Row))}</tbody></table></div>" +
            $"<div style=\"font:13px system-ui,sans-serif\"><b>{WebUtility.HtmlEncode(summary.Network)}</b>: " +
                $"{summary.Totals}</div>";
    }

    /// <summary>A figure with its unit or its interval stays on one line; longer text breaks where it must.</summary>
    private static string DataCell(string text) =>
        $"<td style=\"padding:2px 12px{(text.Length <= LongestLine ? ";white-space:nowrap" : "")}\">" +
        $"{WebUtility.HtmlEncode(text)}</td>";

    private static string Row(LayerRow row)
    {
        var frozen = row.Parameters > 0 && row.TrainableParameters == 0;
        string[] texts = [row.Name, row.Kind, row.Input, row.Output];
        long[] counts = [row.Parameters, row.TrainableParameters];
        return (frozen ? "<tr style=\"opacity:.55\">" : "<tr>") +
            string.Concat(texts.Select(text => Cell("td", text, number: false))) +
            string.Concat(counts.Select(count => Cell("td", row.Parameters == 0 ? "" : $"{count:N0}", number: true))) +
                "</tr>";
    }

    private static string Cell(string element, string text, bool number, string style = "") =>
        $"<{element} style=\"{style}white-space:nowrap;text-align:{(number ? "right" : "left")};padding:2px " +
            $"10px\">{WebUtility.HtmlEncode(text)}</{element}>";

    private static string Text(object? value) => value switch
    {
        null => "",
        double or float => $"{value:0.####}",
        long or int or short or byte => $"{value:N0}",
        _ => value.ToString() ?? "",
    };
}
