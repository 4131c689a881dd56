namespace FaceLab.Data.Sets;

internal sealed record LfwPerson(string Name, int Images, DataLine Line);

/// <summary>A line of two images of one person, a genuine pair, or with two names, an impostor pair.</summary>
internal sealed record LfwPair(
    string FirstName, int FirstNumber, string SecondName, int SecondNumber, bool Genuine, DataLine Line);

/// <summary>Reads LFW's protocol files: a header, then people, or folds of pairs.</summary>
/// <remarks>
/// <c>pairs.txt</c> starts with "folds TAB n" and holds folds of n genuine then n impostor pairs; the View 1 files
/// start with "n" alone and hold one fold, or n people. Fields are between tabs; a line without a tab has blanks there,
/// as LFW's names have none.
/// </remarks>
internal static class LfwProtocol
{
    public static List<LfwPerson> ReadPeople(string path)
    {
        var lines = Lines(path);
        var count = Tabbed(lines[0]) is [var text] ? lines[0].Whole(text, "a count")
            : throw lines[0].Malformed("a count,");
        RequireLines(lines, 1L + count);
        return [.. lines.Skip(1).Select(line => Tabbed(line) is [var name, var images]
            ? new LfwPerson(name, line.Whole(images, "a number of images"), line)
                : throw line.Malformed("'name TAB number of images',"))];
    }

    public static IEnumerable<LfwPair[]> ReadPairs(string path)
    {
        var lines = Lines(path);
        var (folds, each) = Tabbed(lines[0]) switch
        {
            [var pairs] => (1, Count(lines[0], pairs)),
            [var many, var pairs] => (Count(lines[0], many), Count(lines[0], pairs)),
            _ => throw lines[0].Malformed("'folds TAB pairs of each kind' or 'pairs of each kind',"),
        };
        RequireLines(lines, 1 + 2L * folds * each);
        return lines.Skip(1).Select(PairOf).Chunk(2 * each);
    }

    private static LfwPair PairOf(DataLine line) => Tabbed(line) switch
    {
        [var name, var first, var second] =>
            new LfwPair(name, Number(line, first), name, Number(line, second), Genuine: true, line),
        [var one, var first, var other, var second] =>
            new LfwPair(one, Number(line, first), other, Number(line, second), Genuine: false, line),
        _ => throw line.Malformed("'name TAB n TAB n' or 'name TAB n TAB name TAB n',"),
    };

    private static int Number(DataLine line, string text) => line.Whole(text, "an image's number");

    private static int Count(DataLine header, string text) =>
        header.Whole(text, "a count") is > 0 and var count ? count : throw header.Malformed("counts of at least 1,");

    /// <summary>Reads all lines. Blank ones at the end are ignored; others are malformed.</summary>
    private static List<DataLine> Lines(string path)
    {
        var lines = File.ReadAllLines(path).Select((text, i) => new DataLine(path, i + 1, text)).ToList();
        lines = lines[..(lines.FindLastIndex(line => !string.IsNullOrWhiteSpace(line.Text)) + 1)];
        return lines.Count > 0 ? lines : throw new FaceDataException($"The protocol file '{path}' is empty. Fetch it " +
            "again.");
    }

    private static string[] Tabbed(DataLine line) =>
        line.Text.Split(line.Text.Contains('\t') ? '\t' : ' ',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void RequireLines(List<DataLine> lines, long promised)
    {
        var (path, name) = (lines[0].File, Path.GetFileName(lines[0].File));
        if (lines.Count < promised)
            throw new FaceDataException(
                $"{name} ends after {lines.Count:N0} lines where its header promises more: the file was cut short. " +
                $"Fetch '{path}' again.");
        if (lines.Count > promised)
            throw new FaceDataException($"{name} goes on at line {promised + 1:N0} where its header promises no " +
                $"more: one of the two is wrong. Fetch '{path}' again.");
    }
}
