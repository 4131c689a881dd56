using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace FaceLab.Cli;

/// <summary>Results, on standard output: tables for people, JSON for scripts.</summary>
internal static class Output
{
    private const int ShownRows = 20;

    private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly IAnsiConsole Results = Create();

    /// <summary>Says something on standard error.</summary>
    public static void Note(string message) => Console.Error.WriteLine($"facelab: {message}");

    /// <summary>Reads an answer; true if it is yes.</summary>
    public static bool ReadYes() =>
        string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes one JSON document.</summary>
    public static void Json(object value) => Console.WriteLine(JsonSerializer.Serialize(value, JsonFormat));

    /// <summary>Writes names and values, one pair per row.</summary>
    public static void Facts(string title, IEnumerable<(string Name, string Value)> facts)
    {
        var table = Named(title).HideHeaders().AddColumn("").AddColumn("");
        foreach (var (name, value) in facts)
            table.AddRow(new Text(name), new Text(value));
        Results.Write(table);
    }

    /// <summary>Writes the first rows of a list and how many more there are; nothing for an empty list.</summary>
    /// <param name="title">The title, to which the number of rows is added.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="shownRows">The largest number of rows to write.</param>
    public static void List(string title, string[] columns, IReadOnlyCollection<string[]> rows,
        int shownRows = ShownRows)
    {
        if (rows.Count == 0)
            return;
        var table = Named($"{title} ({rows.Count:N0})").AddColumns(columns);
        foreach (var row in rows.Take(shownRows))
            table.AddRow(row.Select(cell => new Text(cell)));
        if (rows.Count > shownRows)
            table.Caption(new TableTitle($"and {rows.Count - shownRows:N0} more; --json lists all"));
        Results.Write(table);
    }

    private static Table Named(string title) =>
        new Table().Border(TableBorder.Rounded).Title(new TableTitle(Markup.Escape(title)));

    private static IAnsiConsole Create()
    {
        // A file or pipe takes no colours, and has no width of its own: rows shall not be broken there.
        var plain = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
            console.Profile.Width = 400;
        return console;
    }
}
