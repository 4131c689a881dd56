using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FaceLab.Tests;

/// <summary>The map of lib/README.md: folders are namespaces, and none uses one that stands to its right.</summary>
public sealed partial class MapTests
{
    private static readonly string[] LeftToRight =
    [
        "Basics", "Data", "Data.Fetching", "Data.Sets", "Synthetic",
        "Faces.Decoding", "Faces.Alignment", "Faces.Detection", "Faces", "Faces.Statistics",
        "Networks.Layers", "Networks",
        "Learning.Mining", "Learning.Losses", "Learning.Sampling", "Learning.Checkpoints", "Learning",
        "Evaluation", "Evaluation.Calibration", "Evaluation.Search", "Evaluation.Clustering", "Evaluation.Projection",
        "Evaluation.Explanation", "Evaluation.Embeddings", "Evaluation.Reporting", "Runs",
    ];

    private static readonly string Library = Path.GetFullPath(Path.Combine(Here(), "..", "..", "lib", "FaceLab"));

    private static IEnumerable<string> Sources => Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Generated().IsMatch(path));

    [Fact]
    public void A_namespace_is_its_folder()
    {
        foreach (var path in Sources)
            Assert.Contains($"namespace {("FaceLab." + Folder(path)).TrimEnd('.')};", File.ReadAllText(path),
                StringComparison.Ordinal);
    }

    [Fact]
    public void Every_folder_has_its_place_and_every_place_a_folder() =>
        Assert.Equal(LeftToRight.Order(StringComparer.Ordinal), Sources.Select(Folder).Where(folder => folder != "")
            .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_summary_is_a_clause() => Assert.Empty(
        from path in Sources
        from match in Clause().Matches(File.ReadAllText(path))
        select $"{Path.GetRelativePath(Library, path)}: {match.Value}");

    [Fact]
    public void No_folder_uses_one_to_its_right()
    {
        var wrong = from path in Sources
                    let folder = Folder(path)
                    where folder != ""
                    from used in Used().Matches(File.ReadAllText(path)).Select(UsedFolder)
                    where Array.IndexOf(LeftToRight, used) > Array.IndexOf(LeftToRight, folder)
                    select $"{Path.GetRelativePath(Library, path)} uses FaceLab.{used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_folder_inside_another_uses_no_type_of_it_that_stands_to_its_right()
    {
        var types = Sources.SelectMany(path => Declared().Matches(File.ReadAllText(path))
            .Select(match => (Type: match.Groups[1].Value, Folder: Folder(path))))
            .ToLookup(entry => entry.Folder, entry => entry.Type);
        var wrong = from path in Sources
                    let folder = Folder(path)
                    let outer = folder.Split('.')[0]
                    where outer != folder && Array.IndexOf(LeftToRight, outer) > Array.IndexOf(LeftToRight, folder)
                    let words = Word().Matches(NoText().Replace(File.ReadAllText(path), ""))
                        .Select(match => match.Value).ToHashSet()
                    from type in types[outer]
                    where words.Contains(type) && !types[folder].Contains(type)
                    select $"{Path.GetRelativePath(Library, path)} uses {outer}.{type}";
        Assert.Empty(wrong);
    }

    /// <summary>The namespace of a using; a static one names a type of it.</summary>
    private static string UsedFolder(Match match) => match.Groups[1].Success
        ? match.Groups[2].Value[..match.Groups[2].Value.LastIndexOf('.')] : match.Groups[2].Value;

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Folder(string path) =>
        Path.GetRelativePath(Library, Path.GetDirectoryName(path)!).Replace(Path.DirectorySeparatorChar, '.')
            .TrimStart('.');

    [GeneratedRegex(@"<summary>\s*(/// )?(What|Whether|How|Where|Which|Who|Whose|When|Why)\b.*")]
    private static partial Regex Clause();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^using (static )?FaceLab\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|struct|record|interface|enum) ([A-Z]\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();

    /// <summary>Comments and strings.</summary>
    [GeneratedRegex("//.*|\"(\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex NoText();
}
