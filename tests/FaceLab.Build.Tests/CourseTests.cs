using System.Text.Json;
using System.Text.RegularExpressions;

namespace FaceLab.Build.Tests;

/// <summary>The shape that all notebooks share: opening, length, answered predictions, links, no outputs.</summary>
public sealed partial class CourseTests
{
    private const int MostLines = 25;

    /// <summary>The columns of code that fit into an executed page of 1,000 pixels.</summary>
    private const int Columns = 95;

    private static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    public static TheoryData<string> Chapters => [.. NamesIn(Folder)];

    public static TheoryData<string> All => [.. NamesIn(Folder), .. NamesIn(Path.Combine(Folder, "solutions"))];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_chapter_opens_with_its_card_and_the_same_two_lines(string name)
    {
        var cells = CellsOf(name);
        Assert.Equal("#r \"../lib/FaceLab.Display/bin/Release/net10.0/FaceLab.Display.dll\"\n#!import course.csx",
            cells[1].Text);
        var number = int.Parse(Path.GetFileName(name)[..2]);
        Assert.StartsWith($"# {number} · ", cells[0].Text);
        foreach (var part in (string[])["**You will learn**", "**Needs**", "**Takes**", "**Expect**", "(GLOSSARY.md)"])
            Assert.Contains(part, cells[0].Text);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_chapter_has_15_to_25_cells_a_figure_an_exercise_and_solutions(string name)
    {
        var cells = CellsOf(name);
        Assert.InRange(cells.Count, 15, 25);
        Assert.Contains(cells, cell => cell.Tags.Contains("figure"));
        Assert.Contains(cells, cell => cell.IsCode && cell.Text.Contains("your code"));
        Assert.Contains(cells, cell => cell.Tags.Contains("check"));
        var figure = Path.ChangeExtension(name, ".png");
        Assert.True(File.Exists(Path.Combine(Folder, "solutions", name)), $"notebooks/solutions/{name} is missing");
        Assert.True(File.Exists(Path.Combine(Folder, "figures", figure)),
            $"notebooks/figures/{figure} is missing: environment/bench/figures draws it from a run");
        Assert.Contains($"]({name})", File.ReadAllText(Path.Combine(Folder, "README.md")));
        Assert.Contains($"](notebooks/{name})", File.ReadAllText(Path.Combine(Checkout.Root, "README.md")));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Each_prediction_is_answered_after_a_cell_that_shows_it(string name)
    {
        var waiting = new List<string>();
        var shown = false;
        foreach (var cell in CellsOf(name))
        {
            shown |= cell.IsCode;
            foreach (var line in cell.Text.Split('\n'))
            {
                if (line.StartsWith("> **Answer.**"))
                {
                    Assert.True(waiting.Count > 0 && shown, $"an answer without a prediction and its plot: {line}");
                    waiting.Clear();
                }
                else if (line.StartsWith("> **Predict.**"))
                {
                    waiting.Add(line);
                    shown = false;
                }
            }
        }
        Assert.Empty(waiting);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_notebook_is_committed_without_outputs_and_without_what_an_editor_adds(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        var root = json.RootElement;
        // Editors add cells without ids to 4.5, and Jupyter distrusts the file when it is opened again.
        Assert.Equal((4, 4), (root.GetProperty("nbformat").GetInt32(), root.GetProperty("nbformat_minor").GetInt32()));
        foreach (var cell in root.GetProperty("cells").EnumerateArray())
        {
            Assert.False(cell.TryGetProperty("id", out _));
            if (cell.GetProperty("cell_type").GetString() != "code")
                continue;
            Assert.Equal(0, cell.GetProperty("outputs").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, cell.GetProperty("execution_count").ValueKind);
        }
        Assert.All(CellsOf(name).Where(cell => cell.IsCode),
            cell => Assert.InRange(cell.Text.Split('\n').Length, 1, MostLines));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_line_of_code_is_wider_than_an_executed_page(string name) =>
        Assert.All(CellsOf(name).Where(cell => cell.IsCode).SelectMany(cell => cell.Text.Split('\n')),
            line => Assert.InRange(line.Length, 0, Columns));

    [Theory]
    [MemberData(nameof(All))]
    public void Links_lead_somewhere_and_the_words_are_those_of_the_field(string name)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Folder, name))!;
        var text = string.Join('\n', CellsOf(name).Where(cell => !cell.IsCode).Select(cell => cell.Text));
        Assert.All(Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://")),
            link => Assert.True(File.Exists(Path.Combine(folder, link.Split('#')[0])), link));
        Assert.DoesNotMatch(OldWord(), Title().Replace(text, ""));
    }

    [Fact]
    public void A_solution_leaves_nothing_to_do_and_a_chapter_gives_none_away()
    {
        Assert.All(NamesIn(Path.Combine(Folder, "solutions")), name => Assert.DoesNotContain(CellsOf(name),
            cell => cell.IsCode && cell.Text.Contains("return 0;   // your code")));
        foreach (var name in NamesIn(Folder))
        {
            // The lines of a solution's function that the chapter's stub lacks.
            var chapter = LinesOf(CellsOf(name)).ToHashSet();
            var solved = LinesOf(CellsOf(Path.Combine("solutions", name)).Where(cell => cell.IsCode).Skip(1))
                .Count(line => !chapter.Contains(line));
            Assert.True(solved > 0, $"{name}: the chapter holds all of its solutions");
        }
    }

    private static IEnumerable<string> LinesOf(IEnumerable<Cell> cells) =>
        cells.SelectMany(cell => cell.Text.Split('\n')).Select(line => line.Trim());

    private static IEnumerable<string> NamesIn(string folder) => Directory.EnumerateFiles(folder, "*.ipynb")
        .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal);

    private static List<Cell> CellsOf(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        return [.. json.RootElement.GetProperty("cells").EnumerateArray().Select(cell => new Cell(
            cell.GetProperty("cell_type").GetString() == "code",
            string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())),
            cell.GetProperty("metadata").TryGetProperty("tags", out var tags)
                ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : []))];
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*[^*\n]+\*")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(recipes?|piles?|watched people|validation people|contenders?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OldWord();

    private sealed record Cell(bool IsCode, string Text, IReadOnlyList<string> Tags);
}
