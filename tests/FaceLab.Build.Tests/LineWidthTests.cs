using System.Runtime.CompilerServices;

namespace FaceLab.Build.Tests;

public sealed class LineWidthTests
{
    private const int Columns = 120;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    [InlineData("environment")]
    public void No_line_of_code_is_longer_than_120_columns(string folder)
    {
        var separator = Path.DirectorySeparatorChar;
        var tooLong = from path in Directory.EnumerateFiles(
            Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
                    where !path.Contains($"{separator}obj{separator}") && !path.Contains($"{separator}bin{separator}")
                    from line in File.ReadLines(path).Index()
                    where line.Item.Length > Columns
                    select $"{Path.GetRelativePath(Root, path)}({line.Index + 1})";
        Assert.Empty(tooLong);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
