using FaceLab.Basics;
using FaceLab.Display.Charts;
using FaceLab.Display.Explanation;
using FaceLab.Display.Explorer;

namespace FaceLab.Display.Reports;

/// <summary>A page of sections: text, facts, tables, charts; one file that works offline.</summary>
/// <remarks><see cref="ToPage"/> puts plotly.js (1.4 MB, compressed) onto the page once, where a chart needs it; in a
/// notebook <see cref="Formatters.Register"/> does so. All texts are plain, not HTML.</remarks>
public sealed class Report
{
    private readonly StringBuilder body = new();
    private readonly List<string> sections = [];
    // A notebook may show several reports: their links need different names.
    private readonly string id = Guid.NewGuid().ToString("N")[..8];
    private bool needsPlotly;

    /// <summary>Makes an empty report.</summary>
    public Report(string title, string subtitle = "") => (Title, Subtitle) = (title, subtitle);

    /// <summary>The subject.</summary>
    public string Title { get; }

    /// <summary>The line below the title.</summary>
    public string Subtitle { get; }

    /// <summary>Begins a section with a heading.</summary>
    /// <returns>This report, to add more.</returns>
    public Report Section(string heading)
    {
        sections.Add(heading);
        body.Append($"<h2 id=\"section-{id}-{sections.Count}\">").Append(Text(heading)).Append("</h2>\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    public Report Paragraph(string text) => Html($"<p>{Text(text)}</p>");

    /// <summary>Adds a warning.</summary>
    public Report Warning(string text) => Html($"<p class=\"warning\" role=\"note\">{Text(text)}</p>");

    /// <summary>Adds text with its line breaks, such as a network's layers or a config.</summary>
    public Report Preformatted(string text) => Html($"<pre>{Text(text)}</pre>");

    /// <summary>Adds a few figures, large, each with its name and a remark.</summary>
    public Report Tiles(IEnumerable<(string Name, string Value, string Remark)> tiles)
    {
        var parts = tiles.Select(tile =>
            $"<div class=\"tile\"><span>{Text(tile.Name)}</span><b>{Text(tile.Value)}</b>" +
            $"<span>{Text(tile.Remark)}</span></div>");
        return Html($"<div class=\"tiles\">{string.Concat(parts)}</div>");
    }

    /// <summary>Adds names and values, one pair in each row.</summary>
    public Report Facts(IEnumerable<(string Name, string Value)> facts)
    {
        var rows = string.Concat(facts.Select(fact =>
            $"<tr><th>{Text(fact.Name)}</th><td>{Text(fact.Value)}</td></tr>"));
        return Html($"<table class=\"facts\"><tbody>{rows}</tbody></table>");
    }

    /// <summary>Adds a table: the first column is a name, the others are figures.</summary>
    public Report Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var head = string.Concat(columns.Select(column => $"<th>{Text(column)}</th>"));
        var cells = rows.Select(row => row.Select((cell, i) =>
            i == 0 ? $"<th>{Text(cell)}</th>" : $"<td class=\"number\">{Text(cell)}</td>"));
        return Html($"<div class=\"scroll\"><table class=\"facts\"><thead><tr>{head}</tr></thead>" +
            $"<tbody>{string.Concat(cells.Select(row => $"<tr>{string.Concat(row)}</tr>"))}</tbody></table></div>");
    }

    /// <summary>Adds a chart.</summary>
    public Report Add(Figure figure)
    {
        needsPlotly = true;
        return Html($"<div class=\"plot\">{figure.ToFragment()}</div>");
    }

    /// <summary>Adds a threshold explorer.</summary>
    public Report Add(ThresholdExplorer explorer) => Html(explorer.ToHtml());

    /// <summary>Adds two faces with the places where they are alike.</summary>
    public Report Add(ExplainedPair pair) => Html(pair.ToHtml());

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml()
    {
        var links = string.Concat(sections.Select((heading, i) =>
            $"<a href=\"#section-{id}-{i + 1}\">{Text(heading)}</a>"));
        return $"""
            {Page.Style("report.css")}
            <article class="facelab-report"><h1>{Text(Title)}</h1><p class="soft">{Text(Subtitle)}</p>
            <nav class="soft">{links}</nav>
            {body}</article>
            """;
    }

    /// <summary>Makes a complete page; it fetches nothing.</summary>
    public string ToPage() => Page.Of(Title, ToHtml(), needsPlotly ? Page.Plotly : "");

    /// <summary>Writes <see cref="ToPage"/>. The file appears whole or not at all.</summary>
    public void Save(string path)
    {
        var page = ToPage();
        WholeFile.Write(path, temporary => File.WriteAllText(temporary, page));
    }

    /// <inheritdoc/>
    public override string ToString() => Title;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private Report Html(string html)
    {
        body.Append(html).Append('\n');
        return this;
    }
}
