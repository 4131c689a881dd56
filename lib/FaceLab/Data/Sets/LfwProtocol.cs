using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>A line of a people file: a person, how many images, and where it says so.</summary>
internal sealed record LfwPerson(string Name, int Images, int Line);

/// <summary>A line of a pairs file.</summary>
internal sealed record LfwPair(string FirstName, int FirstNumber, string SecondName, int SecondNumber, int Line)
{
    public bool Genuine => FirstName == SecondName;
}

/// <summary>Reads LFW's tab-separated protocol files: a header, then folds of people or pairs.</summary>
/// <remarks>
/// <c>pairs.txt</c> starts with "folds TAB n" and holds folds of n genuine then n impostor pairs; the View 1 files start
/// with "n" alone and hold one fold. People files are alike, with a count before each fold.
/// </remarks>
internal static class LfwProtocol
{
    private const NumberStyles Digits = NumberStyles.None;

    public static IReadOnlyList<IReadOnlyList<LfwPerson>> ReadPeople(string path)
    {
        var lines = Lines(path);
        var header = Fields(lines, 0, path);
        // people.txt: "10", then ten times a count and its lines; View 1: a count and its lines.
        var manyFolds = lines.Length > 1 && Fields(lines, 1, path).Length == 1;
        var folds = manyFolds ? Number(header[0], 1, path) : 1;
        var at = manyFolds ? 1 : 0;
        var result = new List<IReadOnlyList<LfwPerson>>();
        for (var fold = 0; fold < folds; fold++)
        {
            var count = Number(Fields(lines, at, path)[0], at + 1, path);
            at++;
            var people = new List<LfwPerson>();
            for (var i = 0; i < count; i++, at++)
            {
                var fields = Fields(lines, at, path);
                if (fields.Length != 2)
                    throw Malformed(path, at + 1, "'name TAB number of images'", lines[at]);
                people.Add(new LfwPerson(fields[0], Number(fields[1], at + 1, path), at + 1));
            }
            result.Add(people);
        }
        return at == lines.Length ? result : throw TooLong(path, at + 1);
    }

    public static IReadOnlyList<IReadOnlyList<LfwPair>> ReadPairs(string path)
    {
        var lines = Lines(path);
        var header = Fields(lines, 0, path);
        if (header.Length > 2)
            throw Malformed(path, 1, "'folds TAB pairs of each kind' or 'pairs of each kind'", lines[0]);
        var folds = header.Length == 2 ? Number(header[0], 1, path) : 1;
        var perFold = 2L * Number(header[^1], 1, path);
        if (folds == 0 || perFold == 0)
            throw Malformed(path, 1, "counts of at least 1", lines[0]);
        var promised = 1 + folds * perFold;
        if (promised > lines.Length)
            throw CutShort(path, lines.Length);
        if (promised < lines.Length)
            throw TooLong(path, promised + 1);
        return [.. Enumerable.Range(0, folds).Select(fold => (IReadOnlyList<LfwPair>)
            [.. Enumerable.Range(1 + fold * (int)perFold, (int)perFold).Select(at => Pair(lines, at, path))])];
    }

    private static LfwPair Pair(string[] lines, int at, string path)
    {
        var fields = Fields(lines, at, path);
        return fields.Length switch
        {
            3 => new LfwPair(fields[0], Number(fields[1], at + 1, path), fields[0], Number(fields[2], at + 1, path), at + 1),
            4 => new LfwPair(fields[0], Number(fields[1], at + 1, path), fields[2], Number(fields[3], at + 1, path), at + 1),
            _ => throw Malformed(path, at + 1, "'name TAB n TAB n' or 'name TAB n TAB name TAB n'", lines[at]),
        };
    }

    private static string[] Lines(string path)
    {
        var lines = File.ReadAllLines(path);
        // Blank lines at the end say nothing.
        lines = lines[..(Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1)];
        return lines.Length > 0 ? lines : throw new FaceDataException($"The protocol file '{path}' is empty. Fetch it again.");
    }

    /// <summary>The fields of a line, at least one.</summary>
    private static string[] Fields(string[] lines, int at, string path)
    {
        if (at >= lines.Length)
            throw CutShort(path, lines.Length);
        var fields = lines[at].Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 0 ? fields : throw Malformed(path, at + 1, "a count, or names with numbers", lines[at]);
    }

    private static int Number(string text, int line, string path) =>
        int.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw Malformed(path, line, "a whole number", text);

    private static FaceDataException CutShort(string path, int lines) =>
        new($"{Path.GetFileName(path)} ends after {lines:N0} lines where its header promises more: the file was cut short. Fetch '{path}' again.");

    private static FaceDataException TooLong(string path, long line) =>
        new($"{Path.GetFileName(path)} goes on at line {line:N0} where its header promises no more: one of the two is wrong. Fetch '{path}' again.");

    private static FaceDataException Malformed(string path, int line, string expected, string given) =>
        new($"{Path.GetFileName(path)}, line {line}: expected {expected}, got '{(given.Length > 80 ? given[..80] + "..." : given)}'. Fetch '{path}' again.");
}
